import FremgangKit

/// The level of one grouping that each row states.
struct StatedLevels {
  private var origins: [Origin] = []
  private var levels: [Int32] = []

  init(of grouping: Int, in responses: Responses) {
    var isSorted = true
    for index in responses.groupValues.indices
    where responses.groupValues[index].grouping == grouping {
      let value = responses.groupValues[index]
      if let last = origins.last, !last.precedes(value.origin) { isSorted = false }
      origins.append(value.origin)
      levels.append(Int32(value.level))
    }
    // Rows are read from the first to the last; one that states several levels has the last of them.
    guard !isSorted else { return }
    let order = origins.indices.sorted { one, other in
      origins[one] == origins[other] ? one < other : origins[one].precedes(origins[other])
    }
    (origins, levels) = (order.map { origins[$0] }, order.map { levels[$0] })
  }

  /// What the row at `origin` states, or nothing.
  func level(at origin: Origin) -> Int? {
    var (low, high) = (0, origins.count)
    while low < high {
      let middle = (low + high) / 2
      if origin.precedes(origins[middle]) { high = middle } else { low = middle + 1 }
    }
    return low > 0 && origins[low - 1] == origin ? Int(levels[low - 1]) : nil
  }
}

extension Origin {
  fileprivate func precedes(_ other: Origin) -> Bool {
    file == other.file ? line < other.line : file < other.file
  }
}

/// The level that was met first of each respondent on each instrument.
struct FirstLevels {
  private let respondents: Int
  /// By instrument, where it was met, and respondent; below 0 for none.
  private var levels: [[Int32]]

  init(_ responses: Responses) {
    respondents = responses.respondents.count
    levels = Array(repeating: [], count: responses.instruments.count)
  }

  /// Whether `level` is the first that was met for whoever `measurement` is of, or the same.
  mutating func agree(with level: Int, _ measurement: Measurement) -> Bool {
    let (instrument, respondent) = (measurement.instrument, measurement.respondent)
    if levels[instrument].isEmpty {
      levels[instrument] = Array(repeating: -1, count: respondents)
    }
    let known = levels[instrument][respondent]
    if known < 0 { levels[instrument][respondent] = Int32(level) }
    return known < 0 || Int(known) == level
  }
}

/// A respondent on an instrument.
struct PersonOnInstrument: Hashable {
  private let respondent: Int32
  private let instrument: Int32

  init(_ measurement: Measurement) {
    respondent = Int32(measurement.respondent)
    instrument = Int32(measurement.instrument)
  }
}
