import Foundation
import FremgangStatistics
import Testing

/// NIST's Statistical Reference Datasets, whose certified values carry 15 digits.
@Suite struct `NIST's certified values` {
  @Test func `are met to their digits`() throws {
    try ReferenceFile("nist").run(["nist_univariate": univariate, "nist_anova": anova])
  }

  private func decimals(_ any: Any?) throws -> [Double] {
    if let digits = any as? String {
      return digits.compactMap { $0.wholeNumberValue.map(Double.init) }
    }
    return try #require(any as? [Any]).map { try #require(ReferenceCase.double($0)) }
  }

  private func certified(_ reference: ReferenceCase) throws -> [String: Double] {
    let certified = try #require(reference.expected["certified"] as? [String: Any])
    return certified.compactMapValues(ReferenceCase.double)
  }

  private func univariate(_ reference: ReferenceCase) throws {
    let values = try decimals(reference.inputs["y"])
    let certified = try certified(reference)
    let digits: [String: Double] = [
      "NumAcc2": 14, "NumAcc3": 9, "NumAcc4": 8,
    ]
    let name = try #require(reference.id.split(separator: ".").last).description
    let table = try #require(DecimalLattice(values)).counts(values)
    reference.compare("n", Double(table.count), try #require(reference.value("n")))
    for (moments, wanted) in [
      (try SampleMoments(values), digits[name] ?? 13), (try #require(table.moments), 13.0),
    ] {
      try agree(reference, "mean", moments.mean, certified, 14)
      try agree(reference, "sd", moments.standardDeviation, certified, wanted)
    }
    let serial = try SerialCorrelation.lagOne(values)
    try agree(reference, "r1", serial, certified, min(11, digits[name] ?? 11))
    reference.check("exact_double_r1", serial, relative: 1e-13)
  }

  private func anova(_ reference: ReferenceCase) throws {
    let groups = try #require(reference.inputs["groups"] as? [Any]).map(decimals)
    let certified = try certified(reference)
    let lattice = try #require(DecimalLattice(Array(groups.joined())))
    let table = try OneWayAnova(groups.map(lattice.counts))
    reference.check("exact_F", table.f, relative: 1e-14)
    reference.check("exact_ss_between", table.sumOfSquaresBetween, relative: 1e-14)
    reference.check("exact_ss_within", table.sumOfSquaresWithin, relative: 1e-14)
    let doubles = try OneWayAnova(groups)
    reference.check("exact_double_F", doubles.f, relative: 1e-13)
    try agree(reference, "F", table.f, certified, 13)
    try agree(reference, "r_squared", table.etaSquared, certified, 13)
    try agree(reference, "residual_sd", table.residualStandardDeviation, certified, 13)
    try agree(reference, "df_between", table.test.numeratorDegreesOfFreedom, certified, 15)
    try agree(reference, "df_within", table.test.denominatorDegreesOfFreedom, certified, 15)
  }

  /// The log relative error: how many digits agree.
  private func agree(
    _ reference: ReferenceCase,
    _ key: String,
    _ actual: Double,
    _ certified: [String: Double],
    _ digits: Double
  ) throws {
    let wanted = try #require(certified[key])
    let error = actual == wanted ? 0 : abs((actual - wanted) / wanted)
    if error > 0, -log10(error) < digits {
      Issue.record("\(reference.id) \(key): \(actual), not \(wanted): \(-log10(error)) digits")
    }
  }
}
