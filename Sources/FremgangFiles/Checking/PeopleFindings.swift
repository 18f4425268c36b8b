import FremgangJSON
import FremgangKit

/// Oddities of respondents: duplicates, ids that are alike, groups that change.
struct PeopleFindings {
  private let responses: Responses
  /// The ids as they stand in the export, whatever replaces them.
  private let ids: [String]

  init(_ responses: Responses, ids: [String]) {
    self.responses = responses
    self.ids = ids
  }

  func add(_ series: [Series], to list: inout FindingList) {
    addDuplicates(series, &list)
    addAlikeIDs(&list)
    addGroupChanges(&list)
  }

  private func origin(_ index: Int) -> Origin {
    responses.measurements[index].origin
  }

  /// Rows that repeat or contradict another of the same person and time, each row once.
  private func addDuplicates(_ series: [Series], _ list: inout FindingList) {
    var copies: [Origin: Set<Origin>] = [:]
    var conflicts: [Origin: Set<Origin>] = [:]
    for one in series {
      for (index, original) in one.copies {
        copies[origin(index), default: []].insert(origin(original))
      }
      for conflict in one.conflicts {
        for index in conflict {
          let others = conflict.lazy.filter { $0 != index }.prefix(Finding.mostPlaces).map(origin)
          conflicts[origin(index), default: []].formUnion(others)
        }
      }
    }
    for (origin, others) in copies {
      list.add("duplicate-identical", .note, at: origin, others: others.sorted())
    }
    for (origin, others) in conflicts {
      list.add("duplicate-conflicting", .warning, at: origin, others: others.sorted())
    }
  }

  /// Ids that differ only by case, blanks or leading zeros: shown together, never merged.
  private func addAlikeIDs(_ list: inout FindingList) {
    var table = TextTable()
    var members: [[Int]] = []
    var key: [UInt8] = []
    for (respondent, id) in ids.enumerated() {
      RespondentFaults.fold(id, into: &key)
      let index = table.index(of: 0..<key.count, in: key)
      if index == members.count { members.append([]) }
      members[index].append(respondent)
    }
    let alike = members.filter { $0.count > 1 }
    guard !alike.isEmpty else { return }
    let firsts = firstOrigins(of: Set(alike.joined()))
    for group in alike {
      let origins = group.compactMap { firsts[$0] }.sorted()
      guard let first = origins.first else { continue }
      for origin in origins.dropFirst() {
        list.add("respondent-ids-alike", .warning, at: origin, others: [first])
      }
    }
  }

  /// Where each of these respondents stands first.
  private func firstOrigins(of respondents: Set<Int>) -> [Int: Origin] {
    var firsts: [Int: Origin] = [:]
    let rows =
      responses.measurements.map { ($0.respondent, $0.origin) }
      + responses.personalRatings.map { ($0.respondent, $0.origin) }
      + responses.groupValues.map { ($0.respondent, $0.origin) }
    for (respondent, origin) in rows where respondents.contains(respondent) {
      if firsts[respondent].map({ origin < $0 }) ?? true { firsts[respondent] = origin }
    }
    return firsts
  }

  private struct GroupKey: Hashable {
    let respondent: Int
    let grouping: Int
  }

  /// Rows that state another group than the person's first row does.
  private func addGroupChanges(_ list: inout FindingList) {
    var values: [GroupKey: [Responses.GroupValue]] = [:]
    for value in responses.groupValues {
      let key = GroupKey(respondent: value.respondent, grouping: value.grouping)
      values[key, default: []].append(value)
    }
    for (key, all) in values where all.contains(where: { $0.level != all[0].level }) {
      let grouping = responses.groupings[key.grouping]
      let sorted = all.sorted { one, other in
        let mine = (one.wave ?? -1, one.day?.number ?? Int32.min)
        let theirs = (other.wave ?? -1, other.day?.number ?? Int32.min)
        return mine == theirs
          ? grouping.levels[one.level] < grouping.levels[other.level] : mine < theirs
      }
      for value in sorted where value.level != sorted[0].level {
        list.add(
          "group-changed",
          .warning,
          at: value.origin,
          others: [sorted[0].origin],
          detail: grouping.id
        )
      }
    }
  }
}

extension Origin {
  static func < (one: Origin, other: Origin) -> Bool {
    (one.file, one.line) < (other.file, other.line)
  }
}

extension Collection where Element == Origin {
  /// The rows in their order.
  func sorted() -> [Origin] {
    sorted { $0 < $1 }
  }
}
