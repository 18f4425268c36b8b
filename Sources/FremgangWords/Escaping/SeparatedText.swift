/// Text made safe as one field of a separated-values file.
public enum SeparatedText {
  /// A cell of text, quoted where the format needs it, and defused.
  ///
  /// Spreadsheets run a cell that begins with `=`, `+`, `-`, `@`, a tab or a line break as a
  /// formula; an apostrophe in front makes it text. Control characters become U+FFFD. Numbers are
  /// not text: write them with ``Words/plainNumber(_:decimals:)`` and leave them as they are.
  public static func field(_ text: String, separator: Character) -> String {
    quoted(defused(visible(text)), separator: separator)
  }

  /// `text` in quotes where it holds the separator, a quote or a line break.
  ///
  /// Signs are scalars here: an accent after a separator makes one character of both, and whoever
  /// reads the file still sees a separator.
  public static func quoted(_ text: String, separator: Character) -> String {
    let signs = Set(separator.unicodeScalars).union(quotedSigns)
    let scalars = text.unicodeScalars
    guard scalars.contains(where: signs.contains) || scalars.first == " " || scalars.last == " "
    else { return text }
    var quoted = "\"".unicodeScalars
    for scalar in scalars {
      if scalar == "\"" { quoted.append(scalar) }
      quoted.append(scalar)
    }
    quoted.append("\"")
    return String(quoted)
  }

  /// `text` with an apostrophe in front where a spreadsheet would read a formula.
  public static func defused(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, formulaStarts.contains(first) else { return text }
    return "'" + text
  }

  private static func visible(_ text: String) -> String {
    let isHidden = { (scalar: Unicode.Scalar) in
      scalar.value < 0x20 && !quotedSigns.contains(scalar) || (0x7F...0x9F).contains(scalar.value)
        || scalar.turnsText
    }
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { shown.append(isHidden(scalar) ? "\u{FFFD}" : scalar) }
    return String(shown)
  }

  /// What no field may hold outside of quotes, whatever the separator.
  private static let quotedSigns: Set<Unicode.Scalar> = [
    "\"", "\t", "\n", "\r", "\u{2028}", "\u{2029}",
  ]

  /// The full-width signs too: some spreadsheets read them as their narrow forms.
  private static let formulaStarts: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠",
  ]
}
