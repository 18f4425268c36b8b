import FremgangStatistics

extension Histogram {
  /// About how many bins a scale's whole range would fill.
  private static let binsAcrossRange = 15.0

  /// Bins the changes by a round width that suits the scale; 0 is always the edge of a bin.
  init?(_ changes: CountTable, scale: Scale) {
    guard let first = changes.entries.first, let last = changes.entries.last else { return nil }
    let width = Histogram.roundWidth(
      near: (scale.maximum.value - scale.minimum.value) / Histogram.binsAcrossRange
    )
    let unit = Double(changes.denominator)
    let bin = { (numerator: Int64) in (Double(numerator) / unit / width).rounded(.down) }
    let lowest = bin(first.numerator)
    var counts = Array(repeating: 0, count: Int(bin(last.numerator) - lowest) + 1)
    for entry in changes.entries { counts[Int(bin(entry.numerator) - lowest)] += entry.count }
    self.init(start: lowest * width, width: width, counts: counts)
  }

  /// The number of the form 1, 2 or 5 times a power of ten that is nearest to `width` in ratio.
  private static func roundWidth(near width: Double) -> Double {
    var power = 1.0
    while power * 10 <= width { power *= 10 }
    while power > width { power /= 10 }
    let steps = [1.0, 2, 5, 10].map { $0 * power }
    return steps.min { ratio($0, width) < ratio($1, width) } ?? power
  }

  private static func ratio(_ one: Double, _ other: Double) -> Double {
    max(one / other, other / one)
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
    let wide = width * Double(factor)
    return Histogram(start: Double(lowest) * wide, width: wide, counts: merged)
  }

  private static func floored(_ index: Int, by factor: Int) -> Int {
    (Double(index) / Double(factor)).rounded(.down).exactInteger
  }
}

extension Double {
  fileprivate var exactInteger: Int { Int(self) }
}
