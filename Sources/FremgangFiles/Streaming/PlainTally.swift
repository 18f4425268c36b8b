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
    var days = DayCounts()
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

/// How often pairs lie so many days apart.
struct DayCounts: Sendable {
  /// Times up to so many days, either way, are counted where they stand.
  private static let near = 4096
  static let places = 2 * near
  private var dense: [Int] = []
  private var far: [Int: Int] = [:]

  /// Where so many days are counted; nothing where they are too many.
  @inline(__always)
  static func place(_ days: Int) -> Int? {
    let place = days &+ near
    return place >= 0 && place < places ? place : nil
  }

  /// Counts days that have no place.
  mutating func addFar(_ days: Int) { far[days, default: 0] += 1 }

  /// Adds the counts of all places.
  mutating func addNear(_ counts: [Int]) {
    if dense.isEmpty { dense = counts } else { dense.add(counts) }
  }

  mutating func merge(_ other: DayCounts) {
    if dense.isEmpty { dense = other.dense } else { dense.add(other.dense) }
    far.merge(other.far, uniquingKeysWith: +)
  }

  /// The counts as a table.
  var table: CountTable {
    let near = dense.enumerated().lazy.filter { $0.element > 0 }
      .map { (numerator: Int64($0.offset - DayCounts.near), count: $0.element) }
    let counts = Array(near) + far.map { (numerator: Int64($0.key), count: $0.value) }
    return CountTable(denominator: 1, counts: counts)
  }
}
