/// The pairs of several groups, ready to be regressed.
struct GroupedPairs {
  struct Row {
    let before: DoubledDouble
    let after: DoubledDouble
    let group: Int
    let count: Int
  }

  let rows: [Row]
  let sizes: [Int]
  let beforeScale: PowerOfTwo
  let afterScale: PowerOfTwo
  /// The size below which a residual, on the common scale, is rounding.
  let resolution: Double

  var count: Int { sizes.reduce(0, +) }

  /// Precondition: the tables share their denominator.
  init(_ tables: [PairedTable]) throws(Untestable) {
    precondition(
      Set(tables.map(\.denominator)).count <= 1,
      "tables of different lattices cannot compare"
    )
    let denominator = DoubledDouble(tables.first?.denominator ?? 1)
    var rows: [Row] = []
    var largest = 0.0
    for (group, table) in tables.enumerated() {
      for cell in table.cells {
        let before = DoubledDouble(cell.before) / denominator
        let after = DoubledDouble(cell.after) / denominator
        rows.append(Row(before: before, after: after, group: group, count: cell.count))
        largest = max(largest, abs(before.high), abs(after.high))
      }
    }
    self.rows = rows
    sizes = tables.map(\.count)
    (beforeScale, afterScale) = (.one, .one)
    resolution = 0x1p-90 * largest
    try check()
  }

  init(_ samples: [(before: [Double], after: [Double])], sharingScale: Bool) throws(Untestable) {
    for sample in samples where sample.before.count != sample.after.count {
      throw .unequalLengths(before: sample.before.count, after: sample.after.count)
    }
    let before = try PowerOfTwo(covering: samples.flatMap(\.before))
    let after = try PowerOfTwo(covering: samples.flatMap(\.after))
    let larger = before.exponent > after.exponent ? before : after
    let scales = sharingScale ? (larger, larger) : (before, after)
    var rows: [Row] = []
    for (group, sample) in samples.enumerated() {
      let ordered = zip(sample.before, sample.after).sorted { ($0.0, $0.1) < ($1.0, $1.1) }
      for (one, other) in ordered {
        let (before, after) = (scales.0.reduced(one), scales.1.reduced(other))
        rows.append(
          Row(before: DoubledDouble(before), after: DoubledDouble(after), group: group, count: 1)
        )
      }
    }
    self.rows = rows
    sizes = samples.map(\.before.count)
    (beforeScale, afterScale) = scales
    resolution = 8 * Double.ulpOfOne
    try check()
  }

  private func check() throws(Untestable) {
    guard sizes.count >= 2 else { throw .tooFewGroups(sizes.count) }
    guard !sizes.contains(0) else { throw .tooFewPairs(0) }
  }

  /// The mean before of all groups together, on the common scale.
  var meanBefore: DoubledDouble {
    rows.map { $0.before * DoubledDouble($0.count) }.total / DoubledDouble(count)
  }

  /// In how many groups scores before vary.
  var groupsThatVaryBefore: Int {
    sizes.indices.filter { group in
      let own = rows.filter { $0.group == group }
      return own.contains { ($0.before - own[0].before).magnitude.high > resolution }
    }.count
  }

  /// 1 in the place of a group and 0 elsewhere, the first group having no place.
  func indicators(of group: Int) -> [DoubledDouble] {
    sizes.indices.dropFirst().map { $0 == group ? .one : .zero }
  }

  /// Regresses one thing on others that are made from each row.
  func fit(
    scales: [PowerOfTwo],
    responseScale: PowerOfTwo? = nil,
    response: (Row) -> DoubledDouble = { $0.after },
    _ predictors: (Row) -> [DoubledDouble]
  ) throws(Untestable) -> RegressionFit {
    guard count > scales.count else { throw .tooFewPairs(count) }
    return try RegressionFit(
      rows: rows.map(predictors),
      response: rows.map(response),
      counts: rows.map(\.count),
      scales: scales,
      responseScale: responseScale ?? afterScale,
      resolution: resolution
    )
  }
}
