/// Text made safe inside Markdown (CommonMark and the tables of GitHub's dialect).
public enum MarkdownText {
  /// `text` as it stands, with a backslash where Markdown would read a sign; fit to begin a line.
  ///
  /// Signs that mean nothing where they stand are left alone, so that the source stays readable:
  /// a `<` before a space, a `_` inside a word. Line breaks become spaces, and what turns the text around
  /// it becomes U+FFFD.
  public static func escaped(_ text: String) -> String {
    escapedStart(inline(text))
  }

  /// `text` as ``escaped(_:)`` gives it, for places where no line begins, such as a table's cell.
  public static func inline(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let before = index > 0 ? scalars[index - 1] : nil
      let after = index + 1 < scalars.count ? scalars[index + 1] : nil
      if isBreak(scalar) {
        result.append(" ")
        continue
      }
      if scalar.turnsText {
        result.append("\u{FFFD}")
        continue
      }
      if meansSomething(scalar, before: before, after: after) { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }

  private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0x2028
      || scalar.value == 0x2029
  }

  private static func meansSomething(
    _ scalar: Unicode.Scalar,
    before: Unicode.Scalar?,
    after: Unicode.Scalar?
  ) -> Bool {
    switch scalar {
    case "\\", "`", "*", "[", "]", "|", "~": true
    case "<", "&": after.map { !$0.properties.isWhitespace } ?? false
    case "_": !(isWordPart(before) && isWordPart(after))
    default: false
    }
  }

  private static func isWordPart(_ scalar: Unicode.Scalar?) -> Bool {
    guard let properties = scalar?.properties else { return false }
    return properties.isAlphabetic || properties.numericType != nil
  }

  /// What Markdown reads only at the start of a line: headings, quotes, list markers.
  private static func escapedStart(_ text: String) -> String {
    let trimmed = String(text.drop { $0 == " " })
    if let first = trimmed.first, "#>+-=:".contains(first) { return "\\" + trimmed }
    let digits = trimmed.prefix { $0.isASCII && $0.isNumber }
    let rest = trimmed.dropFirst(digits.count)
    if !digits.isEmpty, let mark = rest.first, mark == "." || mark == ")",
      rest.dropFirst().first.map({ $0 == " " }) ?? true
    {
      return digits + "\\" + rest
    }
    return trimmed
  }
}
