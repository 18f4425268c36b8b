/// One table found in the files of an export: a text file, or a sheet written out as text.
package struct ExportTable: Sendable {
  /// Where it was found, such as `export.zip/dataset.csv` or `export.xlsx[Ark1]`.
  package var name: String
  /// Its bytes, as they were before anybody asked for their encoding.
  package var bytes: [UInt8]
  /// What is known of how it is written.
  package var dialect: DialectChoice
  /// The index of the file that it was found in.
  package var file: Int
}
