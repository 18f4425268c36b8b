/// What the beginning of a table looks like under one syntax.
struct TableLook {
  let syntax: CSVSyntax
  private let countsSpaces: Bool
  /// The fields of the header, unnamed ones at its end aside: of the first row in which more than one
  /// of them holds something.
  private(set) var width = 0
  /// All fields of the header.
  private var fullWidth = 0
  /// Where the header begins.
  private(set) var headerStart: Int
  /// The line on which it begins.
  private(set) var headerLine: Int
  /// Rows before the header that hold something, such as a title.
  private(set) var rowsBeforeHeader = 0
  /// Rows after the header that are not empty and whose quotes are in order.
  private(set) var rows = 0
  /// Those with as many fields as the header, empty ones at the end aside.
  private(set) var agreeing = 0
  /// The number of fields that most of the others have.
  private(set) var otherWidth = 0
  /// Rows whose quotes are not in order.
  private(set) var faulty = 0
  /// The number of fields that all of the rows have, where it is more than the header's.
  private(set) var paddedWidth: Int?
  /// Whether a field of the header holds another candidate.
  private(set) var headerHoldsOthers = false
  /// Fields in quotes, and those of them that stand in the header.
  private(set) var quoted = 0
  private(set) var quotedInHeader = 0
  /// Fields after the first of a row, and those of them with a space before them.
  private(set) var following = 0
  private(set) var spaced = 0
  /// What the rows show from the header on.
  private(set) var firstRows: FirstRows
  /// Whether it rests on where the sample ends; if not, a longer one would look the same.
  private(set) var hasSeenEnd = false

  /// After so many rows of a single field each, the first row is the header after all.
  private static let mostRowsBeforeHeader = 20

  /// Whether every row agrees with a header of several fields; where the quotes of all rows are out of
  /// order, they are reported one by one.
  var fits: Bool { width > 1 && agreeing == rows && (faulty <= rows || rows == 0) }
  /// Whether at least half of the rows do.
  var mostlyFits: Bool { width > 1 && agreeing * 2 >= rows && agreeing > 0 && faulty <= rows }

  /// Reads the beginning of a table; spaces are counted where they follow a delimiter anywhere.
  init(_ sample: TableSample, _ syntax: CSVSyntax, countsSpaces: Bool) {
    self.init(before: sample, syntax, countsSpaces: countsSpaces)
    var tokens = sample.records(syntax)
    var row = CSVRow()
    findHeader(&tokens, &row, sample)
    headerHoldsOthers = holdsOthers(row, sample.bytes)
    firstRows.add(row, sample.bytes, tokens.lineEnds)
    add(row, sample)
    quotedInHeader = quoted
    var others: [Int: Int] = [:]
    var (only, isOnly): (Int?, Bool) = (nil, true)
    while rows + faulty < sample.limits.rowsSampled, tokens.next(into: &row) {
      // What stands last in a sample may go on after it.
      if sample.isCut, tokens.offset >= sample.end { break }
      firstRows.add(row, sample.bytes, tokens.lineEnds)
      if row.isEmptyLine { continue }
      if !row.faults.isEmpty {
        faulty += 1
        continue
      }
      if row.cells.allSatisfy({ $0.range.isEmpty }) { continue }
      rows += 1
      if let only, only != row.cells.count { isOnly = false }
      only = row.cells.count
      add(row, sample)
      if row.cells.count >= width, filledWidth(of: row) <= fullWidth {
        agreeing += 1
      } else {
        others[row.cells.count, default: 0] += 1
      }
    }
    if tokens.hasSeenEnd { hasSeenEnd = true }
    let most = others.max { ($0.value, $0.key) < ($1.value, $1.key) }
    otherWidth = most?.key ?? 0
    if isOnly, let only, only > fullWidth { paddedWidth = only }
  }

  private init(before sample: TableSample, _ syntax: CSVSyntax, countsSpaces: Bool) {
    self.syntax = syntax
    self.countsSpaces = countsSpaces
    headerStart = sample.start
    headerLine = sample.line
    firstRows = FirstRows(line: sample.line, after: LineEnds(), limits: sample.limits)
  }

  /// Looks for the header, and at no row after it.
  static func ofHeader(_ syntax: CSVSyntax, _ sample: TableSample) -> TableLook {
    var look = TableLook(before: sample, syntax, countsSpaces: false)
    var tokens = sample.records(syntax)
    var row = CSVRow()
    look.findHeader(&tokens, &row, sample)
    return look
  }

  /// Whether this is a way to read the table beside the `plain` one, which always is.
  ///
  /// Apostrophes are quotes where the header stands in them, no field stands in other quotes, and most
  /// rows can be read so; backslashes belong to quotes where doubled quotes do not explain every row;
  /// spaces belong to delimiters where each has one.
  func isSound(beside plain: TableLook) -> Bool {
    if syntax == plain.syntax { return true }
    guard rows > 0, agreeing * 2 >= rows + faulty else { return false }
    if syntax.quote != plain.syntax.quote, plain.quoted > 0 || quotedInHeader == 0 { return false }
    if syntax.spaceFollows, spaced < following || following == 0 { return false }
    if syntax.escape != plain.syntax.escape {
      return faulty == 0 && agreeing == rows && quoted > 0 && !(plain.faulty == 0 && plain.fits)
    }
    return true
  }

  /// How many signs this way of reading explains that the `plain` one does not.
  func evidence(beside plain: CSVSyntax) -> Int {
    (syntax.spaceFollows ? 4 : 0) + (syntax.quote != plain.quote ? 2 : 0)
      + (syntax.escape != plain.escape ? 1 : 0)
  }

  private mutating func add(_ row: CSVRow, _ sample: TableSample) {
    for cell in row.cells where cell.isQuoted { quoted += 1 }
    guard countsSpaces else { return }
    for cell in row.cells.dropFirst() {
      following += 1
      let before = cell.start - (cell.isQuoted ? 2 : 1)
      if before >= sample.start, sample.bytes[before] == UInt8(ascii: " ") { spaced += 1 }
    }
  }

  /// Reads up to the header, which is left in `row` with the tokenizer after it.
  private mutating func findHeader(
    _ tokens: inout CSVTokenizer,
    _ row: inout CSVRow,
    _ sample: TableSample
  ) {
    var first: (tokens: CSVTokenizer, row: CSVRow, before: CSVTokenizer)?
    var before = tokens
    defer { if tokens.hasSeenEnd { hasSeenEnd = true } }
    while rowsBeforeHeader <= TableLook.mostRowsBeforeHeader, tokens.next(into: &row) {
      defer { before = tokens }
      let filled = row.cells.count { !CellText.trimmed($0.range, in: sample.bytes).isEmpty }
      if filled == 0 { continue }
      if first == nil { first = (tokens, row, before) }
      if filled > 1 {
        settle(on: row, before, sample)
        return
      }
      rowsBeforeHeader += 1
    }
    rowsBeforeHeader = 0
    // The tokenizer goes back to where it may not have seen the end.
    if tokens.hasSeenEnd { hasSeenEnd = true }
    guard let first else { return }
    (tokens, row) = (first.tokens, first.row)
    settle(on: row, first.before, sample)
    width = 0
  }

  /// Takes a row for the header, before which the tokenizer stood so.
  private mutating func settle(on row: CSVRow, _ before: CSVTokenizer, _ sample: TableSample) {
    width = row.cells.count
    fullWidth = width
    while width > 1, row.cells[width - 1].range.isEmpty { width -= 1 }
    headerStart = before.offset
    headerLine = row.line
    firstRows = FirstRows(line: headerLine, after: before.lineEnds, limits: sample.limits)
  }

  /// The number of fields without empty ones beyond the header.
  private func filledWidth(of row: CSVRow) -> Int {
    var count = row.cells.count
    while count > fullWidth, row.cells[count - 1].range.isEmpty { count -= 1 }
    return count
  }

  private func holdsOthers(_ row: CSVRow, _ bytes: [UInt8]) -> Bool {
    row.cells.contains { cell in
      !cell.isQuoted
        && bytes[cell.range].contains { byte in
          byte != syntax.delimiter && DelimiterSearch.candidates.contains(byte)
        }
    }
  }
}
