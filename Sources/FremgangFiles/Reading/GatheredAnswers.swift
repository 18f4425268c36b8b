import FremgangKit

/// The answers of one person to one instrument at one time, gathered from a row each.
struct GatheredAnswers {
  /// What tells one measurement from another.
  struct Key: Hashable {
    var respondent: Int
    var block: Int
    var wave: Int?
    var isWaveKnown: Bool
    var day: Day?
  }

  let key: Key
  /// The line of the first row.
  let line: Int
  var answers: [Answer]
  /// How often the answer to each item stands.
  var counts: [Int]
  var modes: Set<Int> = []
  var isBad = false

  init(_ key: Key, items: Int, line: Int) {
    self.key = key
    self.line = line
    answers = Array(repeating: .blank, count: items)
    counts = Array(repeating: 0, count: items)
  }

  /// How often the whole questionnaire stands: as often as each of its answers, or once.
  var copies: Int {
    let answered = Set(counts.filter { $0 > 0 })
    return answered.count == 1 ? answered.first ?? 1 : 1
  }
}

/// All measurements of a table while they are gathered.
struct Gathering {
  /// For each name, the block and the item that it is.
  let items: [(block: Int, item: Int)?]
  var gathered: [GatheredAnswers] = []
  private var places: [GatheredAnswers.Key: Int] = [:]

  init(items: [(block: Int, item: Int)?]) {
    self.items = items
  }

  /// The place of a measurement, which is added if it is new.
  mutating func place(of key: GatheredAnswers.Key, items count: Int, line: Int) -> Int {
    if let known = places[key] { return known }
    places[key] = gathered.count
    gathered.append(GatheredAnswers(key, items: count, line: line))
    return gathered.count - 1
  }
}
