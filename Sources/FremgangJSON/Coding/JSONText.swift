/// Strings and numbers as JSON writes them.
package enum JSONText {
  /// A string in quotes; what no reader would see is escaped.
  package static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case _ where isUnseen(scalar): quoted += escape(scalar)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// A text for a terminal or a log, on as many lines as it has: what no reader would see, or what
  /// would turn or move the text around it, is escaped.
  package static func visible(_ text: String) -> String {
    let isHidden = { (scalar: Unicode.Scalar) in
      isUnseen(scalar) && scalar != "\n" && scalar != "\t"
    }
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    return text.unicodeScalars.reduce(into: "") { shown, scalar in
      if isHidden(scalar) {
        shown += escape(scalar)
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
  }

  /// Whether nothing is seen of a scalar itself: control characters, ends of lines, marks of direction,
  /// signs without width.
  package static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF:
      true
    default: false
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }

  /// Whether a byte stands for itself in a string: not where it may begin what ``quoted(_:)`` escapes.
  static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte != 0x7F
      && byte != 0xC2 && byte != 0xD8 && byte != 0xE2 && byte != 0xEF
  }

  /// A finite double in the shortest form that reads back to it: `9`, `9.25`, `1e-300`.
  static func number(_ value: Double) -> String {
    // Negative zero is written as 0: nothing here depends on its sign.
    if value == 0 { return "0" }
    let text = value.description
    return text.utf8.suffix(2).elementsEqual(".0".utf8) ? String(text.dropLast(2)) : text
  }
}
