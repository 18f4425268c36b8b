import FremgangStatistics
import Testing

/// Degenerate comparisons of groups, correlations and repeated measures.
extension `Degenerate inputs against reference values` {
  /// Expects a refusal, for the reason that the case's own reason stands for.
  func expectRefusal<Result>(
    _ reference: ReferenceCase,
    _ reasons: [String: Untestable],
    _ body: () throws -> Result
  ) {
    let name = reference.expected["reason"] as? String ?? ""
    do {
      let result = try body()
      Issue.record("\(reference.id): \(result), not refused")
    } catch let error as Untestable {
      let wanted = name == "non_finite_input" ? .notFinite : reasons[name]
      if let wanted { #expect(error == wanted, "\(reference.id)") }
    } catch {
      Issue.record("\(reference.id): \(error)")
    }
  }

  /// Whether the case has no value at all.
  private func isRefused(_ reference: ReferenceCase) -> Bool {
    ["undefined", "invalid_input"].contains(reference.status)
  }

  func rankSum(_ reference: ReferenceCase) throws {
    let (x, y) = (try reference.numbers("x"), try reference.numbers("y"))
    if isRefused(reference) {
      let reasons = ["empty_group": Untestable.tooFewValues(0)]
      expectRefusal(reference, reasons) { try MannWhitney(x, y) }
      expectRefusal(reference, reasons) { try HodgesLehmannShift(x, y) }
      return
    }
    let test = try MannWhitney(x, y)
    reference.check("U_x", test.u)
    reference.check("p_two_sided_absdev", test.pByDistance)
    reference.check("p_greater", test.pValues.greater)
    reference.check("p_less", test.pValues.less)
    reference.check("A", test.probabilityOfSuperiority)
    reference.check("asymptotic_z", test.z)
    guard reference.isUndefined("asymptotic_z") else { return }
    for method in [MannWhitney.Method.asymptotic, .continuityCorrected] {
      #expect(throws: Untestable.noVariation) { try MannWhitney(x, y, method: method) }
    }
  }

  func rankGroups(_ reference: ReferenceCase) throws {
    let lists = try #require(reference.inputs["groups"] as? [[Any]])
    let groups = lists.map { $0.compactMap(ReferenceCase.double) }
    guard isRefused(reference) else {
      let test = try KruskalWallis(groups)
      reference.check("H", test.h)
      reference.checkP("p", test.p)
      return
    }
    let reasons: [String: Untestable] = [
      "all_tied": .noVariation, "k_too_small": .tooFewGroups(groups.count),
      "empty_group": .tooFewValues(0),
    ]
    expectRefusal(reference, reasons) { try KruskalWallis(groups) }
    expectRefusal(reference, reasons) { try OneWayAnova(groups) }
    expectRefusal(reference, reasons) { try WelchAnova(groups) }
  }

  func correlation(_ reference: ReferenceCase) throws {
    let (x, y) = (try reference.numbers("x"), try reference.numbers("y"))
    if isRefused(reference) {
      let reasons: [String: Untestable] = [
        "zero_variance_pre": .noVariation, "zero_variance_post": .noVariation,
        "n_too_small": .tooFewPairs(x.count), "all_tied": .noVariation,
        "length_mismatch": .unequalLengths(before: x.count, after: y.count),
      ]
      expectRefusal(reference, reasons) { try PearsonCorrelation(x, y) }
      expectRefusal(reference, reasons) { try SpearmanCorrelation(x, y) }
      expectRefusal(reference, reasons) { try KendallCorrelation(x, y) }
      return
    }
    let table = try #require(DecimalLattice.pairs(x, y))
    for test in [try? PearsonCorrelation(x, y), try? PearsonCorrelation(table)] {
      reference.check("r", test?.r)
      reference.check("t", test?.t)
      reference.check("df", test.map { Double($0.degreesOfFreedom) })
      reference.check("p_two_sided", test?.p)
      reference.check("ci95", test?.interval(level: 0.95).map { ($0.lower, $0.upper) })
    }
  }

  func friedman(_ reference: ReferenceCase) throws {
    let rows = try `Repeated measures against reference values`.rows(reference)
    if isRefused(reference) {
      let reasons: [String: Untestable] = [
        "all_tied": .noVariation, "k_too_small": .tooFewGroups(rows.first?.count ?? 0),
        "n_too_small": .tooFewValues(rows.count),
      ]
      expectRefusal(reference, reasons) { try FriedmanTest(rows) }
      return
    }
    let table = try `Repeated measures against reference values`.table(of: rows)
    for test in [try FriedmanTest(rows), try FriedmanTest(table)] {
      reference.check("Q", test.q)
      reference.check("df", Double(test.degreesOfFreedom))
      reference.checkP("p", test.p)
      reference.check("kendall_w", test.concordance)
      if rows.count == 1 { #expect(test.imanDavenport == nil) }
    }
  }

  func waves(_ reference: ReferenceCase) throws {
    let rows = try `Repeated measures against reference values`.rows(reference)
    guard isRefused(reference) else {
      let test = try RepeatedMeasuresAnova(rows)
      reference.check("F", test.test.f)
      reference.checkP("p", test.test.p)
      return
    }
    let reasons: [String: Untestable] = [
      "n_too_small": .tooFewValues(rows.count), "zero_variance_diff": .noVariation,
      "k_too_small": .tooFewGroups(rows.first?.count ?? 0), "all_tied": .noVariation,
    ]
    expectRefusal(reference, reasons) { try RepeatedMeasuresAnova(rows) }
    guard rows.joined().allSatisfy(\.isFinite) else { return }
    let table = try `Repeated measures against reference values`.table(of: rows)
    expectRefusal(reference, reasons) { try RepeatedMeasuresAnova(table) }
  }
}
