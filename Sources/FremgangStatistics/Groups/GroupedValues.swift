/// The values of several groups, with 32 digits and how often each occurs.
struct GroupedValues {
  /// For each group, its values on a common scale.
  let groups: [[(value: DoubledDouble, count: Int)]]
  /// The scale that brings values back to their units.
  let scale: PowerOfTwo
  /// The size below which a deviation, on the common scale, is rounding.
  let resolution: Double

  var sizes: [Int] { groups.map { $0.reduce(0) { summed($0, $1.count) } } }

  /// Precondition: the tables share their denominator.
  init(_ tables: [CountTable]) {
    precondition(
      Set(tables.map(\.denominator)).count <= 1,
      "tables of different lattices cannot compare"
    )
    var largest = 0.0
    groups = tables.map { table in
      let denominator = DoubledDouble(table.denominator)
      return table.entries.map { (DoubledDouble($0.numerator) / denominator, $0.count) }
    }
    for group in groups { for entry in group { largest = max(largest, abs(entry.value.high)) } }
    scale = .one
    resolution = 0x1p-96 * largest
  }

  init(_ samples: [[Double]]) throws(Untestable) {
    let scale = try PowerOfTwo(covering: samples.joined())
    groups = samples.map { sample in
      sample.sorted().map { (DoubledDouble(scale.reduced($0)), 1) }
    }
    self.scale = scale
    resolution = 8 * Double.ulpOfOne
  }

  /// The sum of the values of each group.
  var sums: [DoubledDouble] {
    groups.map { group in group.map { $0.value * DoubledDouble($0.count) }.total }
  }

  /// Σ (value − centre)² within a group.
  func squares(in group: Int, about centre: DoubledDouble) -> DoubledDouble {
    groups[group].map {
      let deviation = $0.value - centre
      return deviation * deviation * DoubledDouble($0.count)
    }.total
  }
}
