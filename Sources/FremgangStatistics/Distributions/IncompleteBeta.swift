#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The regularised incomplete beta function I_x(a, b).
public enum RegularisedBeta {
  /// I_x(a, b) as the lower tail and 1 − I_x(a, b) as the upper, for positive a and b.
  ///
  /// Precondition: a and b are positive and finite, and x lies in 0...1.
  public static func tails(a: Double, b: Double, x: Double) -> Tails {
    precondition(a > 0 && b > 0 && a.isFinite && b.isFinite, "the shapes must be positive")
    precondition(x >= 0 && x <= 1, "the argument must lie between 0 and 1")
    return BetaArgument(x: x, complement: 1 - x).tails(a: a, b: b)
  }

  /// The x with I_x(a, b) = p.
  ///
  /// Precondition: as for ``tails(a:b:x:)``, p in place of x.
  public static func quantile(a: Double, b: Double, p: Double) -> Double {
    precondition(a > 0 && b > 0 && p >= 0 && p <= 1, "a probability lies between 0 and 1")
    if p == 0 || p == 1 { return p }
    let spread = (1 / a + 1 / b).squareRoot()
    let start = log(b / a) - StandardNormal.quantile(p) * spread
    let logOdds = monotoneRoot(from: start) { logOdds in
      let argument = BetaArgument(logOdds: logOdds)
      let tails = argument.tails(a: a, b: b)
      let density = argument.logKernel(a: a, b: b)
      return p < 0.5
        ? (tails.logLower - log(p), -exp(density - tails.logLower))
        : (tails.logUpper - log1p(-p), exp(density - tails.logUpper))
    }
    return BetaArgument(logOdds: logOdds).x
  }
}

/// A point of the unit interval that keeps the digits of both x and 1 − x.
struct BetaArgument {
  let x: Double
  let complement: Double
  let logX: Double
  let logComplement: Double

  init(x: Double, complement: Double) {
    self.x = x
    self.complement = complement
    logX = x < 0.5 ? log(x) : log1p(-complement)
    logComplement = complement < 0.5 ? log(complement) : log1p(-x)
  }

  private init(x: Double, complement: Double, logX: Double, logComplement: Double) {
    self.x = x
    self.complement = complement
    self.logX = logX
    self.logComplement = logComplement
  }

  /// The point where (1 − x) / x = exp(logOdds).
  init(logOdds: Double) {
    self.init(odds: exp(logOdds), logOdds: logOdds)
  }

  /// The point where (1 − x) / x = odds; the logarithm serves where the odds leave the doubles.
  init(odds: Double, logOdds: Double) {
    if logOdds > 600 || logOdds < -600 {
      let small = exp(-abs(logOdds))
      x = logOdds > 0 ? small : 1
      complement = logOdds > 0 ? 1 : small
      logX = logOdds > 0 ? -logOdds : -small
      logComplement = logOdds > 0 ? -small : logOdds
    } else {
      x = 1 / (1 + odds)
      complement = odds / (1 + odds)
      logX = -log1p(odds)
      logComplement = -log1p(1 / odds)
    }
  }

  var swapped: BetaArgument {
    BetaArgument(x: complement, complement: x, logX: logComplement, logComplement: logX)
  }

  /// ln of x^a (1 − x)^b / B(a, b), which is the density on the scale of log odds.
  func logKernel(a: Double, b: Double) -> Double {
    guard x > 1e-17 && complement > 1e-17 else {
      return a * logX + b * logComplement - logBeta(a, b)
    }
    let sum = a + b
    let remainders = stirlingRemainder(sum) - stirlingRemainder(a) - stirlingRemainder(b)
    let deviance =
      devianceTerm(a, mean: sum * x) + devianceTerm(b, mean: sum * complement)
    return 0.5 * log(a / sum * b) - halfLogOfTwoPi + remainders - deviance
  }

  /// I_x(a, b) and its complement; the tail on this side of the mean is summed directly.
  func tails(a: Double, b: Double) -> Tails {
    if logX == -.infinity { return Tails.certain.mirrored }
    if logComplement == -.infinity { return Tails.certain }
    guard x <= a / (a + b) else { return swapped.directTails(a: b, b: a).mirrored }
    return directTails(a: a, b: b)
  }

  private func directTails(a: Double, b: Double) -> Tails {
    let factor = x < 0.3 ? series(a: a, b: b) / a : 1 / continuedFraction(a: a, b: b)
    return Tails(logLower: logKernel(a: a, b: b) + log(factor))
  }

  /// ₂F₁(a + b, 1; a + 1; x): all of its terms are positive.
  private func series(a: Double, b: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    var k = 0.0
    while term > 1e-17 * sum {
      term *= (a + b + k) / (a + 1 + k) * x
      sum += term
      k += 1
    }
    return sum
  }

  /// The continued fraction of DiDonato and Morris (1992, doi:10.1145/131766.131776), which keeps
  /// its digits for x near 1, by the modified Lentz method.
  private func continuedFraction(a: Double, b: Double) -> Double {
    let offset = a * complement - b * x + 1
    var value = a / (a + 1) * offset
    var numerator = value
    var denominator = 0.0
    var n = 1.0
    while n < 2_000_000 {
      let odd = a + 2 * n - 1
      let product = n * (b - n) * x
      let partial = (a + n - 1) / odd * (a + b + n - 1) / odd * product * x
      let base = n + product / odd + (a + n) / (odd + 2) * (offset + n * (1 + complement))
      denominator = 1 / (base + partial * denominator)
      numerator = base + partial / numerator
      let change = numerator * denominator
      value *= change
      if abs(change - 1) < 2e-16 { break }
      n += 1
    }
    return value
  }
}
