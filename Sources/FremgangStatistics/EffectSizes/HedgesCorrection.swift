#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Hedges' factor that takes the small-sample bias out of a standardised mean (1981,
/// doi:10.3102/10769986006002107).
public enum HedgesCorrection {
  /// The factor by gamma functions.
  ///
  /// Precondition: there is more than one degree of freedom.
  public static func exact(degreesOfFreedom df: Double) -> Double {
    precondition(df > 1, "the factor needs more than one degree of freedom")
    let logRatio = 0.572_364_942_924_700_087_1 - logBeta((df - 1) / 2, 0.5)
    return exp(logRatio) / (df / 2).squareRoot()
  }

  /// The usual approximation 1 − 3 / (4 df − 1).
  ///
  /// Precondition: there is more than one degree of freedom.
  public static func approximate(degreesOfFreedom df: Double) -> Double {
    precondition(df > 1, "the factor needs more than one degree of freedom")
    return 1 - 3 / (4 * df - 1)
  }
}
