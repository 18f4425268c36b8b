/// What the first rows of a table show of its line ends and decimals.
struct DialectLook {
  private(set) var lineEnds = LineEnds()
  private(set) var decimal: CSVDialect.Decimal?

  init(_ sample: TableSample, _ syntax: CSVSyntax) {
    let bytes = sample.bytes
    var tokens = sample.records(syntax)
    var row = CSVRow()
    var (commas, points) = (0, 0)
    for _ in 0..<sample.limits.rowsSampled where tokens.next(into: &row) {
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

  /// The decimal sign of a number, unless its sign might divide thousands.
  static func decimalSign(_ range: Range<Int>, _ bytes: [UInt8]) -> CSVDialect.Decimal? {
    guard range.count >= 2, range.count <= 24 else { return nil }
    var signs: [(decimal: CSVDialect.Decimal, place: Int)] = []
    var digits = 0
    for index in range {
      switch bytes[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "-") where index == range.lowerBound: continue
      case UInt8(ascii: "+") where index == range.lowerBound: continue
      case UInt8(ascii: ","): signs.append((.comma, index))
      case UInt8(ascii: "."): signs.append((.point, index))
      default: return nil
      }
    }
    guard digits > 0, let last = signs.last, last.place < range.upperBound - 1 else { return nil }
    if signs.count == 1 {
      let whole = last.place - range.lowerBound
      let isGroup =
        range.upperBound - last.place == 4 && whole > 0 && bytes[range.lowerBound] != 0x30
      return whole == 0 || isGroup ? nil : last.decimal
    }
    // Of two different signs the last stands before decimals, where the number is one.
    guard signs.dropLast().allSatisfy({ $0.decimal != last.decimal }),
      case .number = NumberText.decimal(range, bytes, sign: last.decimal)
    else { return nil }
    return last.decimal
  }
}
