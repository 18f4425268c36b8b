import FremgangKit

extension Words {
  /// The Danish gender of a noun that is counted.
  public enum Gender: Sendable, Hashable {
    /// *En person.*
    case common
    /// *Et projekt.*
    case neuter
  }

  /// A count in words up to twelve and in digits beyond: "seks", "13".
  public func spelled(_ count: Int, gender: Gender = .common) -> String {
    if language == .da && count == 1 && gender == .neuter { return "et" }
    let names = language == .da ? Words.danishNumbers : Words.englishNumbers
    return names.indices.contains(count) ? names[count] : self.count(count)
  }

  /// `one` for 1 and `other` for every other count.
  public func plural(_ count: Int, one: String, other: String) -> String {
    count == 1 ? one : other
  }

  /// A list in running text: "a, b og c" in Danish, "a, b and c" in English.
  public func list(_ parts: [String]) -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + say(da: " og ", en: " and ") + last
  }

  /// The text with a capital first letter.
  public func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  /// The text with a capital first letter and a full stop.
  ///
  /// There are never two: "9 pct." ends itself.
  public func sentence(_ text: String) -> String {
    let capital = capitalised(text)
    return [".", "?", "!"].contains { capital.hasSuffix($0) } ? capital : capital + "."
  }

  private static let danishNumbers = [
    "nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv",
  ]

  private static let englishNumbers = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
  ]
}
