/// Text made safe as one field of a separated-values file.
public enum SeparatedText {
  /// A cell of text, quoted where the format needs it, and defused.
  ///
  /// Spreadsheets run a cell that begins with `=`, `+`, `-`, `@`, a tab or a line break as a
  /// formula; an apostrophe in front makes it text. Numbers are not text: write them with
  /// ``Words/plainNumber(_:decimals:)`` and leave them as they are.
  public static func field(_ text: String, separator: Character) -> String {
    quoted(defused(text), separator: separator)
  }

  /// `text` in quotes where it holds the separator, a quote or a line break.
  public static func quoted(_ text: String, separator: Character) -> String {
    let needsQuotes = text.contains {
      $0 == separator || $0 == "\"" || $0.isNewline || $0 == "\t"
    }
    guard needsQuotes || text.first == " " || text.last == " " else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  /// `text` with an apostrophe in front where a spreadsheet would read a formula.
  public static func defused(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, formulaStarts.contains(first) else { return text }
    return "'" + text
  }

  /// The full-width signs too: some spreadsheets read them as their narrow forms.
  private static let formulaStarts: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠",
  ]
}
