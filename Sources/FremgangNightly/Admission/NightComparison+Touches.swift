import FremgangKit

extension NightComparison {
  /// The greatest set of candidates that may be taken.
  func greatestSet(_ memory: PublicationMemory, minimum: Int, compared: ComparedCells)
    -> GreatestSet
  {
    GreatestSet(
      taken: candidates.map { touches(of: $0, taken[$0], memory, compared) },
      held: held.map { held in
        candidates.map { touches(of: $0, held[$0], memory, compared) }
      } ?? [],
      cells: compared.count,
      minimum: minimum
    )
  }

  private typealias Placed = (place: Int32, entry: Contributions.Entry)

  /// The compared cells in which a person's contributions differ from those that were published.
  private func touches(
    of person: Int,
    _ now: ArraySlice<Contributions.Entry>,
    _ memory: PublicationMemory,
    _ compared: ComparedCells
  ) -> [GreatestSet.Touch] {
    func placed(_ entries: ArraySlice<Contributions.Entry>) -> [Placed] {
      entries.map { (compared.places[Int($0.cell)], $0) }.filter { $0.place >= 0 }
        .sorted { $0.place < $1.place }
    }
    let old = isUnknown.contains(person) ? [] : placed(before[person])
    let new = placed(now)
    var touches: [GreatestSet.Touch] = []
    func touch(_ place: Int32, _ cell: Int32, _ value: UInt64?) {
      let isFresh = !memory.formerly.contains(mark(person, cell, value))
      touches.append(GreatestSet.Touch(cell: place, isFresh: isFresh))
    }
    var (one, other) = (0, 0)
    while one < old.count || other < new.count {
      let first = one < old.count ? old[one].place : Int32.max
      let second = other < new.count ? new[other].place : Int32.max
      if first < second {
        touch(first, old[one].entry.cell, nil)
      } else if first > second || old[one].entry.value != new[other].entry.value {
        touch(second, new[other].entry.cell, new[other].entry.value)
      }
      if first <= second { one += 1 }
      if second <= first { other += 1 }
    }
    return touches
  }

  /// The mark of a person's contribution to a cell, or of having none.
  func mark(_ person: Int, _ cell: Int32, _ value: UInt64?) -> UInt64 {
    var hash = StableHash(seed: people.marks[person])
    hash.add(Int64(bitPattern: cellMarks[Int(cell)]))
    hash.add(value == nil ? 0 : 1)
    hash.add(Int64(bitPattern: value ?? 0))
    return hash.value
  }

  /// Marks all that a person contributed and, by `now`, does no more.
  func markFormer(
    _ person: Int,
    _ now: ArraySlice<Contributions.Entry>,
    _ compared: ComparedCells,
    in formerly: inout Set<UInt64>
  ) {
    func isCompared(_ cell: Int32) -> Bool { compared.places[Int(cell)] >= 0 }
    var values: [Int32: UInt64] = [:]
    for entry in now { values[entry.cell] = entry.value }
    for entry in before[person]
    where values[entry.cell] != entry.value && isCompared(entry.cell) {
      formerly.insert(mark(person, entry.cell, entry.value))
    }
    let known = Set(before[person].map(\.cell))
    for entry in now where !known.contains(entry.cell) && isCompared(entry.cell) {
      formerly.insert(mark(person, entry.cell, nil))
    }
  }
}

extension NightComparison {
  /// The levels' pairs that a person changes, each with what is contributed now.
  func pairChanges(
    of person: Int,
    _ now: ArraySlice<Contributions.Entry>
  ) -> [(cell: Int32, value: UInt64?)] {
    func pairs(_ entries: ArraySlice<Contributions.Entry>) -> [Int32: UInt64] {
      var pairs: [Int32: UInt64] = [:]
      for entry in entries {
        let cell = cells.cells[Int(entry.cell)]
        if cell.kind == .pair && cell.grouping != nil { pairs[entry.cell] = entry.value }
      }
      return pairs
    }
    let (old, new) = (pairs(before[person]), pairs(now))
    let gone = old.keys.filter { new[$0] == nil }.map { (cell: $0, value: UInt64?.none) }
    return gone
      + new.filter { old[$0.key] != $0.value }.map { (cell: $0.key, value: .some($0.value)) }
  }

  /// For every scale and every two groupings: the compared cells of their levels' pairs.
  func groupingPairs(_ compared: ComparedCells) -> [Set<Int32>] {
    var byGrouping: [[String]: [String: Set<Int32>]] = [:]
    for (number, cell) in cells.cells.enumerated() where cell.kind == .pair {
      guard let grouping = cell.grouping, compared.places[number] >= 0 else { continue }
      byGrouping[[cell.instrument, cell.scale], default: [:]][grouping, default: []]
        .insert(compared.places[number])
    }
    var pairs: [Set<Int32>] = []
    for scale in byGrouping.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let groupings = (byGrouping[scale] ?? [:]).sorted { $0.key < $1.key }.map(\.value)
      for second in groupings.indices {
        for first in 0..<second { pairs.append(groupings[first].union(groupings[second])) }
      }
    }
    return pairs
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
