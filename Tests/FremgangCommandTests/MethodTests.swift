import FremgangKit
import Testing

/// What each named method gives on the sample's network scale.
///
/// The numbers were computed by Python from the export itself: scipy 1.17.1, statsmodels for the
/// regression, and whole numbers for the exact signed ranks. When one of them moves, the method
/// needs a new name.
struct MethodTests {
  private let findings: Findings
  private let scale: ScaleFindings
  private let overall: Summary

  init() throws {
    findings = try Findings.evaluating(Paths.pool)
    scale = try #require(findings.scale("lsns-15m"))
    overall = try #require(scale.overall)
  }

  private func expect(_ figure: Double?, _ value: Double, within tolerance: Double = 1e-10) {
    guard let figure else {
      Issue.record("no figure where \(value) was expected")
      return
    }
    #expect(abs(figure - value) <= tolerance * max(abs(value), 1))
  }

  @Test func `paired figures`() {
    #expect(overall.n == 101)
    expect(overall.tTest?.t, 2.582401274917992)
    expect(overall.tTest?.p, 0.01125994366349635)
    expect(overall.confidenceInterval?.lower, 0.19043473742700978)
    expect(overall.confidenceInterval?.upper, 1.4531296190086338)
    #expect(overall.wilcoxon?.w == 2784)
    expect(overall.wilcoxon?.z, 2.308126393444993)
    #expect(overall.wilcoxon?.method == .exact)
    expect(overall.wilcoxon?.p, 0.020550698980735606)
    expect(overall.signTest?.p, 0.21315300096890785)
    expect(overall.clusterInterval?.lower, -0.5046269104409075)
    expect(overall.clusterInterval?.upper, 2.148191266876551)
  }

  @Test func `standardised figures`() {
    expect(overall.effectSizes.dz?.estimate, 0.25695853085890924)
    expect(overall.effectSizes.dz?.lower, 0.058096192118921856, within: 1e-8)
    expect(overall.effectSizes.dz?.upper, 0.4545770712958085, within: 1e-8)
    expect(overall.effectSizes.dav, 0.10556157490763671)
    expect(overall.effectSizes.rankBiserial, 0.273850377487989)
    let before = scale.internalConsistency?.before
    #expect(before?.n == 147)
    expect(before?.estimate, 0.805616031691314)
    expect(before?.confidenceInterval.lower, 0.754768083078131)
    expect(before?.confidenceInterval.upper, 0.8494882821404339)
    expect(before?.standardErrorOfMeasurement, 3.066917833385567)
    let after = scale.internalConsistency?.after
    #expect(after?.n == 106)
    expect(after?.estimate, 0.8455025783278736)
    expect(after?.standardErrorOfMeasurement, 3.0663961363544363)
  }

  @Test func `groups and days`() throws {
    let roles = try #require(scale.groupDifferences.first { $0.by == "role" })
    expect(roles.welchOnChange?.t, 1.7087198735771798)
    expect(roles.welchOnChange?.df, 67.12982440732716)
    expect(roles.welchOnChange?.p, 0.09212292790005974)
    expect(roles.ancova?.estimate, 0.9011525703033936)
    expect(roles.ancova?.t, 1.2400967163391754)
    expect(roles.ancova?.p, 0.2179939076841808)
    let days = findings.instruments.first { $0.id == "lsns-15m" }?.daysBetween
    #expect(days?.quartiles == [168, 259, 346])
    #expect(days?.minimum == 94 && days?.maximum == 413)
  }

  @Test func `every method is named in the results`() {
    #expect(findings.methods == FigureMethod.ofEvaluations)
  }
}
