/// Pairs of values with 32 digits, and how often each occurs.
struct WeightedPoints {
  let points: [(x: DoubledDouble, y: DoubledDouble, count: Int)]
  let count: Int
  /// The sizes below which a deviation of either coordinate is rounding.
  let resolution: (x: Double, y: Double)

  init(_ table: PairedTable) {
    points = table.cells.map { (DoubledDouble($0.before), DoubledDouble($0.after), $0.count) }
    count = table.count
    var largest = (x: 0.0, y: 0.0)
    for point in points {
      largest.x = max(largest.x, abs(point.x.high))
      largest.y = max(largest.y, abs(point.y.high))
    }
    resolution = (0x1p-96 * largest.x, 0x1p-96 * largest.y)
  }

  init(_ first: [Double], _ second: [Double]) throws(Untestable) {
    guard first.count == second.count else {
      throw .unequalLengths(before: first.count, after: second.count)
    }
    let (one, other) = (try PowerOfTwo(covering: first), try PowerOfTwo(covering: second))
    points = zip(first, second).sorted { $0.0 == $1.0 ? $0.1 < $1.1 : $0.0 < $1.0 }.map {
      (DoubledDouble(one.reduced($0)), DoubledDouble(other.reduced($1)), 1)
    }
    count = points.count
    resolution = (8 * Double.ulpOfOne, 8 * Double.ulpOfOne)
  }

  /// Whether a sum of squares is larger than rounding would make it.
  func varies(_ squares: DoubledDouble, _ resolution: Double) -> Bool {
    squares.high > 0 && (squares.high / Double(count)).squareRoot() > resolution
  }

  /// The sums of squares and products about the means, and the squares that a line leaves of y.
  var sumsOfSquares: SumsOfSquares {
    let n = DoubledDouble(max(count, 1))
    let meanX = points.map { $0.x * DoubledDouble($0.count) }.total / n
    let meanY = points.map { $0.y * DoubledDouble($0.count) }.total / n
    var sums = SumsOfSquares()
    for point in points {
      let (x, y, times) = (point.x - meanX, point.y - meanY, DoubledDouble(point.count))
      sums.xx += x * x * times
      sums.xy += x * y * times
      sums.yy += y * y * times
    }
    guard !sums.xx.isZero else { return sums }
    let slope = sums.xy / sums.xx
    // Not as a difference of sums, of which half the digits would be left on a perfect line.
    for point in points {
      let rest = point.y - meanY - slope * (point.x - meanX)
      sums.residual += rest * rest * DoubledDouble(point.count)
    }
    return sums
  }
}

/// Sums of squares and products about the means.
struct SumsOfSquares {
  var xx = DoubledDouble.zero
  var xy = DoubledDouble.zero
  var yy = DoubledDouble.zero
  /// What the regression line leaves of yy.
  var residual = DoubledDouble.zero
}
