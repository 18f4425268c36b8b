import FremgangStatistics
import Testing

@Suite struct `Repeated measures against reference values` {
  @Test func `waves agree, from tables and from doubles`() throws {
    try ReferenceFile("repeated").run([
      "rm_anova": anova, "friedman": friedman, "lmm_random_intercept": randomIntercept,
    ])
  }

  private func anova(_ reference: ReferenceCase) throws {
    let rows = try Self.rows(reference)
    let table = try Self.table(of: rows)
    for test in [try RepeatedMeasuresAnova(rows), try RepeatedMeasuresAnova(table)] {
      reference.check("n", Double(test.count))
      reference.check("k", Double(test.waves))
      for (mean, wanted) in zip(test.waveMeans, try #require(reference.values("wave_means"))) {
        reference.compare("wave mean", mean, wanted)
      }
      reference.check("ss_wave", test.sumOfSquaresWave)
      reference.check("ss_subject", test.sumOfSquaresSubject)
      reference.check("ss_error", test.sumOfSquaresError)
      reference.check("F", test.test.f)
      reference.check("df1", test.test.numeratorDegreesOfFreedom)
      reference.check("df2", test.test.denominatorDegreesOfFreedom)
      reference.checkP("p", test.test.p)
      reference.check("eps_gg", test.sphericity.greenhouseGeisser)
      reference.check("eps_hf", test.sphericity.huynhFeldt)
      reference.checkP("p_gg", test.greenhouseGeisser.p)
      reference.checkP("p_hf", test.huynhFeldt?.p)
      reference.check("eta2_p", test.partialEtaSquared)
      reference.check("ges", test.generalisedEtaSquared)
      reference.check("mauchly_W", test.sphericity.mauchly?.w)
      reference.checkP("mauchly_p", test.sphericity.mauchly?.p, relative: 1e-6)
    }
  }

  private func friedman(_ reference: ReferenceCase) throws {
    let rows = try Self.rows(reference)
    let table = try Self.table(of: rows)
    for test in [try FriedmanTest(rows), try FriedmanTest(table)] {
      reference.check("Q", test.q)
      reference.check("df", Double(test.degreesOfFreedom))
      reference.checkP("p", test.p)
      reference.check("kendall_w", test.concordance)
      reference.check("F_id", test.imanDavenport?.f)
      reference.checkP("p_F_id", test.imanDavenport?.p)
      #expect(test.rankSums == reference.values("rank_sums"), "\(reference.id)")
    }
  }

  private func randomIntercept(_ reference: ReferenceCase) throws {
    let people = try #require(reference.inputs["id"] as? [String])
    let (names, columns) = try predictors(reference)
    for (key, estimation) in [
      ("reml", RandomInterceptModel.Estimation.restrictedMaximumLikelihood),
      ("ml", .maximumLikelihood),
    ] {
      guard let wanted = reference.expected[key] as? [String: Any] else { continue }
      let model = try RandomInterceptModel(
        response: reference.numbers("y"),
        people: people,
        predictors: columns,
        estimation: estimation
      )
      let coefficients = try #require(wanted["coefficients"] as? [String: [String: Any]])
      #expect(coefficients.count == names.count, "\(reference.id)")
      var rows: [(String, Double, Any?)] = [
        ("var_id", model.interceptVariance, wanted["var_id"]),
        ("var_resid", model.residualVariance, wanted["var_resid"]),
        ("logLik", model.logLikelihood, wanted["logLik"]),
        ("icc", model.intraclassCorrelation, wanted["icc"]),
      ]
      for (name, coefficient) in zip(names, model.coefficients) {
        rows.append((name, coefficient.estimate, coefficients[name]?["estimate"]))
        rows.append(("\(name) se", coefficient.standardError, coefficients[name]?["se"]))
      }
      for (name, actual, value) in rows {
        let number = try #require(ReferenceCase.double(value), "\(reference.id) \(name)")
        reference.compare("\(key) \(name)", actual, number)
      }
      #expect(model.isAtBoundary == wanted["boundary"] as? Bool, "\(reference.id)")
    }
  }

  /// The wave as a number or as indicators of all but the first, the group as an indicator, and their
  /// product.
  private func predictors(
    _ reference: ReferenceCase
  ) throws -> (names: [String], columns: [[Double]]) {
    let waves = try reference.numbers("wave")
    var names = ["wave"]
    var columns = [waves]
    if reference.inputs["wave_as_factor"] as? Bool == true {
      let levels = Set(waves).sorted().dropFirst()
      names = levels.map { "wave\(Int($0))" }
      columns = levels.map { level in waves.map { $0 == level ? 1 : 0 } }
    }
    if let labels = reference.inputs["group"] as? [String] {
      let (waveNames, waveColumns) = (names, columns)
      for level in Set(labels).sorted().dropFirst() {
        let indicator = labels.map { $0 == level ? 1.0 : 0 }
        names += ["group:\(level)"] + waveNames.map { "\($0):group:\(level)" }
        columns.append(indicator)
        columns += waveColumns.map { column in zip(column, indicator).map { $0 * $1 } }
      }
    }
    return (["(Intercept)"] + names, columns)
  }

  static func rows(_ reference: ReferenceCase) throws -> [[Double]] {
    let lists = try #require(reference.inputs["rows"] as? [[Any]])
    return lists.map { $0.compactMap(ReferenceCase.double) }
  }

  static func table(of rows: [[Double]]) throws -> ProfileTable {
    let lattice = try #require(DecimalLattice(Array(rows.joined())))
    var table = ProfileTable(denominator: lattice.denominator, waves: rows.first?.count ?? 1)
    for row in rows { table.add(row.map(lattice.numerator)) }
    return table
  }
}
