/// The order in time of several waves, as far as their labels tell it together.
///
/// One label alone tells little: "1 år" is later than "6 mdr", and whether "6 mdr" is later than "efter"
/// nobody knows. So words are compared with words, and numbers with numbers that stand in the same
/// words; one word for the beginning goes before numbers. Everything else tells no order.
enum WaveOrder {
  /// What one label says.
  private struct Sign {
    /// The place of its word, where it has one.
    var word: Int?
    /// Whether words in it contradict each other.
    var isConfused: Bool
    /// Its number, where it has exactly one.
    var number: Int?
    /// The label with `#` for its numbers.
    var pattern: String
    /// All its numbers, years among them.
    var numbers: [Int]
    /// What it says besides words for waves and numbers.
    var rest: String
  }

  /// The place of each wave, or nothing when the labels do not tell.
  ///
  /// - Parameter labels: the waves' ids, each once.
  /// - Returns: by label, its place from 0.
  static func places(of labels: [String]) -> [String: Int]? {
    if labels.count < 2 { return Dictionary(uniqueKeysWithValues: labels.map { ($0, 0) }) }
    let parts = labels.map(split)
    guard parts.contains(where: { $0.repetition != nil }) else { return ordered(labels) }
    guard let waves = places(ofWhole: Array(Set(parts.map(\.wave))).sorted()) else { return nil }
    let keys = parts.map { (waves[$0.wave] ?? 0) * 10_000 + ($0.repetition ?? 0) }
    return numbered(labels, by: keys)
  }

  private static func places(ofWhole labels: [String]) -> [String: Int]? {
    labels.count < 2
      ? Dictionary(uniqueKeysWithValues: labels.map { ($0, 0) }) : ordered(labels)
  }

  /// The wave and the number of the repetition in `baseline/2`.
  private static func split(_ label: String) -> (wave: String, repetition: Int?) {
    guard let mark = label.lastIndex(of: "/"), mark > label.startIndex,
      let number = Int(label[label.index(after: mark)...]), (0...9999).contains(number)
    else { return (label, nil) }
    return (String(label[..<mark]), number)
  }

  private static func ordered(_ labels: [String]) -> [String: Int]? {
    let signs = labels.map(sign)
    guard !signs.contains(where: \.isConfused) else { return nil }
    let words = signs.compactMap(\.word)
    if words.count == signs.count { return byWords(labels, signs) }
    let others = signs.filter { $0.word == nil }
    let begins =
      words.isEmpty || (words == [0] && !signs.contains { $0.word == 0 && $0.number != nil })
    guard begins, isOneSeries(others), !mayBeCalendar(others) else { return nil }
    return numbered(labels, by: signs.map { $0.word == nil ? ($0.number ?? 0) + 1 : -1 })
  }

  /// Whether signs are numbers in the same words.
  private static func isOneSeries(_ signs: [Sign]) -> Bool {
    !signs.contains { $0.number == nil } && Set(signs.map(\.pattern)).count == 1
  }

  /// Whether the numbers may be weeks or months of the calendar, which begin again with each year.
  private static func mayBeCalendar(_ signs: [Sign]) -> Bool {
    let units = ["uge", "week", "month", "måned", "maaned", "kvartal", "quarter", "q", "semester"]
    let isUnit = units.contains { signs.first?.pattern.hasPrefix($0 + "#") == true }
    return isUnit && !signs.contains { $0.number == 0 }
  }

  /// The order by words, and by numbers where a word stands in several labels.
  private static func byWords(_ labels: [String], _ signs: [Sign]) -> [String: Int]? {
    let groups = Dictionary(grouping: signs, by: { $0.word ?? 0 })
    guard groups.values.allSatisfy({ $0.count == 1 || isOneSeries($0) }) else { return nil }
    // Ten weeks before come before two weeks before, and measurement 1 before comes before 2.
    guard groups[0, default: []].count < 2 else { return nil }
    // "After Christmas" comes before "before the summer": words compare about one thing only.
    guard Set(signs.map(\.rest)).subtracting([""]).count < 2 else { return nil }
    // Numbers that run against the words: "before course 2", "after course 1"; "end 2013".
    let ranges = groups.sorted { $0.key < $1.key }.map { $0.value.map(\.numbers) }
      .map { numbers in numbers.filter { !$0.isEmpty } }.filter { !$0.isEmpty }
    let isOneNumber = Set(ranges.joined()).count < 2
    for (earlier, later) in zip(ranges, ranges.dropFirst()) where !isOneNumber {
      let pairs = earlier.flatMap { one in later.map { (one, $0) } }
      guard pairs.allSatisfy({ $0.lexicographicallyPrecedes($1) }) else { return nil }
    }
    return numbered(labels, by: signs.map { ($0.word ?? 0) * 10_000 + ($0.number ?? 0) })
  }

  private static func numbered(_ labels: [String], by keys: [Int]) -> [String: Int]? {
    guard Set(keys).count == keys.count else { return nil }
    let order = labels.indices.sorted { keys[$0] < keys[$1] }
    return Dictionary(
      order.enumerated().map { (labels[$1], $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// Whether the names of files may be taken for waves: none says that another order is meant.
  static func isCoherent(_ files: [(wave: String, name: String)]) -> Bool {
    let groups = Dictionary(grouping: files, by: { WaveVocabulary.rank(of: $0.wave) ?? 0 })
      .sorted { $0.key < $1.key }.map { $0.value.map { sign($0.name) } }
    for (place, earlier) in groups.enumerated() {
      for later in groups.dropFirst(place + 1) {
        let rests = Set(earlier.map(\.rest)), others = Set(later.map(\.rest))
        let isOneThing =
          rests.contains("") || others.contains("") || !rests.isDisjoint(with: others)
        let pairs = earlier.flatMap { one in
          later.filter { $0.rest == one.rest || $0.rest.isEmpty || one.rest.isEmpty }.map {
            (one.numbers, $0.numbers)
          }
        }
        // The 5 of "who5 post 1" is no number of a wave, so it says nothing beside "pre 2".
        let isForwards = pairs.allSatisfy { one, other in
          one.isEmpty || other.isEmpty
            || (one.count == other.count && !other.lexicographicallyPrecedes(one))
        }
        guard isOneThing, isForwards else { return false }
      }
    }
    return true
  }

  private static func sign(_ label: String) -> Sign {
    let words = WaveVocabulary.places(ofWordsIn: label)
    var pattern = ""
    var runs: [String] = []
    var isInNumber = false
    for character in label.lowercased() {
      let isDigit = character.isASCII && character.isNumber
      if isDigit, isInNumber {
        runs[runs.count - 1].append(character)
      } else if isDigit {
        runs.append(String(character))
        pattern.append("#")
      } else if !character.isWhitespace {
        pattern.append(character)
      }
      isInNumber = isDigit
    }
    let number = runs.count == 1 && runs[0].count <= 3 ? Int(runs[0]) : nil
    return Sign(
      word: words.count == 1 ? words.first : nil,
      isConfused: words.count > 1 || (runs.count > 1 && words.isEmpty),
      number: number,
      pattern: pattern,
      numbers: runs.map { Int($0.prefix(18)) ?? 0 },
      rest: WaveVocabulary.rest(of: label)
    )
  }
}
