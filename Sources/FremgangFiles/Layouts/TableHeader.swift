/// The names of the columns of a table.
struct TableHeader {
  /// The names as they stand, without blanks at either end.
  let names: [String]
  /// The names as they are compared.
  let folded: [String]
  /// The line on which the header begins.
  let line: Int

  init(_ row: CSVRow, _ bytes: [UInt8]) {
    names = row.cells.map { CellText.trimmedText(of: $0, in: bytes) }
    folded = names.map(FoldedName.fold)
    line = row.line
  }

  /// The columns called `name`: exactly so where there are any, otherwise as names are compared.
  func columns(named name: String) -> [Int] {
    let exact = names.indices.filter { names[$0] == name }
    if !exact.isEmpty { return exact }
    let wanted = FoldedName.fold(name)
    return wanted.isEmpty ? [] : folded.indices.filter { folded[$0] == wanted }
  }
}
