import FremgangKit
import FremgangNightly
import Testing

/// Published figures carry no more decimals than are printed.
@Suite struct RoundingTests {
  /// Three people: 4 → 8, 4 → 8 and 8 → 4 of 100: means 16 ÷ 3 and 20 ÷ 3, change 4 ÷ 3.
  private func results() throws -> Results {
    var register = Register()
    register.plan = Register.plan(minimum: 1)
    register.people["a"] = .init(project: "A", role: "user", before: 1, after: 2)
    register.people["b"] = .init(project: "A", role: "user", before: 1, after: 2)
    register.people["c"] = .init(project: "A", role: "user", before: 2, after: 1)
    return try Evaluation(of: register.responses, plan: register.plan)
      .disclosed(under: register.plan.disclosure)
  }

  @Test func `every figure is rounded by itself, and the file reads back`() throws {
    let raw = try results()
    #expect(raw.findings.instruments[0].scales[0].overall?.meanBefore != 5.3)
    let rounded = raw.roundedAsPrinted()
    let summary = try #require(rounded.findings.instruments[0].scales[0].overall)
    #expect(summary.meanBefore == 5.3 && summary.meanAfter == 6.7)
    // 1.4 in print would be 6.7 − 5.3; the change itself is 1.3.
    #expect(summary.meanChange == 1.3 && summary.percentOfScale == 1.3)
    // The spread of 4, 4, −4 is √(64 ÷ 3) = 4.62; that of 4, 4, 8 is √(16 ÷ 3) = 2.31.
    #expect(summary.sdChange == 4.6 && summary.sdBefore == 2.3)
    // d_z = (4 ÷ 3) ÷ 4.6188 = 0.2887; t = 0.2887 × √3 = 0.5.
    #expect(summary.effectSizes.dz?.estimate == 0.29 && summary.tTest?.t == 0.5)
    // p of t = 0.5 on 2 degrees of freedom is 2 ÷ 3.
    #expect(summary.tTest?.p == 0.667)
    let read = try Results(json: try rounded.json())
    #expect(read == rounded)
    #expect(rounded.roundedAsPrinted() == rounded)
    #expect(rounded.findings.methods.last == .roundedAsPrinted)
  }

  @Test func `no double in the file has more digits than are printed`() throws {
    let text = String(decoding: try results().roundedAsPrinted().json(), as: UTF8.self)
    let numbers = text.split { !"0123456789.".contains($0) }.filter { $0.contains(".") }
    let long = numbers.filter { ($0.split(separator: ".").last?.count ?? 0) > 3 }
    #expect(long.isEmpty, "\(long.prefix(3))")
  }
}
