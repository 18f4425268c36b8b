#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The quantiles of the standard normal distribution as quotients of polynomials, with a relative error
/// of about 1e-16 and, with the rounding of doubles, below 1e-15.
///
/// Wichura, The percentage points of the normal distribution, Applied Statistics 37 (1988), 477–484,
/// algorithm AS 241, doi:10.2307/2347330.
enum NormalQuantile {
  /// The point above which the probability p lies.
  ///
  /// Precondition: p lies above 0 and is at most one half.
  static func above(_ p: Double) -> Double {
    let distance = 0.5 - p
    if distance <= 0.425 { return distance * centre(0.180625 - distance * distance) }
    let reach = (-log(p)).squareRoot()
    return reach <= 5 ? tail(reach - 1.6) : farTail(reach - 5)
  }

  private static func centre(_ r: Double) -> Double {
    quotient(
      r,
      (
        2509.0809287301226727, 33430.575583588128105, 67265.770927008700853,
        45921.953931549871457, 13731.693765509461125, 1971.5909503065514427,
        133.14166789178437745, 3.3871328727963666080
      ),
      (
        5226.4952788528545610, 28729.085735721942674, 39307.895800092710610,
        21213.794301586595867, 5394.1960214247511077, 687.18700749205790830,
        42.313330701600911252
      )
    )
  }

  private static func tail(_ r: Double) -> Double {
    quotient(
      r,
      (
        7.74545014278341407640e-4, 0.0227238449892691845833, 0.241780725177450611770,
        1.27045825245236838258, 3.64784832476320460504, 5.76949722146069140550,
        4.63033784615654529590, 1.42343711074968357734
      ),
      (
        1.05075007164441684324e-9, 5.47593808499534494600e-4, 0.0151986665636164571966,
        0.148103976427480074590, 0.689767334985100004550, 1.67638483018380384940,
        2.05319162663775882187
      )
    )
  }

  private static func farTail(_ r: Double) -> Double {
    quotient(
      r,
      (
        2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.00124266094738807843860,
        0.0265321895265761230930, 0.296560571828504891230, 1.78482653991729133580,
        5.46378491116411436990, 6.65790464350110377720
      ),
      (
        2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5,
        7.86869131145613259100e-4, 0.0148753612908506148525, 0.136929880922735805310,
        0.599832206555887937690
      )
    )
  }

  private typealias Eight = (Double, Double, Double, Double, Double, Double, Double, Double)
  private typealias Seven = (Double, Double, Double, Double, Double, Double, Double)

  /// One polynomial over another, by their coefficients from the highest power down; the second ends with 1.
  @inline(__always)
  private static func quotient(_ r: Double, _ n: Eight, _ d: Seven) -> Double {
    let above =
      ((((((n.0 * r + n.1) * r + n.2) * r + n.3) * r + n.4) * r + n.5) * r + n.6) * r + n.7
    let below =
      ((((((d.0 * r + d.1) * r + d.2) * r + d.3) * r + d.4) * r + d.5) * r + d.6) * r + 1
    return above / below
  }
}
