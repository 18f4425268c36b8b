/// One file of an export with its columns understood.
struct ExportSource {
  let name: String
  /// The index of the file that it was found in.
  let file: Int
  let table: TableText
  let header: TableHeader
  let form: RowForm
  var layout: FileLayout

  /// How the file is written, in words.
  var notes: [String] {
    var notes = ["\(name): \(table.dialect.summary)"]
    if table.rowsBeforeHeader > 0 {
      notes.append("\(name): the header is on line \(table.line), after other text")
    }
    return notes
  }
}
