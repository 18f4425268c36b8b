/// Exact first and second moments of one or two coordinates over a lattice.
///
/// The second moments are n Σ xy − Σ x Σ y, which is n times the sum of products about the means and
/// a whole number; doubles come last. To keep the numbers small, x and y count from the whole number
/// below their mean.
struct LatticeMoments {
  let count: Int
  let sumX: Int128
  private let sumY: Int128
  private(set) var xx = SignedWideSum()
  private(set) var xy = SignedWideSum()
  private(set) var yy = SignedWideSum()

  init(_ points: [(x: Int64, y: Int64, count: Int)]) {
    let n = points.reduce(0) { $0 + $1.count }
    let sumX = points.reduce(Int128(0)) { $0 + Int128($1.x) * Int128($1.count) }
    let sumY = points.reduce(Int128(0)) { $0 + Int128($1.y) * Int128($1.count) }
    (count, self.sumX, self.sumY) = (n, sumX, sumY)
    guard n > 0 else { return }
    let (originX, originY) = (sumX / Int128(n), sumY / Int128(n))
    for point in points {
      let (x, y) = (Int128(point.x) - originX, Int128(point.y) - originY)
      xx.add(x * x, times: Int128(point.count))
      yy.add(y * y, times: Int128(point.count))
      xy.add(x * y, times: Int128(point.count))
    }
    let (restX, restY) = (sumX % Int128(n), sumY % Int128(n))
    for keyPath in [\LatticeMoments.xx, \.xy, \.yy] { self[keyPath: keyPath].scale(by: UInt128(n)) }
    xx.add(-restX, times: restX)
    yy.add(-restY, times: restY)
    xy.add(-restX, times: restY)
  }

  /// The mean of x in units of one over the denominator.
  func meanX(_ denominator: Int64) -> Double {
    sumX.nearestDouble / (Double(count) * Double(denominator))
  }

  /// The mean of y in units of one over the denominator.
  func meanY(_ denominator: Int64) -> Double {
    sumY.nearestDouble / (Double(count) * Double(denominator))
  }
}
