/// The labels by which waves are known in Danish and English.
enum WaveVocabulary {
  private static let first = [
    "foer", "foermaaling", "pre", "before", "start", "startmaaling", "baseline", "foerste", "first",
    "indskrivning", "intake", "udgangspunkt", "pretest", "opstart", "startskema", "nulmaaling",
    "nulpunktsmaaling",
  ]
  private static let middle = [
    "midtvejs", "midtvejsmaaling", "midt", "midtmaaling", "undervejs", "mid", "midway", "midpoint",
    "midterm", "interim",
  ]
  private static let last = [
    "efter", "eftermaaling", "post", "after", "slut", "slutmaaling", "end", "nu", "now", "sidste",
    "last", "udskrivning", "discharge", "posttest", "anden", "second",
    "afslutning", "slutskema",
  ]
  private static let later = [
    "followup", "opfoelgning", "opfoelgende", "opfoelgningsmaaling",
  ]
  private static let spellings = [
    "foer": "før", "foermaaling": "førmåling", "startmaaling": "startmåling",
    "midtvejsmaaling": "midtvejsmåling", "midtmaaling": "midtmåling",
    "nulmaaling": "nulmåling", "nulpunktsmaaling": "nulpunktsmåling",
    "eftermaaling": "eftermåling", "slutmaaling": "slutmåling", "foerste": "første",
    "opfoelgning": "opfølgning", "opfoelgende": "opfølgende",
    "opfoelgningsmaaling": "opfølgningsmåling",
  ]

  /// The id of the wave that `label` stands for: the label without case, in proper Danish.
  static func id(of label: String) -> String {
    if let event = withoutArm(label) { return id(of: event) }
    return spellings[FoldedName.fold(label)] ?? CellText.folded(label)
  }

  /// Where a wave belongs in time by its label alone, or nothing when the label does not tell.
  static func rank(of label: String) -> Int? {
    if let event = withoutArm(label) { return rank(of: event) }
    if let rank = rank(ofWord: FoldedName.fold(label)) { return rank }
    for word in words(of: label) {
      if let rank = rank(ofWord: word) { return rank }
    }
    return nil
  }

  /// The places of the words in `label`, which are several where they contradict each other.
  static func places(ofWordsIn label: String) -> Set<Int> {
    if let place = place(ofWord: FoldedName.fold(label)) { return [place] }
    return Set(words(of: label).compactMap(place(ofWord:)))
  }

  private static let neutral = [
    "maaling", "skema", "measurement", "survey", "test", "runde", "round", "t", "w", "export",
    "eksport", "csv",
  ]

  /// What `label` says besides words for waves, words for any measurement, and numbers.
  static func rest(of label: String) -> String {
    words(of: label).map { word in String(word.filter { !$0.isNumber }) }
      .filter { !$0.isEmpty && !neutral.contains($0) && place(ofWord: $0) == nil }
      .sorted().joined(by: " ")
  }

  private static func words(of label: String) -> [String] {
    label.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map {
      FoldedName.fold(String($0))
    }
  }

  /// The event of a label that names an arm as well: REDCap writes `baseline_arm_1`, and in exports of
  /// labels `Baseline (Arm 1: …)`.
  ///
  /// The number is the arm's and tells nothing of time.
  static func withoutArm(_ label: String) -> String? {
    let lower = label.lowercased()
    if lower.last == ")", let open = label.lastIndex(of: "("),
      lower[open...].hasPrefix("(arm ")
    {
      return label[..<open].trimmed
    }
    let digits = lower.reversed().prefix { $0.isASCII && $0.isNumber }.count
    let rest = lower.dropLast(digits)
    guard digits > 0, rest.hasSuffix("_arm_"), rest.count > 5 else { return nil }
    return String(label.dropLast(digits + 5))
  }

  private static func place(ofWord word: String) -> Int? {
    if first.contains(word) { return 0 }
    if middle.contains(word) { return 500 }
    if last.contains(word) { return 1000 }
    return later.contains(word) ? 2000 : nil
  }

  private static func rank(ofWord word: String) -> Int? {
    if let place = place(ofWord: word) { return place }
    let digits = word.first == "t" || word.first == "w" ? word.dropFirst() : word[...]
    guard !digits.isEmpty, digits.count <= 3, digits.allSatisfy(\.isNumber) else { return nil }
    return Int(digits)
  }

  /// The folded labels that may stand before or after the name of an item, each once.
  static let affixes: [String] =
    first + last + later + (0...9).map { "t\($0)" } + (1...9).map { "w\($0)" }

  /// The folded numbers that may stand there; they are too short to mean a wave beside a total.
  static let numericAffixes: [String] = (1...9).map(String.init)
}

extension Substring {
  /// The text without blanks at its end.
  fileprivate var trimmed: String {
    var text = self
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
