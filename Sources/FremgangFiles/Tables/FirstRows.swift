/// What the first rows of a table show from its header on: one walk for all who look at them.
struct FirstRows {
  private(set) var dialect = DialectLook()
  private(set) var header: HeaderLook
  private let limits: ReadingLimits
  /// How many rows were looked at.
  private var count = 0
  /// How the rows before the header ended.
  private let before: LineEnds

  /// Nothing yet of a table with a header on `line`, before which rows ended so.
  init(line: Int, after before: LineEnds, limits: ReadingLimits) {
    header = HeaderLook(line: line)
    self.before = before
    self.limits = limits
  }

  /// Whether enough rows were looked at.
  private var isFull: Bool { count > max(limits.rowsSampled, 0) }

  /// Looks at one more row, the header first; `lineEnds` are those up to its end.
  mutating func add(_ row: CSVRow, _ bytes: [UInt8], _ lineEnds: LineEnds) {
    guard !isFull else { return }
    if count < limits.rowsSampled { dialect.add(row, bytes, lineEnds.without(before)) }
    if count == 0 {
      header.begin(with: row, bytes)
    } else {
      header.add(row, bytes)
    }
    count += 1
  }
}
