import FremgangKit
import FremgangNightly

/// Somebody who keeps every night's `results.json` and subtracts.
///
/// Of each grouping the groups that are shown are known, and what is hidden as the rest of the whole.
/// Any of these parts may be added up on one night and subtracted from what is added up on another.
struct Attacker {
  /// What is read from one night's file: the parts of one grouping, each with its people's number and
  /// the sum of their changes, as far as rounding lets it be known.
  struct Part {
    /// The levels in it: of a group that is shown one, of the rest all that are hidden.
    var levels: Set<String>
    var n: Int
    /// n times the mean change, which the file rounds.
    var sum: Double
  }

  /// A difference of two sums that few people are left in.
  struct Finding {
    var people: Set<String>
    /// How many more the file of the second night counts.
    var n: Int
    /// The sum of the changes of those who came, less those who went.
    var sum: Double
  }

  /// The parts of the grouping in one night's figures, where anything is shown.
  static func parts(_ results: Results, by grouping: String) -> [Part] {
    guard let scale = results.findings.instruments.first?.scales.first,
      let whole = scale.overall, let mean = whole.meanChange
    else { return [] }
    var parts: [Part] = []
    var rest = Part(levels: [], n: whole.n, sum: Double(whole.n) * mean)
    for group in scale.groups where group.by == grouping {
      let level = group.level ?? ""
      guard let summary = group.summary else {
        rest.levels.insert(level)
        continue
      }
      let sum = Double(summary.n) * (summary.meanChange ?? 0)
      parts.append(Part(levels: [level], n: summary.n, sum: sum))
      rest.n -= summary.n
      rest.sum -= sum
    }
    return rest.levels.isEmpty ? parts : parts + [rest]
  }

  typealias Truth = [String: Register.Person]

  /// Every difference between sums of two nights' parts in which fewer people than `minimum` remain.
  ///
  /// Who was published with what on each night says who really remains.
  static func findings(
    _ first: (results: Results, truth: Truth),
    _ second: (results: Results, truth: Truth),
    by grouping: String,
    minimum: Int
  ) -> [Finding] {
    let (old, new) = (parts(first.results, by: grouping), parts(second.results, by: grouping))
    var findings: [Finding] = []
    for one in sums(old) {
      let before = people(first.truth, in: one.levels, by: grouping)
      for other in sums(new) {
        let after = people(second.truth, in: other.levels, by: grouping)
        let left = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
        guard !left.isEmpty, left.count < minimum else { continue }
        findings.append(Finding(people: left, n: other.n - one.n, sum: other.sum - one.sum))
      }
    }
    return findings
  }

  /// What some projects moved by from one night to the other, less what some roles did: every such
  /// difference in which fewer people than `minimum` remain.
  static func findingsAcross(
    _ first: (results: Results, truth: Truth),
    _ second: (results: Results, truth: Truth),
    minimum: Int
  ) -> [Finding] {
    /// The sums of parts that are the same levels on both nights.
    func moves(_ grouping: String) -> [(levels: Set<String>, n: Int, sum: Double)] {
      let (old, new) = (
        parts(first.results, by: grouping), parts(second.results, by: grouping)
      )
      let same = old.compactMap { one in
        new.first { $0.levels == one.levels }.map {
          Part(levels: one.levels, n: $0.n - one.n, sum: $0.sum - one.sum)
        }
      }
      return sums(same).map { ($0.levels, $0.n, $0.sum) }
    }
    var findings: [Finding] = []
    let roles = moves("role")
    for project in moves("project") {
      for role in roles {
        let one = moved(first.truth, second.truth, project.levels, "project")
        let other = moved(first.truth, second.truth, role.levels, "role")
        let left = Set(one.keys).union(other.keys).filter { one[$0] != other[$0] }
        guard !left.isEmpty, left.count < minimum else { continue }
        findings.append(
          Finding(people: left, n: project.n - role.n, sum: project.sum - role.sum)
        )
      }
    }
    return findings
  }

  /// By person: what went from the sum of some levels, and what came to it.
  private static func moved(
    _ first: Truth,
    _ second: Truth,
    _ levels: Set<String>,
    _ grouping: String
  ) -> [String: [[Int]]] {
    let before = people(first, in: levels, by: grouping)
    let after = people(second, in: levels, by: grouping)
    var moved: [String: [[Int]]] = [:]
    for key in Set(before.keys).union(after.keys) where before[key] != after[key] {
      moved[key] = [before[key] ?? [], after[key] ?? []]
    }
    return moved
  }

  private static func sums(_ parts: [Part]) -> [Part] {
    (0..<(1 << parts.count)).map { chosen in
      var sum = Part(levels: [], n: 0, sum: 0)
      for place in parts.indices where chosen >> place & 1 == 1 {
        sum.levels.formUnion(parts[place].levels)
        sum.n += parts[place].n
        sum.sum += parts[place].sum
      }
      return sum
    }
  }

  /// The pairs of the people in some levels: what the sum of the levels is made of.
  private static func people(
    _ truth: Truth,
    in levels: Set<String>,
    by grouping: String
  ) -> [String: [Int]] {
    var people: [String: [Int]] = [:]
    for (key, person) in truth {
      let level = grouping == "project" ? person.project : person.role
      guard levels.contains(level), let before = person.before, let after = person.after else {
        continue
      }
      people[key] = [before, after]
    }
    return people
  }
}
