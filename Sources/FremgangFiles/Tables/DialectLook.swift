/// What the first rows of a table show of its line ends and decimals.
struct DialectLook {
  private(set) var lineEnds = LineEnds()
  private(set) var decimal: CSVDialect.Decimal?

  init(_ bytes: [UInt8], start: Int, line: Int, delimiter: UInt8, limits: ReadingLimits) {
    var tokens = CSVTokenizer(
      bytes,
      start: start,
      line: line,
      delimiter: delimiter,
      limits: limits
    )
    var row = CSVRow()
    var (commas, points) = (0, 0)
    for _ in 0..<limits.rowsSampled where tokens.next(into: &row) {
      for cell in row.cells {
        switch DialectLook.decimalSign(CellText.trimmed(cell.range, in: bytes), bytes) {
        case .comma: commas += 1
        case .point: points += 1
        case nil: break
        }
      }
    }
    lineEnds = tokens.lineEnds
    if (commas > 0) != (points > 0) { decimal = commas > 0 ? .comma : .point }
  }

  /// The decimal sign of a number with one sign, unless the sign might divide thousands.
  static func decimalSign(_ range: Range<Int>, _ bytes: [UInt8]) -> CSVDialect.Decimal? {
    var sign: (decimal: CSVDialect.Decimal, place: Int)?
    guard range.count >= 3, range.count <= 18 else { return nil }
    for index in range {
      switch bytes[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): continue
      case UInt8(ascii: "-") where index == range.lowerBound: continue
      case UInt8(ascii: ","), UInt8(ascii: "."):
        if sign != nil { return nil }
        sign = (bytes[index] == UInt8(ascii: ",") ? .comma : .point, index)
      default: return nil
      }
    }
    guard let sign, sign.place > range.lowerBound, sign.place < range.upperBound - 1 else {
      return nil
    }
    let isGroup = range.upperBound - sign.place == 4 && bytes[range.lowerBound] != UInt8(ascii: "0")
    return isGroup ? nil : sign.decimal
  }
}
