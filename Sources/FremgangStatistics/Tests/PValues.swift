#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The p-values of one test, two-sided and to either side, with their natural logarithms.
///
/// A p-value below the smallest double is 0 here; its logarithm is not.
public struct PValues: Sendable, Hashable {
  /// The probability of a result at least as far from the null hypothesis in either direction.
  public let twoSided: Double
  /// The probability of a statistic at least as large.
  public let greater: Double
  /// The probability of a statistic at least as small.
  public let less: Double
  /// The natural logarithm of ``twoSided``.
  public let logTwoSided: Double
  /// The natural logarithm of ``greater``.
  public let logGreater: Double
  /// The natural logarithm of ``less``.
  public let logLess: Double

  /// The p-values of a statistic with a continuous distribution that is symmetric about 0.
  init(oneSided: Tails, size: Tails) {
    (greater, logGreater) = (oneSided.upper, oneSided.logUpper)
    (less, logLess) = (oneSided.lower, oneSided.logLower)
    (twoSided, logTwoSided) = (size.upper, size.logUpper)
  }

  /// One-sided p-values and twice the smaller of them, at most 1.
  init(greater: Double, logGreater: Double, less: Double, logLess: Double) {
    (self.greater, self.logGreater) = (greater, logGreater)
    (self.less, self.logLess) = (less, logLess)
    twoSided = min(1, 2 * min(greater, less))
    logTwoSided = min(0, logOfTwo + min(logGreater, logLess))
  }

  init(greater: Double, less: Double) {
    self.init(greater: greater, logGreater: log(greater), less: less, logLess: log(less))
  }
}
