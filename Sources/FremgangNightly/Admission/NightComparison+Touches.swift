import FremgangKit

extension NightComparison {
  /// The greatest set of candidates that may be taken.
  func greatestSet(_ memory: PublicationMemory, minimum: Int, compared: ComparedCells)
    -> GreatestSet
  {
    var ways = WaysOfChanging(first: 3 * compared.count)
    let isPair = cells.cells.map { $0.kind == .pair }
    let primary = Dictionary(
      tables.responses.instruments.map { ($0.id, $0.scales.first?.id) },
      uniquingKeysWith: { first, _ in first }
    )
    let isPartOfWay = cells.cells.map { cell in
      cell.grouping == nil && [.score, .pair, .beforeOnly, .trend].contains(cell.kind)
        && primary[cell.instrument] == cell.scale
    }
    var hasWays = Array(repeating: false, count: compared.count)
    for (number, cell) in cells.cells.enumerated()
    where compared.places[number] >= 0 && cell.grouping == nil
      && [.pair, .beforeOnly, .trend, .signs].contains(cell.kind)
    {
      hasWays[Int(compared.places[number])] = true
    }
    let levels = cells.cells.indices.map { number in
      isPair[number] && cells.cells[number].grouping != nil && compared.places[number] >= 0
    }
    let groupings = Set(
      levels.indices.filter { levels[$0] }.compactMap { cells.cells[$0].grouping }
    )
    var isLevel = Array(repeating: false, count: compared.count)
    for number in levels.indices where levels[number] {
      isLevel[Int(compared.places[number])] = groupings.count > 2
    }
    let touched = candidates.map { person in
      let touches = touches(of: person, taken[person], memory, compared, isPair)
      let way = way(of: person, taken[person], isPartOfWay)
      return ways.added(to: touches, way, hasWays, isLevel)
    }
    return GreatestSet(
      taken: touched,
      held: held.map { held in
        candidates.map { touches(of: $0, held[$0], memory, compared, isPair) }
      } ?? [],
      cells: ways.cells,
      minimum: minimum
    )
  }

  /// In what way a person's scores on the primary scales have changed: which came, went or are others, and which figures for
  /// everybody they left and entered.
  private func way(
    of person: Int,
    _ now: ArraySlice<Contributions.Entry>,
    _ isPartOfWay: [Bool]
  ) -> UInt64 {
    func scores(_ entries: ArraySlice<Contributions.Entry>) -> [Int32: UInt64] {
      var scores: [Int32: UInt64] = [:]
      for entry in entries where isPartOfWay[Int(entry.cell)] { scores[entry.cell] = entry.value }
      return scores
    }
    let old = isUnknown.contains(person) ? [:] : scores(before[person])
    let new = scores(now)
    var hash = StableHash()
    for cell in Set(old.keys).union(new.keys).sorted() where old[cell] != new[cell] {
      hash.add(Int64(cell))
      hash.add(old[cell] == nil ? 0 : (new[cell] == nil ? 1 : 2))
    }
    return hash.value
  }

  private typealias Placed = (place: Int32, entry: Contributions.Entry)

  /// The compared cells in which a person's contributions differ from those that were published.
  private func touches(
    of person: Int,
    _ now: ArraySlice<Contributions.Entry>,
    _ memory: PublicationMemory,
    _ compared: ComparedCells,
    _ isPair: [Bool]
  ) -> [GreatestSet.Touch] {
    func placed(_ entries: ArraySlice<Contributions.Entry>) -> [Placed] {
      entries.map { (compared.places[Int($0.cell)], $0) }.filter { $0.place >= 0 }
        .sorted { $0.place < $1.place }
    }
    let old = isUnknown.contains(person) ? [] : placed(before[person])
    let new = placed(now)
    var touches: [GreatestSet.Touch] = []
    func touch(_ place: Int32, _ cell: Int32, _ value: UInt64?, _ changed: UInt64 = .max) {
      let isFresh = !memory.formerly.contains(mark(person, cell, value))
      touches.append(GreatestSet.Touch(cell: place, isFresh: isFresh))
      guard isPair[Int(cell)] else { return }
      // The means before and after are figures of their own, and so rest on people of their own.
      for (half, bits) in [changed >> 32, changed << 32].enumerated() where bits != 0 {
        let margin = Int32(compared.count) + 2 * place + Int32(half)
        touches.append(GreatestSet.Touch(cell: margin, isFresh: true))
      }
    }
    var (one, other) = (0, 0)
    while one < old.count || other < new.count {
      let first = one < old.count ? old[one].place : Int32.max
      let second = other < new.count ? new[other].place : Int32.max
      if first < second {
        touch(first, old[one].entry.cell, nil)
      } else if first > second || old[one].entry.value != new[other].entry.value {
        let value = new[other].entry.value
        touch(
          second,
          new[other].entry.cell,
          value,
          first > second ? .max : value ^ old[one].entry.value
        )
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

/// The compared cells once more for each way in which people change them.
///
/// Figures of several cells rest on the same scores: who comes back leaves the first scores of those who did
/// not, and enters those of the pairs. The sum of both tells nothing of five who do so, and all of one who
/// changes in another way beside them. So each way needs its own people.
private struct WaysOfChanging {
  private struct Key: Hashable {
    let way: UInt64
    let cell: Int32
  }

  private var numbers: [Key: Int32] = [:]
  private let first: Int

  init(first: Int) { self.first = first }

  /// How many cells there are now.
  var cells: Int { first + numbers.count }

  /// Of three groupings or more nobody has found out which sums give each other away: whoever changes levels
  /// of them needs company in exactly these.
  private mutating func together(
    _ touches: [GreatestSet.Touch],
    _ isLevel: [Bool]
  ) -> [GreatestSet.Touch] {
    var hash = StableHash(seed: 2)
    var isAny = false
    for touch in touches where Int(touch.cell) < isLevel.count && isLevel[Int(touch.cell)] {
      hash.add(Int64(touch.cell))
      isAny = true
    }
    guard isAny else { return [] }
    let key = Key(way: hash.value, cell: -1)
    let number = numbers[key] ?? Int32(first + numbers.count)
    numbers[key] = number
    return [GreatestSet.Touch(cell: number, isFresh: true)]
  }

  mutating func added(
    to touches: [GreatestSet.Touch],
    _ way: UInt64,
    _ hasWays: [Bool],
    _ isLevel: [Bool]
  ) -> [GreatestSet.Touch] {
    touches + together(touches, isLevel)
      + touches.filter { Int($0.cell) < hasWays.count && hasWays[Int($0.cell)] }.map { touch in
        let key = Key(way: way, cell: touch.cell)
        let number = numbers[key] ?? Int32(first + numbers.count)
        numbers[key] = number
        return GreatestSet.Touch(cell: number, isFresh: true)
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
