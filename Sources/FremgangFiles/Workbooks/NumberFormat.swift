/// What the format of a cell makes of a number.
enum NumberFormat: Hashable {
  /// A number like any other.
  case number
  /// A day, a time of day, or both.
  case date
  /// Whole numbers filled up with zeros, with signs between: the digits and what stands between.
  case zeros([UInt8])

  /// The formats that Excel knows by number (ECMA-376-1, 18.8.30, with the dates of the East Asian
  /// setups, which stand in files without their code).
  init(builtIn id: Int) {
    switch id {
    case 14...22, 27...36, 45...47, 50...58: self = .date
    default: self = .number
    }
  }

  /// Reads the code of a format, such as `dd-mm-yyyy;@`; its first section decides.
  init(code: String) {
    var letters: [UInt8] = []
    var zeros: [UInt8] = []
    var isPlain = true
    var bytes = Array(code.utf8)[...]
    while let byte = bytes.popFirst(), byte != UInt8(ascii: ";") {
      switch byte {
      case UInt8(ascii: "\""):
        let text = bytes.prefix { $0 != byte }
        bytes = bytes.dropFirst(text.count + 1)
        zeros += text
      case UInt8(ascii: "\\"): zeros += bytes.popFirst().map { [$0] } ?? []
      case UInt8(ascii: "_"), UInt8(ascii: "*"): bytes = bytes.dropFirst()
      case UInt8(ascii: "["):
        let text = bytes.prefix { $0 != UInt8(ascii: "]") }
        bytes = bytes.dropFirst(text.count + 1)
        if NumberFormat.isElapsedTime(text) { letters.append(UInt8(ascii: "h")) }
      default:
        letters.append(byte | 0x20)
        zeros.append(byte)
        if byte != UInt8(ascii: "0"), byte != UInt8(ascii: "-") { isPlain = false }
      }
    }
    if letters.contains(where: "dmyhs".utf8.contains), !letters.starts(with: "general".utf8) {
      self = .date
    } else if isPlain, zeros.count(where: { $0 == UInt8(ascii: "0") }) > 1 {
      self = .zeros(zeros)
    } else {
      self = .number
    }
  }

  /// Hours, minutes or seconds that run on past a day, such as `[h]`; other brackets hold colours,
  /// conditions and languages.
  private static func isElapsedTime(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first, "hmsHMS".utf8.contains(first) else { return false }
    return text.allSatisfy { $0 == first }
  }
}
