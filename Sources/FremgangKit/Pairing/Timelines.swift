/// Everybody's usable measurements on one instrument, each person's in the order of time.
///
/// Duplicates are settled here: the same answers at the same time count once; different answers at
/// the same time are all left out, because nothing says which of them is right.
struct Timelines {
  /// A usable measurement and its place in time.
  struct Moment {
    /// The measurement, as an index into ``measurements``.
    let place: Int32
    let wave: OptionalIndex
    let day: Day?
  }

  /// The measurements that were given, as indices into ``Responses/measurements``.
  let measurements: [Int32]
  /// Those with a usable measurement, in ascending order.
  private(set) var respondents: [Int] = []
  /// All usable measurements, by respondent, wave and day.
  private(set) var moments: [Moment] = []
  /// Where the others went.
  private(set) var leftOut: [(measurement: Int, reason: LedgerReason)] = []
  /// Where each respondent's moments end.
  private var ends: [Int32] = []

  /// Settles `measurements`, which are all of one instrument.
  init(of measurements: [Int32], in responses: Responses, filter: MeasurementFilter) {
    self.measurements = measurements
    var starts = [Int32](repeating: 0, count: responses.respondents.count + 1)
    var isUsable = [Bool](repeating: true, count: measurements.count)
    for (place, index) in measurements.enumerated() {
      if let reason = responses.measurements[Int(index)].reasonToLeaveOut(filter) {
        isUsable[place] = false
        leftOut.append((Int(index), reason))
      } else {
        starts[responses.measurements[Int(index)].respondent + 1] += 1
      }
    }
    for respondent in starts.indices.dropFirst() {
      starts[respondent] += starts[respondent - 1]
    }
    gather(isUsable, starts, in: responses)
    settle(starts, in: responses)
  }

  /// The moments of the respondent at `index` of ``respondents``, as indices into ``moments``.
  func range(at index: Int) -> Range<Int> {
    (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }

  /// Puts each respondent's moments side by side, from the place in `starts`.
  private mutating func gather(_ isUsable: [Bool], _ starts: [Int32], in responses: Responses) {
    var next = starts
    let none = Moment(place: 0, wave: OptionalIndex(nil), day: nil)
    moments = Array(repeating: none, count: Int(starts[starts.count - 1]))
    for (place, index) in measurements.enumerated() where isUsable[place] {
      let respondent = responses.measurements[Int(index)].respondent
      moments[Int(next[respondent])] = Moment(
        place: Int32(place),
        wave: responses.measurements[Int(index)].waveIndex,
        day: responses.measurements[Int(index)].day
      )
      next[respondent] += 1
    }
  }

  /// Settles everybody's moments, and closes the gaps that duplicates leave.
  private mutating func settle(_ starts: [Int32], in responses: Responses) {
    var kept = 0
    for respondent in responses.respondents.indices {
      let range = Int(starts[respondent])..<Int(starts[respondent + 1])
      if range.isEmpty { continue }
      let before = kept
      if range.count == 1 {
        moments[kept] = moments[range.lowerBound]
        kept += 1
      } else {
        settle(range, keepingFrom: &kept, in: responses)
      }
      if kept > before {
        respondents.append(respondent)
        ends.append(Int32(kept))
      }
    }
    moments.removeLast(moments.count - kept)
  }

  /// Settles one respondent's moments, wave by wave; in a wave where one has no day, all stand at the
  /// same time.
  private mutating func settle(
    _ range: Range<Int>,
    keepingFrom kept: inout Int,
    in responses: Responses
  ) {
    sort(range, in: responses)
    var start = range.lowerBound
    while start < range.upperBound {
      let wave = moments[start].wave
      var end = start + 1
      while end < range.upperBound, moments[end].wave == wave { end += 1 }
      // Those without a day come last.
      let isDated = moments[end - 1].day != nil
      while start < end {
        var next = start + 1
        while next < end, !isDated || moments[next].day == moments[start].day { next += 1 }
        if next == start + 1 || isOne(start..<next, in: responses) {
          moments[kept] = moments[start]
          kept += 1
        }
        start = next
      }
    }
  }

  /// Whether all that stand at one time are copies of one; what is left out is noted.
  private mutating func isOne(_ moment: Range<Int>, in responses: Responses) -> Bool {
    let all = moment.map { Int(measurements[Int(moments[$0].place)]) }
    var seen: Set<Measurement.Content> = []
    var different: [Int] = []
    for index in all {
      if seen.insert(responses.measurements[index].content).inserted {
        different.append(index)
      } else {
        leftOut.append((index, .duplicateIdentical))
      }
    }
    if different.count == 1 { return true }
    leftOut += different.map { ($0, .duplicateConflicting) }
    return false
  }

  /// Sorts one respondent's moments by time; few people have many.
  private mutating func sort(_ range: Range<Int>, in responses: Responses) {
    if range.count > 16 {
      let sorted = moments[range].sorted { precedes($0, $1, in: responses) }
      moments.replaceSubrange(range, with: sorted)
      return
    }
    for index in range.dropFirst() {
      let moment = moments[index]
      var place = index
      while place > range.lowerBound, precedes(moment, moments[place - 1], in: responses) {
        moments[place] = moments[place - 1]
        place -= 1
      }
      moments[place] = moment
    }
  }

  /// An order that does not depend on the order of rows: identical copies differ only in evidence.
  private func precedes(_ one: Moment, _ other: Moment, in responses: Responses) -> Bool {
    if one.wave != other.wave { return one.wave < other.wave }
    if one.day != other.day {
      guard let mine = one.day else { return false }
      return other.day.map { mine < $0 } ?? true
    }
    let mine = responses.measurements[Int(measurements[Int(one.place)])]
    let theirs = responses.measurements[Int(measurements[Int(other.place)])]
    if mine.answerMode != theirs.answerMode {
      return (mine.answerMode ?? Int.max) < (theirs.answerMode ?? Int.max)
    }
    return (mine.origin.file, mine.origin.line) < (theirs.origin.file, theirs.origin.line)
  }
}

extension Responses {
  /// By instrument: its measurements, as indices into ``measurements``.
  var measurementsByInstrument: [[Int32]] {
    precondition(measurements.count <= Int(Int32.max), "more measurements than can be counted")
    var byInstrument: [[Int32]] = Array(repeating: [], count: instruments.count)
    for index in measurements.indices {
      byInstrument[measurements[index].instrument].append(Int32(index))
    }
    return byInstrument
  }
}

extension Measurement {
  /// Why the measurement is left out before it is compared with others.
  fileprivate func reasonToLeaveOut(_ filter: MeasurementFilter) -> LedgerReason? {
    if !filter.admits(self) { return .filtered }
    guard case .unusable(let reason) = content else { return nil }
    return reason.ledgerReason
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
