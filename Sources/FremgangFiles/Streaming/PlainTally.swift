import FremgangKit
import FremgangStatistics

/// The counts of people whose rows are all plain.
struct PlainTally: Sendable {
  /// The counts of one scale.
  struct Scale: Sendable {
    var pairs: PairCounts
    /// By rank of the score: those with a before alone, and with an after alone.
    var beforeOnly: [Int]
    var afterOnly: [Int]
    /// Those with a before alone, and with an after alone, who answered every item of it.
    var completeBeforeOnly = 0
    var completeAfterOnly = 0
    /// By set of waves, a bit for each wave: by wave and rank, those with scores at exactly these.
    var trend: [[Int]]
  }

  /// The counts of one instrument.
  struct Measure: Sendable {
    var respondents = 0
    var questionable = 0
    var backInTime = 0
    /// By combination of levels.
    var attendance: [Attendance]
    /// How often pairs lie so many days apart.
    var days = CountTable(denominator: 1)
  }

  /// Where measurements went.
  struct Ledger: Sendable {
    var paired = 0
    var beforeOnly = 0
    var afterOnly = 0
    var between = 0
    var tooManyUnanswered = 0
  }

  var scales: [Scale]
  var measures: [Measure]
  var ledger = Ledger()
  /// By two measures, the earlier one first, and by the groupings that are stated, a bit for each:
  /// the signs of the first, worsened first, by those of the second.
  var signs: [[Int]]
  var measurements = 0
  var included = 0
  var pairedOnAny = 0
  /// By combination of levels: people with a row, measured or not.
  var people: [Int]
  /// People who are left to the careful reader.
  var careful: Set<[UInt64]> = []
  /// By person, a hash of the id without case and leading zeros; only where two might be alike.
  var foldedIDs: [UInt64] = []
  /// By person, the hash by which parts know respondents; only where a part is counted.
  var idHashes: [UInt64] = []

  init(_ study: PlainStudy) {
    scales = study.scales.map { lattice in
      Scale(
        pairs: PairCounts(
          ranks: lattice.numerators.count,
          combinations: study.combinations,
          rows: study.rows
        ),
        beforeOnly: Array(repeating: 0, count: lattice.numerators.count),
        afterOnly: Array(repeating: 0, count: lattice.numerators.count),
        trend: Array(repeating: [], count: 1 << study.waves)
      )
    }
    measures = study.measures.map { _ in
      Measure(attendance: Array(repeating: Attendance(), count: study.combinations))
    }
    let pairs = study.measures.count * (study.measures.count - 1) / 2
    signs = Array(
      repeating: Array(repeating: 0, count: 9 << study.levels.count),
      count: pairs
    )
    people = Array(repeating: 0, count: study.combinations)
  }

  /// Adds the counts of other people.
  mutating func merge(_ other: PlainTally) {
    for index in scales.indices { scales[index].merge(other.scales[index]) }
    for index in measures.indices { measures[index].merge(other.measures[index]) }
    ledger.merge(other.ledger)
    for index in signs.indices { signs[index].add(other.signs[index]) }
    measurements += other.measurements
    included += other.included
    pairedOnAny += other.pairedOnAny
    people.add(other.people)
    careful.formUnion(other.careful)
    foldedIDs += other.foldedIDs
    idHashes += other.idHashes
  }
}

extension PlainTally.Scale {
  fileprivate mutating func merge(_ other: PlainTally.Scale) {
    pairs.merge(other.pairs)
    completeBeforeOnly += other.completeBeforeOnly
    completeAfterOnly += other.completeAfterOnly
    beforeOnly.add(other.beforeOnly)
    afterOnly.add(other.afterOnly)
    for waves in trend.indices where !other.trend[waves].isEmpty {
      if trend[waves].isEmpty {
        trend[waves] = other.trend[waves]
      } else {
        trend[waves].add(other.trend[waves])
      }
    }
  }
}

extension PlainTally.Measure {
  fileprivate mutating func merge(_ other: PlainTally.Measure) {
    respondents += other.respondents
    questionable += other.questionable
    backInTime += other.backInTime
    for index in attendance.indices { attendance[index].merge(other.attendance[index]) }
    days.merge(other.days)
  }
}

extension PlainTally.Ledger {
  fileprivate mutating func merge(_ other: PlainTally.Ledger) {
    paired += other.paired
    beforeOnly += other.beforeOnly
    afterOnly += other.afterOnly
    between += other.between
    tooManyUnanswered += other.tooManyUnanswered
  }

  /// The bins that hold something.
  var bins: [LedgerReason: Int] {
    let all: [(LedgerReason, Int)] = [
      (.paired, paired), (.beforeOnly, beforeOnly), (.afterOnly, afterOnly), (.between, between),
      (.tooManyUnanswered, tooManyUnanswered),
    ]
    return Dictionary(uniqueKeysWithValues: all.filter { $0.1 > 0 })
  }
}

extension [Int] {
  /// Adds the numbers at the same places.
  fileprivate mutating func add(_ other: [Int]) {
    for index in other.indices { self[index] += other[index] }
  }
}

/// Times between two waves that most pairs lie apart, each of which is counted at a place of its own.
enum NearDays {
  /// Times below so many days, either way, have a place.
  private static let limit = 2048
  static let places = 2 * limit

  /// The place of so many days; nothing where they are too many.
  @inline(__always)
  static func place(_ days: Int) -> Int? {
    let place = days &+ limit
    return place >= 0 && place < places ? place : nil
  }

  /// How many days have this place.
  static func days(_ place: Int) -> Int { place - limit }
}
