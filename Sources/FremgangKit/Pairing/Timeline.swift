/// One respondent's usable measurements on one instrument, in the order of time.
///
/// Duplicates are settled here: the same answers at the same time count once; different answers at
/// the same time are all left out, because nothing says which of them is right.
struct Timeline {
  let respondent: Int
  /// The usable measurements, as indices into ``Responses/measurements``, in the order of time.
  private(set) var measurements: [Int] = []
  /// Where the others went.
  private(set) var leftOut: [(measurement: Int, reason: LedgerReason)] = []

  /// Settles the measurements `indices` of one respondent on one instrument.
  init(respondent: Int, of indices: [Int], in responses: Responses, filter: MeasurementFilter) {
    self.respondent = respondent
    var usable: [Int] = []
    for index in indices {
      let measurement = responses.measurements[index]
      if !filter.admits(measurement) {
        leftOut.append((index, .filtered))
      } else if case .unusable(let reason) = measurement.content {
        leftOut.append((index, reason.ledgerReason))
      } else {
        usable.append(index)
      }
    }
    settle(usable, in: responses.measurements)
  }

  private mutating func settle(_ usable: [Int], in all: [Measurement]) {
    let byWave = Dictionary(grouping: usable) { all[$0].wave ?? -1 }
    for (_, ofWave) in byWave.sorted(by: { $0.key < $1.key }) {
      let undated = ofWave.contains { all[$0].day == nil }
      let moments = undated ? [0: ofWave] : Dictionary(grouping: ofWave) { all[$0].dayNumber }
      for (_, ofMoment) in moments.sorted(by: { $0.key < $1.key }) {
        settleMoment(ofMoment, in: all)
      }
    }
  }

  /// Settles measurements that nothing tells apart in time.
  private mutating func settleMoment(_ indices: [Int], in all: [Measurement]) {
    let ordered = indices.sorted { all[$0].settlesBefore(all[$1]) }
    var seen: Set<Measurement.Content> = []
    var different: [Int] = []
    for index in ordered {
      if seen.insert(all[index].content).inserted {
        different.append(index)
      } else {
        leftOut.append((index, .duplicateIdentical))
      }
    }
    if different.count == 1 {
      measurements += different
    } else {
      leftOut += different.map { ($0, .duplicateConflicting) }
    }
  }
}

extension Measurement {
  fileprivate var dayNumber: Int32 { day?.number ?? Int32.min }

  /// An order that does not depend on the order of rows: identical copies differ only in evidence.
  fileprivate func settlesBefore(_ other: Measurement) -> Bool {
    if (day == nil) != (other.day == nil) { return day != nil }
    if dayNumber != other.dayNumber { return dayNumber < other.dayNumber }
    if answerMode != other.answerMode {
      return (answerMode ?? Int.max) < (other.answerMode ?? Int.max)
    }
    return (origin.file, origin.line) < (other.origin.file, other.origin.line)
  }
}

extension Measurement.Unusable {
  fileprivate var ledgerReason: LedgerReason {
    switch self {
    case .badValue: .badValue
    case .unknownWave: .unknownWave
    }
  }
}

/// Which measurements count at all.
struct MeasurementFilter {
  private let from: Day?
  private let to: Day?
  /// By grouping: by level index (and "not stated") whether it counts; nothing where all count.
  private let admitted: [(grouping: Membership.Grouping, levels: Set<Int>)]

  init(_ filters: EvaluationPlan.Filters, membership: Membership) {
    from = filters.from
    to = filters.to
    admitted = membership.groupings.compactMap { grouping in
      guard let wanted = filters.levels[grouping.id] else { return nil }
      let names = Set(wanted.map(\.folded))
      let found = grouping.counted.levels
      let levels = found.indices.filter { names.contains(found[$0].folded) }
      return (grouping, Set(levels))
    }
  }

  func admits(_ measurement: Measurement) -> Bool {
    if from != nil || to != nil {
      guard let day = measurement.day else { return false }
      if let from, day < from { return false }
      if let to, to < day { return false }
    }
    return admits(respondent: measurement.respondent)
  }

  /// Whether the respondent's groups count; says nothing about days.
  func admits(respondent: Int) -> Bool {
    admitted.allSatisfy { $0.levels.contains($0.grouping.levelOfRespondent[respondent]) }
  }
}
