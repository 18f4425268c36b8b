import FremgangKit

/// One respondent's measurements on one instrument in the order of time, duplicates set apart.
struct Series {
  /// Measurements that stand alone at their time, as indices, by wave and day.
  private(set) var single: [Int] = []
  /// Measurements that repeat another, each with that other.
  private(set) var copies: [(index: Int, original: Int)] = []
  /// Measurements at one time that contradict each other.
  private(set) var conflicts: [[Int]] = []

  private struct Key: Hashable {
    let respondent: Int
    let instrument: Int
  }

  /// The series of all respondents and instruments, in no particular order.
  static func all(in responses: Responses) -> [Series] {
    var groups: [Key: [Int]] = [:]
    for (index, measurement) in responses.measurements.enumerated() {
      if case .unusable = measurement.content { continue }
      let key = Key(respondent: measurement.respondent, instrument: measurement.instrument)
      groups[key, default: []].append(index)
    }
    return groups.values.map { Series($0, responses.measurements) }
  }

  private init(_ indices: [Int], _ all: [Measurement]) {
    let sorted = indices.sorted { all[$0].order < all[$1].order }
    var start = 0
    while start < sorted.count {
      let wave = all[sorted[start]].wave
      let end = sorted[start...].firstIndex { all[$0].wave != wave } ?? sorted.count
      settle(Array(sorted[start..<end]), all)
      start = end
    }
  }

  /// Settles one wave: a measurement without a day may be at any time of it.
  private mutating func settle(_ wave: [Int], _ all: [Measurement]) {
    if wave.count == 1 {
      single += wave
      return
    }
    if wave.contains(where: { all[$0].day == nil }) { return settleMoment(wave, all) }
    var start = 0
    while start < wave.count {
      let day = all[wave[start]].day
      let end = wave[start...].firstIndex { all[$0].day != day } ?? wave.count
      settleMoment(Array(wave[start..<end]), all)
      start = end
    }
  }

  private mutating func settleMoment(_ moment: [Int], _ all: [Measurement]) {
    var originals: [Measurement.Content: Int] = [:]
    var different: [Int] = []
    for index in moment {
      if let original = originals[all[index].content] {
        copies.append((index, original))
      } else {
        originals[all[index].content] = index
        different.append(index)
      }
    }
    if different.count == 1 { single += different } else { conflicts.append(different) }
  }
}

extension Measurement {
  /// By wave and day, then by place.
  fileprivate var order: (Int, Int32, Int, Int) {
    (wave ?? -1, day?.number ?? Int32.min, origin.file, origin.line)
  }
}
