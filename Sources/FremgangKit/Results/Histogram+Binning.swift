import FremgangStatistics

extension Histogram {
  /// About how many bins a scale's whole range would fill.
  private static let binsAcrossRange = 15.0

  /// Bins the changes by a round width that suits the scale; 0 is always the edge of a bin.
  init?(_ changes: CountTable, scale: Scale) {
    guard let first = changes.entries.first, let last = changes.entries.last else { return nil }
    let width = BinWidth(
      near: (scale.maximum.value - scale.minimum.value) / Histogram.binsAcrossRange
    )
    let bin = { width.bin(of: $0, over: changes.denominator) }
    let lowest = bin(first.numerator)
    var counts = Array(repeating: 0, count: bin(last.numerator) - lowest + 1)
    for entry in changes.entries { counts[bin(entry.numerator) - lowest] += entry.count }
    self.init(start: width.edge(lowest), width: width.value, counts: counts)
  }

  /// The same changes in bins wide enough that each holds nobody or at least `leastPerBin`.
  ///
  /// Returns nothing when that takes bins so wide that only the two sides of 0 are left.
  func coarsened(leastPerBin: Int) -> Histogram? {
    for factor in [1, 2, 5, 10, 20, 50, 100] {
      let coarse = merged(by: factor)
      if factor > 1 && coarse.counts.count <= 2 { return nil }
      if coarse.counts.allSatisfy({ $0 == 0 || $0 >= leastPerBin }) { return coarse }
    }
    return nil
  }

  private func merged(by factor: Int) -> Histogram {
    let first = Int((start / width).rounded())
    let lowest = Histogram.floored(first, by: factor)
    let highest = Histogram.floored(first + counts.count - 1, by: factor)
    var merged = Array(repeating: 0, count: highest - lowest + 1)
    for (offset, count) in counts.enumerated() {
      merged[Histogram.floored(first + offset, by: factor) - lowest] += count
    }
    let wide = BinWidth(width).times(factor)
    return Histogram(start: wide.edge(lowest), width: wide.value, counts: merged)
  }

  private static func floored(_ index: Int, by factor: Int) -> Int {
    (Double(index) / Double(factor)).rounded(.down).exactInteger
  }
}

extension Double {
  fileprivate var exactInteger: Int { Int(self) }
}
