/// One file of an export with its columns understood.
struct ExportSource {
  let name: String
  /// The index of the file that it was found in.
  let file: Int
  var table: TableText
  var header: TableHeader
  var layout: FileLayout
  /// How many rows the header takes.
  var headerRows = 1
  /// The only records that are read, with the lines on which they stand; nothing where all are.
  var records: [(range: Range<Int>, line: Int)]?
  /// How the file is written, where the table has been written anew since it was read.
  var writtenAs: CSVDialect?

  /// How the file is written.
  var dialect: CSVDialect { writtenAs ?? table.dialect }

  /// The form that its rows have to have.
  var form: RowForm { RowForm(table) }

  /// A tokenizer that stands after the header.
  var rows: CSVTokenizer {
    HeaderRows.skip(headerRows, of: table)
  }

  /// How the file is written, in words.
  var notes: [String] {
    var notes = ["\(name): \(dialect.summary)"]
    if table.rowsBeforeHeader > 0 {
      notes.append("\(name): the header is on line \(table.line), after other text")
    }
    if headerRows > 1 { notes.append("\(name): the header takes \(headerRows) rows") }
    if let system = layout.system { notes.append("\(name): exported from \(system.title)") }
    return notes
  }
}
