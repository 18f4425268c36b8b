/// The labels by which waves are known in Danish and English.
enum WaveVocabulary {
  private static let first: Set<String> = [
    "foer", "foermaaling", "pre", "before", "start", "startmaaling", "baseline", "foerste", "first",
    "indskrivning", "intake", "udgangspunkt", "pretest",
  ]
  private static let middle: Set<String> = [
    "midtvejs", "midtvejsmaaling", "midt", "midtmaaling", "undervejs", "mid", "midway", "midpoint",
    "midterm", "interim",
  ]
  private static let last: Set<String> = [
    "efter", "eftermaaling", "post", "after", "slut", "slutmaaling", "end", "nu", "now", "sidste",
    "last", "udskrivning", "discharge", "posttest", "anden", "second",
  ]
  private static let later: Set<String> = [
    "followup", "opfoelgning", "opfoelgende", "opfoelgningsmaaling",
  ]
  private static let spellings = [
    "foer": "før", "foermaaling": "førmåling", "startmaaling": "startmåling",
    "midtvejsmaaling": "midtvejsmåling", "midtmaaling": "midtmåling",
    "eftermaaling": "eftermåling", "slutmaaling": "slutmåling", "foerste": "første",
    "opfoelgning": "opfølgning", "opfoelgende": "opfølgende",
    "opfoelgningsmaaling": "opfølgningsmåling",
  ]

  /// The id of the wave that `label` stands for: the label without case, in proper Danish.
  static func id(of label: String) -> String {
    spellings[FoldedName.fold(label)] ?? CellText.folded(label)
  }

  /// Where a wave belongs in time by its label, or nothing when the label does not tell.
  static func rank(of label: String) -> Int? {
    if let rank = rank(ofWord: FoldedName.fold(label)) { return rank }
    for word in label.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
      if let rank = rank(ofWord: FoldedName.fold(String(word))) { return rank }
    }
    return nil
  }

  private static func rank(ofWord word: String) -> Int? {
    if first.contains(word) { return 0 }
    if middle.contains(word) { return 500 }
    if last.contains(word) { return 1000 }
    if later.contains(word) { return 2000 }
    let digits = word.first == "t" || word.first == "w" ? word.dropFirst() : word[...]
    guard !digits.isEmpty, digits.count <= 3, digits.allSatisfy(\.isNumber) else { return nil }
    return Int(digits)
  }

  /// The folded labels that may stand before or after the name of an item.
  static let affixes: [String] =
    (first.union(last).union(later)).sorted() + (0...9).map { "t\($0)" } + (1...9).map { "w\($0)" }

  /// The folded numbers that may stand there; they are too short to mean a wave beside a total.
  static let numericAffixes: [String] = (1...9).map(String.init)
}
