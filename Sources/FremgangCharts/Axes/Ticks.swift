/// Round values along an axis.
enum Ticks {
  /// Ticks from `lower` to `upper`, both included, about six steps apart.
  ///
  /// A step that divides the range is preferred, so that the axis shows where the scale ends;
  /// otherwise multiples of a round step stand between the two ends.
  static func covering(_ lower: Double, _ upper: Double) -> [Double] {
    let range = upper - lower
    guard range > 0, range.isFinite, lower.isFinite else { return [lower] }
    if let step = dividingStep(range) {
      let steps = Int((range / step).rounded())
      let below = (0..<steps).map { index -> Double in lower + Double(index) * step }
      return below + [upper]
    }
    let step = roundStep(range / 6)
    let first = (lower / step).rounded(.up) * step
    let inner = (0...12).map { index -> Double in first + Double(index) * step }.filter { tick in
      tick > lower + step * 0.4 && tick < upper - step * 0.4
    }
    return [lower] + inner + [upper]
  }

  /// Whole numbers from 0 to at least `count`, a few steps apart.
  static func counts(upTo count: Int) -> [Int] {
    let step = max(1, roundStep(Double(max(count, 1)) / 5))
    guard step < Double(Int.max / 8) else { return [0] }
    let whole = Int(step.rounded())
    let steps = (max(count, 1) - 1) / whole + 1
    return (0...steps).map { $0 * whole }
  }

  private static func dividingStep(_ range: Double) -> Double? {
    let candidates = steps(around: range / 6).filter { step in
      let count = range / step
      return abs(count - count.rounded()) < 1e-9 && (3...10).contains(count.rounded())
    }
    return candidates.min { abs(range / $0 - 6) < abs(range / $1 - 6) }
  }

  /// The smallest of 1, 2 and 5 times a power of ten that is no smaller than `step`.
  private static func roundStep(_ step: Double) -> Double {
    steps(around: step).first { $0 >= step * 0.999_999 } ?? step
  }

  /// 1, 2 and 5 times the powers of ten around `step`, in ascending order.
  private static func steps(around step: Double) -> [Double] {
    var power = 1.0
    while power > step, power > 1e-12 { power /= 10 }
    while power * 10 <= step, power < 1e15 { power *= 10 }
    return [power / 10, power, power * 10].flatMap { [$0, 2 * $0, 5 * $0] }
  }
}
