#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The natural logarithm of the gamma function for a positive argument.
package func logGamma(_ x: Double) -> Double {
  var sign: Int32 = 0
  return unsafe lgamma_r(x, &sign)
}

/// ln Γ(x + 1) less Stirling's formula (x + ½) ln x − x + ½ ln 2π, for positive x.
///
/// What remains is small and smooth, so that ratios of gamma functions of large arguments keep
/// their digits (C. Loader, Fast and Accurate Computation of Binomial Probabilities, 2000).
func stirlingRemainder(_ x: Double) -> Double {
  guard x >= 10 else {
    return logGamma(x + 1) - (x + 0.5) * log(x) + x - halfLogOfTwoPi
  }
  let square = 1 / (x * x)
  var sum = 1.0 / 156
  sum = sum * square - 691.0 / 360_360
  sum = sum * square + 1.0 / 1188
  sum = sum * square - 1.0 / 1680
  sum = sum * square + 1.0 / 1260
  sum = sum * square - 1.0 / 360
  return (sum * square + 1.0 / 12) / x
}

/// The natural logarithm of the beta function for positive arguments.
///
/// It does not subtract logarithms of gamma functions, which would lose the digits of B(a, ½) for
/// large a.
func logBeta(_ one: Double, _ other: Double) -> Double {
  let (a, b) = one >= other ? (one, other) : (other, one)
  let sum = a + b
  let remainders = stirlingRemainder(sum) - stirlingRemainder(a) - stirlingRemainder(b)
  let powers = a * log1p(b / a) + b * log(sum / b)
  return -(0.5 * log(a / sum * b) - halfLogOfTwoPi + remainders + powers)
}

/// x ln(x / mean) + mean − x, without cancellation where x is close to the mean.
func devianceTerm(_ x: Double, mean: Double) -> Double {
  let difference = x - mean
  guard abs(difference) < 0.1 * (x + mean) else {
    return x == 0 ? mean : x * log(x / mean) + mean - x
  }
  let ratio = difference / (x + mean)
  let square = ratio * ratio
  var sum = difference * ratio
  var power = 2 * x * ratio
  var odd = 3.0
  while true {
    power *= square
    let next = sum + power / odd
    if next == sum { return next }
    sum = next
    odd += 2
  }
}
