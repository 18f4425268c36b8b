import Foundation
import FremgangStatistics
import Testing

@Suite struct `Distributions against reference values` {
  @Test func `tails, quantiles and special functions agree`() throws {
    try ReferenceFile("distributions").run([
      "binomial": binomial, "chi2_quantile": chiSquaredQuantile, "chi2_tail": chiSquaredTail,
      "f_quantile": fQuantile, "f_tail": fTail, "hedges_j": hedges, "lgamma": logGammaValue,
      "noncentral_t_cdf": noncentralT, "noncentral_t_ncp": noncentrality,
      "normal_quantile": normalQuantile, "normal_tail": normalTail, "reg_inc_beta": beta,
      "reg_inc_gamma": gamma, "t_quantile": tQuantile, "t_tail": tTail, "t_two_sided_p": tSize,
    ])
  }

  private func tails(_ reference: ReferenceCase, _ tails: Tails) {
    reference.checkP("cdf", tails.lower, relative: loose(tails.logLower))
    reference.checkP("sf", tails.upper, relative: loose(tails.logUpper))
    reference.check("ln_cdf", tails.logLower, absolute: 1e-13)
    reference.check("ln_sf", tails.logUpper, absolute: 1e-13)
  }

  /// Far in a tail the exponential magnifies the rounding of its argument.
  private func loose(_ log: Double) -> Double { log < -100 ? 1e-10 : 1e-12 }

  private func binomial(_ reference: ReferenceCase) throws {
    let distribution = Binomial(
      trials: Int(try reference.number("n")),
      probability: try reference.number("p")
    )
    let k = Int(try reference.number("k"))
    tails(reference, distribution.tails(k))
    let log = distribution.logProbability(of: k)
    reference.checkP("pmf", distribution.probability(of: k), relative: loose(log))
    reference.check("ln_pmf", log)
  }

  private func chiSquaredTail(_ reference: ReferenceCase) throws {
    let distribution = ChiSquared(degreesOfFreedom: try reference.number("df"))
    tails(reference, distribution.tails(try reference.number("x")))
  }

  private func chiSquaredQuantile(_ reference: ReferenceCase) throws {
    let distribution = ChiSquared(degreesOfFreedom: try reference.number("df"))
    reference.check("x", distribution.quantile(try reference.number("p")))
  }

  private func fDistribution(_ reference: ReferenceCase) throws -> FDistribution {
    FDistribution(
      numerator: try reference.number("df1"),
      denominator: try reference.number("df2")
    )
  }

  private func fTail(_ reference: ReferenceCase) throws {
    tails(reference, try fDistribution(reference).tails(try reference.number("x")))
  }

  private func fQuantile(_ reference: ReferenceCase) throws {
    reference.check("x", try fDistribution(reference).quantile(try reference.number("p")))
  }

  private func hedges(_ reference: ReferenceCase) throws {
    let df = try reference.number("df")
    reference.check("J", HedgesCorrection.exact(degreesOfFreedom: df))
    reference.check("J_approx", HedgesCorrection.approximate(degreesOfFreedom: df))
  }

  private func logGammaValue(_ reference: ReferenceCase) throws {
    reference.check("value", logGamma(try reference.number("x")))
  }

  private func noncentralT(_ reference: ReferenceCase) throws {
    let distribution = NoncentralT(
      degreesOfFreedom: try reference.number("df"),
      noncentrality: try reference.number("ncp")
    )
    reference.check("cdf", distribution.tails(try reference.number("t")).lower)
  }

  private func noncentrality(_ reference: ReferenceCase) throws {
    reference.check(
      "ncp",
      NoncentralT.noncentrality(
        t: try reference.number("t"),
        degreesOfFreedom: try reference.number("df"),
        lowerTail: try reference.number("target_cdf")
      )
    )
  }

  private func normalTail(_ reference: ReferenceCase) throws {
    let z = try reference.number("z")
    let both = StandardNormal.tails(z)
    tails(reference, both)
    let small = StandardNormal.tails(abs(z))
    reference.checkP("two_sided_p", 2 * small.upper, relative: loose(small.logUpper))
  }

  private func normalQuantile(_ reference: ReferenceCase) throws {
    if let p = ReferenceCase.double(reference.inputs["p"]) {
      reference.check("z", StandardNormal.quantile(p))
    } else {
      reference.check("z", StandardNormal.upperQuantile(try reference.number("upper_q")))
    }
  }

  private func beta(_ reference: ReferenceCase) throws {
    let tails = RegularisedBeta.tails(
      a: try reference.number("a"),
      b: try reference.number("b"),
      x: try reference.number("x")
    )
    reference.checkP("value", tails.lower, relative: loose(tails.logLower))
    reference.checkP("complement", tails.upper, relative: loose(tails.logUpper))
    reference.check("ln_value", tails.logLower, absolute: 1e-13)
  }

  private func gamma(_ reference: ReferenceCase) throws {
    let tails = RegularisedGamma.tails(
      a: try reference.number("a"),
      x: try reference.number("x")
    )
    reference.checkP("p", tails.lower, relative: loose(tails.logLower))
    reference.checkP("q", tails.upper, relative: loose(tails.logUpper))
    reference.check("ln_p", tails.logLower, absolute: 1e-13)
    reference.check("ln_q", tails.logUpper, absolute: 1e-13)
  }

  private func tQuantile(_ reference: ReferenceCase) throws {
    let distribution = StudentT(degreesOfFreedom: try reference.number("df"))
    if let p = ReferenceCase.double(reference.inputs["p"]) {
      reference.check("t", distribution.quantile(p))
    } else {
      reference.check("t", distribution.upperQuantile(try reference.number("upper_q")))
    }
  }

  private func tTail(_ reference: ReferenceCase) throws {
    let distribution = StudentT(degreesOfFreedom: try reference.number("df"))
    let t = try reference.number("t")
    tails(reference, distribution.tails(t))
    reference.checkP("two_sided_p", distribution.sizeTails(t).upper)
  }

  private func tSize(_ reference: ReferenceCase) throws {
    let distribution = StudentT(degreesOfFreedom: try reference.number("df"))
    let both = distribution.sizeTails(try reference.number("t"))
    reference.checkP("p", both.upper, relative: loose(both.logUpper))
    reference.check("ln_p", both.logUpper, absolute: 1e-13)
  }
}
