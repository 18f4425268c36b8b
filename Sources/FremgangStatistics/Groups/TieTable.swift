/// The values of several groups in ascending order, each distinct value once, as how often each
/// group holds it.
///
/// This is all that a rank test needs to know.
struct TieTable {
  /// For each distinct value the count of each group.
  let rows: [[Int]]
  /// The number of values in each group.
  let sizes: [Int]

  var count: Int { sizes.reduce(0) { summed($0, $1) } }

  /// Precondition: the tables share their denominator.
  init(_ tables: [CountTable]) {
    precondition(
      Set(tables.map(\.denominator)).count <= 1,
      "tables of different lattices cannot compare"
    )
    self.init(
      tables.enumerated().flatMap { group, table in
        table.entries.map { (value: $0.numerator, group: group, count: $0.count) }
      },
      groups: tables.count
    )
  }

  init(_ samples: [[Double]]) throws(Untestable) {
    guard samples.joined().allSatisfy(\.isFinite) else { throw .notFinite }
    self.init(
      samples.enumerated().flatMap { group, sample in
        sample.map { (value: $0, group: group, count: 1) }
      },
      groups: samples.count
    )
  }

  private init<Value: Comparable>(
    _ values: [(value: Value, group: Int, count: Int)],
    groups: Int
  ) {
    var rows: [[Int]] = []
    var sizes = Array(repeating: 0, count: groups)
    var last: Value?
    for entry in values.sorted(by: { $0.value < $1.value }) {
      if entry.value != last { rows.append(Array(repeating: 0, count: groups)) }
      last = entry.value
      rows[rows.count - 1][entry.group] += entry.count
      sizes[entry.group] = summed(sizes[entry.group], entry.count)
    }
    self.rows = rows
    self.sizes = sizes
  }

  /// How many values share one rank, for each rank that several share.
  var ties: [Int] { rows.map { $0.reduce(0, +) }.filter { $0 > 1 } }

  /// The ranks of each group as a table over halves, ties having their midrank.
  var midranks: [CountTable] {
    var ranks: [[(numerator: Int64, count: Int)]] = sizes.map { _ in [] }
    var passed = 0
    for row in rows {
      let count = row.reduce(0, +)
      let doubled = Int64(2 * passed + count + 1)
      for (group, own) in row.enumerated() { ranks[group].append((doubled, own)) }
      passed += count
    }
    return ranks.map { CountTable(denominator: 2, counts: $0) }
  }
}
