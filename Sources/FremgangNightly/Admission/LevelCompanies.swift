import FremgangKit

/// Who has come to the levels of a grouping on the same night and is in the same other figures, so that no
/// sum of figures tells one from the other.
struct LevelCompanies {
  /// By part: by level, how many of each company.
  private var companies: [PublicationMemory.PartKey: [UInt64: [String: Int]]] = [:]
  /// By part: the levels in which somebody is of whom something was published before tonight.
  private var old: [PublicationMemory.PartKey: Set<String>] = [:]
  /// More levels than this are not shown for the first time on one night.
  private static let most = 8

  init(
    _ admitted: Responses,
    _ plan: EvaluationPlan,
    _ memory: PublicationMemory
  ) throws(PublicationHold) {
    var cells = ContributionCells()
    let everybody = Array(admitted.respondents.indices)
    let side = try ContributionSide(admitted, plan, everybody, &cells)
    let marks = cells.cells.map(\.mark)
    for person in everybody {
      let scores = side[person].map { Int($0.cell) }.filter { cells.cells[$0].holdsScores }
      for number in scores {
        let cell = cells.cells[number]
        guard cell.kind == .pair, let grouping = cell.grouping else { continue }
        let key = PublicationMemory.PartKey(
          instrument: cell.instrument,
          scale: cell.scale,
          grouping: grouping
        )
        if memory.since[person] != memory.publications {
          old[key, default: []].insert(cell.level)
        }
        if memory.since[person] == 0 { continue }
        var company = StableHash()
        company.add(abs(memory.since[person]))
        for other in scores.filter({ cells.cells[$0].grouping != grouping }).map({ marks[$0] })
          .sorted()
        {
          company.add(Int64(bitPattern: other))
        }
        companies[key, default: [:]][company.value, default: [:]][cell.level, default: 0] += 1
      }
    }
  }

  /// Whether the last of some levels that were never shown can be shown with the others.
  ///
  /// A sum that tells of them can leave out, of each company, either those in them or the rest: at best
  /// the smaller number remains of each.
  func canBeShown(
    _ levels: [String],
    of never: Set<String>,
    _ key: PublicationMemory.PartKey,
    _ minimum: Int
  ) -> Bool {
    guard let last = levels.last, levels.count <= LevelCompanies.most else { return false }
    let others = Array(levels.dropLast())
    let companies = (self.companies[key] ?? [:]).values
    return (0..<(1 << others.count)).allSatisfy { chosen in
      let shown = Set(others.indices.filter { chosen >> $0 & 1 == 1 }.map { others[$0] } + [last])
      // All of them together are the whole less the others; who is new tonight is not hidden with anybody.
      if shown == never || shown.isDisjoint(with: old[key] ?? []) { return true }
      let left = companies.reduce(0) { sum, counts in
        let hidden = counts.filter { never.contains($0.key) }
        let inside = hidden.filter { shown.contains($0.key) }.values.reduce(0, +)
        return sum + min(inside, hidden.values.reduce(0, +) - inside)
      }
      return left >= minimum
    }
  }
}
