/// The place of a cell in a sheet, counted from 1.
struct CellReference: Hashable {
  /// The last row and column of a sheet in Excel since 2007.
  static let last = CellReference(row: 1_048_576, column: 16_384)

  var row: Int
  var column: Int

  init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// Reads `B12`; nothing for what is no place in a sheet.
  init?(_ text: some StringProtocol) {
    var (row, column) = (0, 0)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "$"): continue
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
        guard row == 0, column <= CellReference.last.column else { return nil }
        column = column * 26 + Int(byte & 0x1F)
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard row <= CellReference.last.row else { return nil }
        row = row * 10 + Int(byte - UInt8(ascii: "0"))
      default: return nil
      }
    }
    self.init(row: row, column: column)
    guard isInSheet else { return nil }
  }

  /// Whether a sheet has such a cell.
  var isInSheet: Bool {
    (1...CellReference.last.row).contains(row) && (1...CellReference.last.column).contains(column)
  }

  /// The place as Excel writes it.
  var text: String { CellReference.letters(of: column) + String(row) }

  /// The letters over a column.
  static func letters(of column: Int) -> String {
    var letters = ""
    var rest = column
    while rest > 0 {
      rest -= 1
      letters = String(Character(Unicode.Scalar(UInt8(rest % 26) + UInt8(ascii: "A")))) + letters
      rest /= 26
    }
    return letters
  }
}
