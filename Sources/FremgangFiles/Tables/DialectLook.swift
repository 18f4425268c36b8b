/// What the first rows of a table show of its line ends and decimals.
struct DialectLook {
  private(set) var lineEnds = LineEnds()
  private var hasCommas = false
  private var hasPoints = false

  /// The decimal sign that alone stands in numbers.
  var decimal: CSVDialect.Decimal? {
    hasCommas == hasPoints ? nil : hasCommas ? .comma : .point
  }

  /// Looks at one more row, after which line ends are known.
  mutating func add(_ row: CSVRow, _ bytes: [UInt8], _ lineEnds: LineEnds) {
    self.lineEnds = lineEnds
    for cell in row.cells where cell.end - cell.start > 1 {
      switch DialectLook.decimalSign(CellText.trimmed(cell.range, in: bytes), bytes) {
      case .comma: hasCommas = true
      case .point: hasPoints = true
      case nil: break
      }
    }
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
