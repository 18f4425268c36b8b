package import FremgangKit

/// The sentences of a report, Danish and English side by side, filed by theme.
///
/// A sentence is given findings that were disclosed and says nothing where they are withheld. A
/// change is never called an effect, and nothing is said to follow from anything else.
package struct Sentences: Sendable {
  /// How the language writes numbers and phrases.
  package let words: Words

  /// Creates the sentences of `language`.
  package init(_ language: Language) {
    words = Words(language)
  }

  /// The version of a sentence that belongs to the language.
  func say(da: @autoclosure () -> String, en: @autoclosure () -> String) -> String {
    words.say(da: da(), en: en())
  }

  /// "personer" or "person", as the count asks.
  func people(_ count: Int) -> String {
    words.count(count)
      + say(
        da: words.plural(count, one: " person", other: " personer"),
        en: words.plural(count, one: " person", other: " people")
      )
  }

  /// "95 % interval" with the level of `interval`.
  package func intervalName(_ level: Double) -> String {
    let percent = words.shortNumber(level * 100, most: 1)
    return say(da: "\(percent) % interval", en: "\(percent)% interval")
  }

  /// "point" with the number in front.
  func points(_ value: Double, decimals: Int) -> String {
    words.number(value, decimals: decimals) + say(da: " point", en: " points")
  }

  /// A count among others, with words where they are fair, and with its percentage.
  ///
  /// For example "73 af de 109 (to tredjedele, 67 pct.)".
  func countOf(_ n: Int, _ total: Int) -> String {
    let counts = say(
      da: "\(words.count(n)) af de \(words.count(total))",
      en: "\(words.count(n)) of the \(words.count(total))"
    )
    guard let percent = words.percent(n, of: total) else { return counts }
    guard n > 0, n < total, let share = words.share(n, of: total) else {
      return "\(counts) (\(percent))"
    }
    return "\(counts) (\(share), \(percent))"
  }

  /// A count with its percentage of `total`: "7 (6 pct.)".
  func countWithPercent(_ n: Int, of total: Int) -> String {
    guard let percent = words.percent(n, of: total) else { return words.count(n) }
    return "\(words.count(n)) (\(percent))"
  }

  /// A level in quotation marks: it is a word of the export, not of the report.
  func quoted(_ level: String) -> String {
    say(da: "»\(level)«", en: "“\(level)”")
  }

  /// The name of a level, or of the people whose level is not known.
  package func levelName(_ level: String?) -> String {
    level ?? say(da: "ikke oplyst", en: "not stated")
  }
}
