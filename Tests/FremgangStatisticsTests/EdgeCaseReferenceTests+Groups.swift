import FremgangStatistics
import Testing

/// Degenerate comparisons of groups.
extension `Degenerate inputs against reference values` {
  func rankSum(_ reference: ReferenceCase) throws {
    let (x, y) = (try reference.numbers("x"), try reference.numbers("y"))
    if reference.expected["reason"] as? String == "empty_group" {
      #expect(throws: Untestable.tooFewValues(0)) { try MannWhitney(x, y) }
      #expect(throws: Untestable.tooFewValues(0)) { try HodgesLehmannShift(x, y) }
      return
    }
    let test = try MannWhitney(x, y)
    reference.check("U_x", test.u)
    reference.check("p_two_sided_absdev", test.pByDistance)
    reference.check("p_greater", test.pValues.greater)
    reference.check("p_less", test.pValues.less)
    reference.check("A", test.probabilityOfSuperiority)
    reference.check("asymptotic_z", test.z)
    for method in [MannWhitney.Method.asymptotic, .continuityCorrected] {
      #expect(throws: Untestable.noVariation) { try MannWhitney(x, y, method: method) }
    }
  }

  func rankGroups(_ reference: ReferenceCase) throws {
    let groups = try #require(reference.inputs["groups"] as? [[Double]])
    let reason: Untestable =
      reference.expected["reason"] as? String == "all_tied" ? .noVariation : .tooFewGroups(1)
    #expect(throws: reason) { try KruskalWallis(groups) }
    #expect(throws: reason) { try OneWayAnova(groups) }
    #expect(throws: reason) { try WelchAnova(groups) }
  }

  func correlation(_ reference: ReferenceCase) throws {
    let (x, y) = (try reference.numbers("x"), try reference.numbers("y"))
    let table = try #require(DecimalLattice.pairs(x, y))
    for test in [try PearsonCorrelation(x, y), try PearsonCorrelation(table)] {
      reference.check("r", test.r)
      reference.check("t", test.t)
      reference.check("df", Double(test.degreesOfFreedom))
      reference.check("p_two_sided", test.p)
      reference.check("ci95", test.interval(level: 0.95).map { ($0.lower, $0.upper) })
    }
  }

  func friedman(_ reference: ReferenceCase) throws {
    let (rows, table) = try `Repeated measures against reference values`.profiles(reference)
    if reference.status == "undefined" {
      #expect(throws: Untestable.noVariation) { try FriedmanTest(rows) }
      #expect(throws: Untestable.noVariation) { try FriedmanTest(table) }
      return
    }
    for test in [try FriedmanTest(rows), try FriedmanTest(table)] {
      reference.check("Q", test.q)
      reference.check("df", Double(test.degreesOfFreedom))
      reference.checkP("p", test.p)
      reference.check("kendall_w", test.concordance)
      #expect(test.imanDavenport == nil)
    }
  }

  func waves(_ reference: ReferenceCase) throws {
    let (rows, table) = try `Repeated measures against reference values`.profiles(reference)
    let isSmall = reference.expected["reason"] as? String == "n_too_small"
    let reason: Untestable = isSmall ? .tooFewValues(1) : .noVariation
    #expect(throws: reason) { try RepeatedMeasuresAnova(rows) }
    #expect(throws: reason) { try RepeatedMeasuresAnova(table) }
  }
}
