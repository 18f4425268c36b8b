import FremgangStatistics
import Testing

@Suite struct `Reliability against reference values` {
  @Test func `alpha, omega and intraclass correlations agree`() throws {
    try ReferenceFile("reliability").run([
      "cronbach_alpha": alpha, "omega_total": omega, "icc": intraclass,
    ])
  }

  private func alpha(_ reference: ReferenceCase) throws {
    let table = try ItemCovariances(reference)
    let alpha = try CronbachAlpha(table)
    reference.check("n", Double(alpha.count), relative: 0)
    reference.check("k", Double(alpha.items.count), relative: 0)
    reference.check("alpha", alpha.alpha)
    reference.check("sd_total", alpha.standardDeviation)
    reference.check("mean_total", alpha.mean)
    reference.check("mean_r", alpha.meanCorrelation)
    reference.check("std_alpha", alpha.standardised)
    reference.check("sem", alpha.standardErrorOfMeasurement)
    reference.check("mdc95", alpha.minimalDetectableChange)
    let interval = alpha.interval(level: 0.95)
    reference.check("feldt_ci95", (interval.lower, interval.upper), relative: 1e-9)
    list(reference, "item_mean", alpha.items.map(\.mean))
    list(reference, "item_sd", alpha.items.map(\.standardDeviation))
    list(reference, "raw_r", alpha.items.map(\.correlationWithTotal))
    list(reference, "r_drop", alpha.items.map(\.correlationWithRest))
    list(reference, "alpha_drop", alpha.items.map(\.alphaIfDropped))
  }

  private func list(_ reference: ReferenceCase, _ key: String, _ actual: [Double?]) {
    guard let wanted = reference.values(key) else {
      #expect(actual.allSatisfy { $0 == nil }, "\(reference.id) \(key)")
      return
    }
    #expect(wanted.count == actual.count, "\(reference.id) \(key)")
    for (one, other) in zip(actual, wanted) { reference.compare(key, one, other) }
  }

  private func omega(_ reference: ReferenceCase) throws {
    let omega = try OmegaTotal(ItemCovariances(reference))
    reference.check("omega_u", omega.omega, relative: 1e-9)
    list(reference, "loadings_abs", omega.loadings.map(abs))
    list(reference, "uniquenesses", omega.uniquenesses)
  }

  private func intraclass(_ reference: ReferenceCase) throws {
    let icc = try IntraclassCorrelations(ItemCovariances(reference))
    reference.check("n", Double(icc.people), relative: 0)
    reference.check("k", Double(icc.measurements), relative: 0)
    reference.check("MSR", icc.betweenPeople)
    reference.check("MSC", icc.betweenMeasurements)
    reference.check("MSE", icc.residual)
    reference.check("MSW", icc.withinPeople)
    let models: [(String, IntraclassCorrelations.Model)] = [
      ("ICC1", .oneWay), ("ICC2", .agreement), ("ICC3", .consistency), ("ICC1k", .oneWayMean),
      ("ICC2k", .agreementMean), ("ICC3k", .consistencyMean),
    ]
    for (key, model) in models {
      reference.check(key, icc.correlation(model))
      let interval = icc.interval(model, level: 0.95)
      reference.check("\(key)_ci95", interval.map { ($0.lower, $0.upper) }, relative: 1e-8)
    }
    fTest(reference, "icc1", icc.fTest(.oneWay))
    fTest(reference, "icc3", icc.fTest(.consistency))
    if icc.measurements == 2 { reference.check("typical_error", icc.standardErrorOfConsistency) }
    reference.check("sem_agreement", icc.standardErrorOfAgreement)
    reference.check("sem_consistency", icc.standardErrorOfConsistency)
  }
}

extension `Reliability against reference values` {
  /// An F that divides by 0 is infinite in the reference, and absent here.
  private func fTest(
    _ reference: ReferenceCase,
    _ key: String,
    _ test: (f: Double, p: Double)?
  ) {
    if reference.value("F_\(key)") == .infinity {
      #expect(test == nil, "\(reference.id)")
      return
    }
    reference.check("F_\(key)", test?.f)
    reference.checkP("p_\(key)", test?.p)
  }
}

extension ItemCovariances {
  /// The rows of a reference case, on the lattice of their decimals.
  init(_ reference: ReferenceCase) throws {
    let rows = try #require(reference.inputs["rows"] as? [[Any]]).map {
      $0.compactMap(ReferenceCase.double)
    }
    let lattice = try #require(DecimalLattice(rows.flatMap { $0 }))
    try self.init(
      rows: rows.map { row in row.map { Int(lattice.numerator($0)) } },
      denominator: Int(lattice.denominator)
    )
  }
}
