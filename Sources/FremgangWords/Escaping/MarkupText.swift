/// Text made safe inside HTML, SVG and XML, in content and in quoted attributes alike.
public enum MarkupText {
  /// `text` with the five significant characters as references.
  ///
  /// What XML 1.0 forbids (control characters, U+FFFE, U+FFFF) becomes U+FFFD, so that one label
  /// cannot make a whole chart unreadable, and so does what turns the text around it. Line breaks and tabs become spaces.
  public static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n", "\r": result += " "
      default: result.unicodeScalars.append(isForbidden(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return result
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      || scalar.value == 0xFFFE || scalar.value == 0xFFFF || scalar.turnsText
  }
}
