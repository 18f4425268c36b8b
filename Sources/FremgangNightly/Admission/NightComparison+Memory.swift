import FremgangKit

/// What of a comparison is remembered for the nights to come.
extension NightComparison {
  /// Marks all that was published of a person and, by `now`, is not what is published next.
  func markFormer(
    _ person: Int,
    _ now: ArraySlice<Contributions.Entry>,
    _ reader: AspectReader,
    in formerly: inout Set<UInt64>
  ) {
    for reading in reader.replaced(by: now, before[person]) {
      formerly.insert(reader.mark(people.marks[person], reading))
    }
  }

  /// Whether nothing that holds scores was published of a person.
  func hasNoScores(_ person: Int) -> Bool {
    before[person].allSatisfy { !cells.cells[Int($0.cell)].holdsScores }
  }

  /// Every list of waves that a trend was drawn over, and the longest that tonight's may be.
  func trends(_ memory: PublicationMemory) -> Set<[String]> {
    var waves: [[String]: Set<String>] = [:]
    let found = cells.cells.filter { $0.kind == .trend }.map(\.trend)
    for trend in memory.trends.union(found) where trend.count > 2 {
      waves[Array(trend.prefix(2)), default: []].formUnion(trend.dropFirst(2))
    }
    let longest = waves.map { scale, waves in
      scale + tables.responses.waves.filter(waves.contains)
    }
    return memory.trends.union(longest)
  }
}
