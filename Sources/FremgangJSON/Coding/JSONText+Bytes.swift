extension JSONText {
  /// Doubles below this that are whole are written as whole numbers are.
  private static let mostWhole = 1e15

  /// Appends a whole number.
  static func append(_ integer: Int, to bytes: inout [UInt8]) {
    if integer < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = integer.magnitude
    let start = bytes.count
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }

  /// Appends a finite double, as ``number(_:)`` writes it.
  static func append(_ double: Double, to bytes: inout [UInt8]) {
    if double.magnitude < mostWhole, case let whole = Int(double), Double(whole) == double {
      append(whole, to: &bytes)
    } else {
      bytes += number(double).utf8
    }
  }

  /// Appends a text in quotes, as ``quoted(_:)`` writes it.
  static func append(quoted string: String, to bytes: inout [UInt8]) {
    var string = string
    string.withUTF8 { text in
      if unsafe text.allSatisfy(isPlain) {
        bytes.append(UInt8(ascii: "\""))
        unsafe bytes.append(contentsOf: text)
        bytes.append(UInt8(ascii: "\""))
      } else {
        bytes += quoted(unsafe String(decoding: text, as: UTF8.self)).utf8
      }
    }
  }
}
