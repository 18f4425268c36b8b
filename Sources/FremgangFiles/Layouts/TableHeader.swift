import FremgangJSON

/// The names of the columns of a table, or of the items that a column of items names.
struct TableHeader {
  /// The names as they stand, without blanks at either end.
  let names: [String]
  /// The names as they are compared.
  let folded: [String]
  /// The line on which the header begins.
  let line: Int
  /// For names that stand in a column in place of a header: the line of each, and the column.
  let rows: (lines: [Int], column: Int)?
  /// What the export says besides of a column, such as the wording of its question.
  var titles: [Int: String] = [:]
  private let places: [String: [Int]]
  private let foldedPlaces: [String: [Int]]

  init(_ row: CSVRow, _ bytes: [UInt8]) {
    let names = row.cells.map { CellText.trimmedText(of: $0, in: bytes) }
    self.init(names, line: row.line, rows: nil)
  }

  /// A header made of names that stand in the rows of `column`.
  init(names: [String], lines: [Int], column: Int, line: Int) {
    self.init(names, line: line, rows: (lines, column))
  }

  private init(_ names: [String], line: Int, rows: (lines: [Int], column: Int)?) {
    let folded = names.map(FoldedName.fold)
    self.names = names
    self.folded = folded
    self.line = line
    self.rows = rows
    // A plan may name as many columns as there are, so none is looked for from the first on.
    places = Dictionary(grouping: names.indices) { names[$0] }
    foldedPlaces = Dictionary(grouping: folded.indices) { folded[$0] }
  }

  /// The columns called `name`: exactly so where there are any, otherwise as names are compared;
  /// `#7` is the seventh column, when none is called so.
  func columns(named name: String) -> [Int] {
    if let exact = places[name] { return exact }
    if let number = TableHeader.position(name) { return number <= names.count ? [number - 1] : [] }
    let wanted = FoldedName.fold(name)
    return wanted.isEmpty ? [] : foldedPlaces[wanted] ?? []
  }

  /// The number in `#7`.
  static func position(_ name: String) -> Int? {
    guard name.first == "#", name.count <= 8, let number = Int(name.dropFirst()), number > 0 else {
      return nil
    }
    return number
  }

  /// The name by which a plan finds a column again: its own, or its place among others of the name.
  func planName(_ column: Int) -> String {
    columns(named: names[column]) == [column] ? names[column] : "#\(column + 1)"
  }

  /// The name of a column for a sentence, with what else is known of it.
  func title(_ column: Int) -> String {
    guard let title = titles[column], !title.isEmpty else { return "\"\(names[column])\"" }
    return "\"\(names[column])\" (\(title.prefix(60))\(title.count > 60 ? "…" : ""))"
  }

  /// Where a name stands.
  func place(_ file: String, _ column: Int?) -> Place {
    guard let rows, let column else {
      return Place(file: file, line: line, column: column.map { $0 + 1 })
    }
    return Place(file: file, line: rows.lines[column], column: rows.column + 1)
  }

  /// Whether a column is one choice of a question with several, as REDCap writes it: `meds___1`.
  ///
  /// It holds whether the choice was ticked, so it is never an item, whatever comes before.
  func isCheckbox(_ column: Int) -> Bool {
    var underscores = 0
    var isAfterText = false
    for byte in names[column].utf8 {
      if byte == UInt8(ascii: "_") {
        underscores += 1
      } else if underscores >= 3, isAfterText {
        return true
      } else {
        underscores = 0
        isAfterText = true
      }
    }
    return false
  }
}
