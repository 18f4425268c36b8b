/// A power of two near the largest size among some values.
///
/// Values divided by it have a size below 2, so that sums of their squares neither overflow nor
/// vanish; dividing by a power of two rounds nothing.
struct PowerOfTwo: Sendable, Hashable {
  let exponent: Int

  /// One itself, for values that are known to be moderate.
  static let one = PowerOfTwo(exponent: 0)

  init(exponent: Int) {
    self.exponent = exponent
  }

  init(covering values: some Sequence<Double>) throws(Untestable) {
    var largest = 0.0
    for value in values {
      guard value.isFinite else { throw .notFinite }
      largest = max(largest, abs(value))
    }
    exponent = largest == 0 ? 0 : Int(largest.exponent)
  }

  func reduced(_ value: Double) -> Double {
    Double(sign: .plus, exponent: -exponent, significand: value)
  }

  func restored(_ value: Double) -> Double {
    Double(sign: .plus, exponent: exponent, significand: value)
  }

  func over(_ other: PowerOfTwo) -> PowerOfTwo {
    PowerOfTwo(exponent: exponent - other.exponent)
  }

  var squared: PowerOfTwo { PowerOfTwo(exponent: 2 * exponent) }
}
