import FremgangJSON
import FremgangKit

/// Oddities of days and waves.
struct TimeFindings {
  /// Spreadsheets begin to count in 1900 or 1904 and Unix in 1970; no export here is older.
  static let earliestYear = 1990

  private let responses: Responses
  private let plan: ExportPlan
  private let today: Day?
  private let minimumDays: Int

  init(_ responses: Responses, _ plan: ExportPlan, today: Day?, minimumDays: Int) {
    self.responses = responses
    self.plan = plan
    self.today = today
    self.minimumDays = minimumDays
  }

  func add(_ series: [Series], to list: inout FindingList) {
    addDays(&list)
    var found: [String: [Origin: Origin]] = [:]
    var unpaired: [Int: Set<Int>] = [:]
    for one in series {
      let pairs = pairs(one.single)
      for (before, after) in pairs {
        guard let code = code(before, after) else { continue }
        found[code, default: [:]][measurement(after).origin] = measurement(before).origin
      }
      if pairs.isEmpty, let late = lateWithoutBefore(one) {
        unpaired[measurement(late).respondent, default: []].insert(late)
      }
    }
    for (code, origins) in found {
      for (after, before) in origins { list.add(code, .warning, at: after, others: [before]) }
    }
    addUnpaired(unpaired, &list)
  }

  /// People with a measurement after and none before, each person once.
  private func addUnpaired(_ unpaired: [Int: Set<Int>], _ list: inout FindingList) {
    var people: [Int: Int] = [:]
    for late in unpaired.values {
      for index in late { people[measurement(index).instrument, default: 0] += 1 }
      let origin = late.map { measurement($0).origin }.min { $0 < $1 }
      if let origin { list.add("after-without-before", .note, at: origin) }
    }
    for (instrument, count) in people {
      let detail = "\(responses.instruments[instrument].id): \(count)"
      list.addDetail(detail + (count == 1 ? " person" : " people"), to: "after-without-before")
    }
  }

  private func measurement(_ index: Int) -> Measurement {
    responses.measurements[index]
  }

  /// Days that cannot be right, each row once.
  private func addDays(_ list: inout FindingList) {
    let earliest = Day(year: TimeFindings.earliestYear, month: 1, day: 1)
    let rows =
      responses.measurements.map { ($0.origin, $0.day) }
      + responses.personalRatings.map { ($0.origin, $0.day) }
    var future: Set<Origin> = []
    var old: Set<Origin> = []
    for (origin, day) in rows {
      guard let day else { continue }
      if let today, today < day { future.insert(origin) }
      if let earliest, day < earliest { old.insert(origin) }
    }
    for origin in future { list.add("date-in-future", .warning, at: origin) }
    for origin in old { list.add("date-implausibly-old", .warning, at: origin) }
  }

  /// The measurements that follow each other as before and after.
  private func pairs(_ single: [Int]) -> [(before: Int, after: Int)] {
    guard case .waves(let before, let after) = plan.pairing else {
      return zip(single, single.dropFirst()).map { ($0, $1) }
    }
    let first = single.first { isIn(before, $0) }
    let last = single.last { isIn(after, $0) }
    if let first, let last { return [(first, last)] }
    return []
  }

  private func isIn(_ wave: String, _ index: Int) -> Bool {
    measurement(index).wave.map { responses.waves[$0] == wave } ?? false
  }

  /// What is odd about the days of a pair.
  private func code(_ before: Int, _ after: Int) -> String? {
    guard let first = measurement(before).day, let last = measurement(after).day else { return nil }
    switch last.days(since: first) {
    case ..<0: return "after-dated-before-before"
    case 0: return "same-day-pair"
    case ..<minimumDays: return "waves-too-close"
    default: return nil
    }
  }

  /// The measurement after, of somebody who has none before.
  private func lateWithoutBefore(_ series: Series) -> Int? {
    let all = series.single + series.conflicts.flatMap(\.self)
    guard case .waves(let before, let after) = plan.pairing else {
      let last = responses.waves.count - 1
      let isLate = all.count == 1 && last > 0 && measurement(all[0]).wave == last
      return isLate ? all[0] : nil
    }
    guard !all.contains(where: { isIn(before, $0) }) else { return nil }
    return all.filter { isIn(after, $0) }.min { measurement($0).origin < measurement($1).origin }
  }
}
