/// What a finding is called and what to do about it, without anything that stands in a row.
struct FindingWords {
  /// What was found, in a sentence.
  let title: String
  /// What to do.
  let remedy: String?
  /// Whether these are more than the code spelled out.
  let isKnown: Bool

  init(_ title: String, remedy: String?, isKnown: Bool = true) {
    self.title = title
    self.remedy = remedy
    self.isKnown = isKnown
  }

  /// The words for a code; those about whole files and plans are called after their code, because
  /// what reading says of them names columns and is shown as it is.
  static func of(_ code: String) -> FindingWords {
    if let words = ofChecking[code] ?? ofReading[code] { return words }
    let words = String(code.map { $0 == "-" ? " " : $0 })
    return FindingWords(
      words.prefix(1).uppercased() + words.dropFirst() + ".",
      remedy: nil,
      isKnown: false
    )
  }
}
