import Foundation
import FremgangStatistics
import Testing

/// Regressions on any number of groups.
extension `Comparison of two groups against reference values` {
  private typealias Sample = (label: String, before: [Double], after: [Double])

  private func samples(_ reference: ReferenceCase) throws -> [Sample] {
    let (before, after) = (try reference.numbers("pre"), try reference.numbers("post"))
    let labels = try #require(reference.inputs["group"] as? [String])
    return try order(reference).map { label in
      let own = labels.indices.filter { labels[$0] == label }
      return (label, own.map { before[$0] }, own.map { after[$0] })
    }
  }

  func ancova(_ reference: ReferenceCase) throws {
    let samples = try samples(reference)
    let doubles = samples.map { (before: $0.before, after: $0.after) }
    if reference.status == "undefined" {
      #expect(throws: Untestable.noVariationBefore) { try Ancova(doubles) }
      #expect(throws: Untestable.noVariationBefore) { try AncovaWithInteraction(doubles) }
      return
    }
    let names = ["(Intercept)", "pre"] + samples.dropFirst().map { "group:\($0.label)" }
    let means = try #require(reference.expected["adjusted_means"] as? [String: [String: Any]])
    for test in [try Ancova(groups(reference)), try Ancova(doubles)] {
      try model(reference, test.model, names)
      reference.check("group_ss", test.groupSumOfSquares)
      reference.check("group_F", test.groupTest.f)
      reference.checkP("group_p", test.groupTest.p, relative: 1e-9)
      reference.check("group_partial_eta2", test.partialEtaSquared)
      freedom(reference, "group_df", test.groupTest)
      for (sample, adjusted) in zip(samples, test.adjustedMeans) {
        let wanted = try #require(means[sample.label])
        try compare(reference, "mean", adjusted.mean, wanted["mean"])
        try compare(reference, "se", adjusted.standardError, wanted["se"])
      }
    }
  }

  func interaction(_ reference: ReferenceCase) throws {
    let samples = try samples(reference)
    let others = samples.dropFirst().map { "group:\($0.label)" }
    let names = ["(Intercept)", "pre"] + others + others.map { "pre:\($0)" }
    for test in [
      try AncovaWithInteraction(groups(reference)),
      try AncovaWithInteraction(samples.map { (before: $0.before, after: $0.after) }),
    ] {
      try model(reference, test.model, names)
      reference.check("interaction_F", test.interactionTest.f)
      reference.checkP("interaction_p", test.interactionTest.p, relative: 1e-9)
      freedom(reference, "interaction_df", test.interactionTest)
      #expect(test.slopeDifferences.count == others.count)
      #expect(test.interceptDifferences.count == others.count)
    }
  }

  func gainScores(_ reference: ReferenceCase) throws {
    let samples = try samples(reference)
    let names = ["(Intercept)"] + samples.dropFirst().map { "group:\($0.label)" }
    let means = try #require(reference.expected["mean_gain"] as? [String: Any])
    for test in [
      try GainScoreComparison(groups(reference)),
      try GainScoreComparison(samples.map { (before: $0.before, after: $0.after) }),
    ] {
      try model(reference, test.model, names)
      for (sample, mean) in zip(samples, test.meanChanges) {
        try compare(reference, "mean gain", mean, means[sample.label])
      }
    }
  }

  private func model(
    _ reference: ReferenceCase,
    _ model: LinearRegression,
    _ names: [String]
  ) throws {
    let wanted = try #require(reference.expected["coefficients"] as? [String: [String: Any]])
    #expect(wanted.count == names.count && model.coefficients.count == names.count)
    reference.check("n", Double(model.count))
    reference.check("df", model.degreesOfFreedom)
    reference.check("sigma", model.residualStandardDeviation)
    reference.check("r2", model.rSquared)
    reference.check("adj_r2", model.adjustedRSquared)
    reference.check("F", model.test?.f)
    reference.checkP("p_F", model.test?.p, relative: 1e-9)
    for (name, coefficient) in zip(names, model.coefficients) {
      let values = try #require(wanted[name], "\(reference.id) \(name)")
      let statistic = try #require(coefficient.statistic)
      let interval = try #require(coefficient.interval(level: 0.95))
      let ends = try #require(values["ci95"] as? [Any])
      try compare(reference, "\(name) estimate", coefficient.estimate, values["estimate"])
      try compare(reference, "\(name) se", coefficient.standardError, values["se"])
      try compare(reference, "\(name) t", statistic.t, values["t"])
      try compare(reference, "\(name) p", statistic.pValues.twoSided, values["p"])
      try compare(reference, "\(name) lower", interval.lower, ends[0])
      try compare(reference, "\(name) upper", interval.upper, ends[1])
      if values["se_hc3"] is NSNull {
        #expect(coefficient.robustStandardError == nil, "\(reference.id) \(name)")
      } else {
        let robust = try #require(coefficient.robustStandardError)
        try compare(reference, "\(name) hc3", robust, values["se_hc3"])
      }
    }
  }

  private func compare(
    _ reference: ReferenceCase,
    _ name: String,
    _ actual: Double,
    _ wanted: Any?
  ) throws {
    let isP = name.hasSuffix(" p")
    reference.compare(
      name,
      actual,
      try #require(ReferenceCase.double(wanted), "\(reference.id) \(name)"),
      relative: isP ? 1e-9 : nil,
      isProbability: isP
    )
  }

  private func freedom(_ reference: ReferenceCase, _ key: String, _ test: FStatistic) {
    guard let wanted = reference.values(key), wanted.count == 2 else { return }
    #expect(test.numeratorDegreesOfFreedom == wanted[0], "\(reference.id)")
    #expect(test.denominatorDegreesOfFreedom == wanted[1], "\(reference.id)")
  }

  /// NIST's certified regressions, those at hand to twelve of their fifteen digits.
  ///
  /// Others may lose digits before they arrive, to powers and decimals that are rounded to doubles.
  func certifiedRegression(_ reference: ReferenceCase) throws {
    let certified = try #require(reference.expected["certified"] as? [String: [String: Any]])
    let rows = try #require(reference.inputs["y_x"] as? [[Any]]).map {
      $0.compactMap(ReferenceCase.double)
    }
    let hasIntercept = certified["B0"] != nil
    let width = certified.count - (hasIntercept ? 1 : 0)
    let isPolynomial = rows[0].count == 2 && width > 1
    let columns = (1...width).map { j in
      rows.map { row in
        isPolynomial ? (0..<j).reduce(1.0) { power, _ in power * row[1] } : row[j]
      }
    }
    let model = try LinearRegression(
      response: rows.map { $0[0] },
      predictors: columns,
      intercept: hasIntercept
    )
    for (index, coefficient) in model.coefficients.enumerated() {
      let name = "B\(index + (hasIntercept ? 0 : 1))"
      let wanted = try #require(certified[name])
      try agree(reference, name, coefficient.estimate, wanted["estimate"])
      try agree(reference, "\(name) se", coefficient.standardError, wanted["se"])
    }
    try agree(
      reference,
      "sd",
      model.residualStandardDeviation,
      reference.expected["residual_sd"]
    )
    try agree(reference, "R2", try #require(model.rSquared), reference.expected["r_squared"])
  }

  private func agree(
    _ reference: ReferenceCase,
    _ name: String,
    _ actual: Double,
    _ wanted: Any?
  ) throws {
    let wanted = try #require(ReferenceCase.double(wanted), "\(reference.id) \(name)")
    let atHand = ["Norris", "Longley", "NoInt1"].contains { reference.id.hasSuffix($0) }
    let share = atHand ? 1e-12 : reference.id.contains("Wampler") ? 1e-8 : 1e-9
    let isClose = abs(actual - wanted) <= max(share * abs(wanted), wanted == 0 ? 1e-9 : 0)
    #expect(isClose, "\(reference.id) \(name): \(actual), not \(wanted)")
  }
}
