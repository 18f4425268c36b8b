import FremgangJSON
import FremgangKit

/// What programs write where nobody answered, and how often it was taken for that.
///
/// One is shared by everything that reads the cells of one instrument.
final class MissingMarks {
  private(set) var counts: [String: Int] = [:]

  /// The marks, folded.
  ///
  /// None of them is a word that a person chose; a plan may give any of them another meaning.
  /// `#NULL!` is what SPSS writes for a system-missing value.
  private static let marks = [
    ".", "-", "–", "na", "n/a", "null", "#null!", "nan", "ubesvaret", "ikke besvaret",
  ]

  /// Words that a person may have chosen, folded: what they mean must be declared.
  private static let words: Set<String> = [
    "ved ikke", "ved ej", "husker ikke", "kan ikke svare", "ønsker ikke at svare", "vil ikke svare",
    "ikke relevant", "ej relevant", "irrelevant", "ikke aktuelt", "uoplyst", "ikke oplyst",
    "don't know", "dont know", "do not know", "prefer not to say", "prefer not to answer",
    "not applicable", "not relevant", "refused", "declined", "unknown", "ukendt",
  ]

  /// Whether a mark may begin with a letter of ASCII, in whichever case.
  static func mayBegin(with letter: UInt8) -> Bool {
    marks.contains { $0.utf8.first == letter | 0x20 }
  }

  /// Whether a folded text is a mark.
  static func contains(_ folded: String) -> Bool {
    marks.contains(folded)
  }

  /// The line of a plan that says what a text means which may stand for no answer.
  static func declaration(of text: String) -> String? {
    let folded = String(CellText.folded(text).map { $0 == "’" ? "'" : $0 })
    guard words.contains(folded) else { return nil }
    return "\"missingCodes\": { \(JSONText.quoted(text)): \"declined\" }"
  }

  /// Counts a mark.
  func note(_ text: String) {
    counts[text, default: 0] += 1
  }

  /// Says which marks were taken for no answer, once for the instrument called `id`.
  func report(_ id: String, file: String, _ log: DiagnosticLog) {
    guard !counts.isEmpty else { return }
    let sorted = counts.sorted { $0.key < $1.key }
    let found = sorted.map { "\"\($0.key)\" (\($0.value))" }.joined(separator: ", ")
    let lines = sorted.map { "\(JSONText.quoted($0.key)): \"blank\"" }.joined(separator: ", ")
    log.report(
      "missing-mark-assumed",
      .warning,
      at: Place(file: file),
      "In the items of \(id) these were taken for no answer: \(found).",
      remedy: "Say so in the plan: \"missingCodes\": { \(lines) }."
    )
  }
}
