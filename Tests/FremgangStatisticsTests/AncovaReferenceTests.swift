import FremgangStatistics
import Testing

@Suite struct `Comparison of two groups against reference values` {
  @Test func `covariance adjustment and change scores agree`() throws {
    try ReferenceFile("ancova").run([
      "ancova": {
        try twoGroups($0)
        try ancova($0)
      },
      "gain_score": {
        try twoChanges($0)
        try gainScores($0)
      },
      "ancova_interaction": interaction, "nist_linear_regression": certifiedRegression,
    ])
  }

  func groups(_ reference: ReferenceCase) throws -> [PairedTable] {
    let (before, after) = (try reference.numbers("pre"), try reference.numbers("post"))
    let labels = try #require(reference.inputs["group"] as? [String])
    let lattice = try #require(DecimalLattice(before + after))
    return try order(reference).map { label in
      PairedTable(
        denominator: lattice.denominator,
        pairs: labels.indices.filter { labels[$0] == label }.map {
          (before: lattice.numerator(before[$0]), after: lattice.numerator(after[$0]))
        }
      )
    }
  }

  /// The groups' labels, the reference first.
  func order(_ reference: ReferenceCase) throws -> [String] {
    var order: [String] = []
    for label in try #require(reference.inputs["group"] as? [String]) {
      if !order.contains(label) { order.append(label) }
    }
    return order
  }

  /// The comparison of two groups only, which cases of more pass by.
  private func twoGroups(_ reference: ReferenceCase) throws {
    let order = try order(reference)
    guard order.count == 2 else { return }
    let groups = try groups(reference)
    if reference.status == "undefined" {
      #expect(throws: Untestable.noVariationBefore) { try TwoGroupAncova(groups[1], groups[0]) }
      return
    }
    let model = try TwoGroupAncova(groups[1], groups[0])
    reference.check("n", Double(model.count))
    reference.check("df", model.degreesOfFreedom)
    reference.check("sigma", model.residualStandardDeviation)
    let coefficients = try #require(reference.expected["coefficients"] as? [String: Any])
    try compare(reference, coefficients["pre"], model.slope, "pre")
    try compare(reference, coefficients["group:\(order[1])"], model.statistic, "group")
    reference.check("group_F", model.t * model.t)
    reference.checkP("group_p", model.p, relative: 1e-9)
    let means = try #require(reference.expected["adjusted_means"] as? [String: [String: Any]])
    for (label, adjusted) in [(order[0], model.second), (order[1], model.first)] {
      let wanted = try #require(means[label])
      reference.compare(
        "mean",
        adjusted.mean,
        try #require(ReferenceCase.double(wanted["mean"]))
      )
      reference.compare(
        "se",
        adjusted.standardError,
        try #require(ReferenceCase.double(wanted["se"]))
      )
    }
  }

  private func compare(
    _ reference: ReferenceCase,
    _ coefficient: Any?,
    _ statistic: StudentStatistic,
    _ name: String
  ) throws {
    let wanted = try #require(coefficient as? [String: Any], "\(reference.id)")
    let interval = statistic.interval(level: 0.95)
    let ends = try #require(wanted["ci95"] as? [Any]).compactMap(ReferenceCase.double)
    let rows: [(String, Double, Double?)] = [
      ("estimate", statistic.estimate, ReferenceCase.double(wanted["estimate"])),
      ("se", statistic.standardError, ReferenceCase.double(wanted["se"])),
      ("t", statistic.t, ReferenceCase.double(wanted["t"])),
      ("p", statistic.pValues.twoSided, ReferenceCase.double(wanted["p"])),
      ("lower", interval.lower, ends.first), ("upper", interval.upper, ends.last),
    ]
    for (key, actual, value) in rows {
      reference.compare(
        "\(name) \(key)",
        actual,
        try #require(value),
        relative: 1e-9,
        isProbability: key == "p"
      )
    }
  }

  private func twoChanges(_ reference: ReferenceCase) throws {
    let order = try order(reference)
    guard order.count == 2 else { return }
    let groups = try groups(reference)
    let welch = try WelchTTest(groups[1].change, groups[0].change)
    reference.check("welch_t", welch.t)
    reference.check("welch_df", welch.degreesOfFreedom)
    reference.checkP("welch_p", welch.p, relative: 1e-9)
    let student = try StudentTTest(groups[1].change, groups[0].change)
    let coefficients = try #require(reference.expected["coefficients"] as? [String: Any])
    try compare(reference, coefficients["group:\(order[1])"], student.statistic, "group")
  }
}
