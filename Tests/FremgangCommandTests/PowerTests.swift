import FremgangCommand
import Testing

struct PowerTests {
  /// Sample sizes of the paired t test at α = .05 two-sided and power .80, as `TTestPower` of
  /// statsmodels 0.15 gives them, rounded up: 198.2, 33.4 and 14.3 pairs for d_z = 0.2, 0.5 and 0.8.
  @Test func `pairs agree with published planning tables`() {
    let sizes: [(change: String, pairs: String)] = [("0.2", "199"), ("0.5", "34"), ("0,8", "15")]
    for size in sizes {
      let run = CommandRun("power", "--standardised-change", size.change, "--language", "en")
      #expect(run.exitCode == .done)
      #expect(run.output.hasPrefix("\(size.pairs) pairs"), "\(run.output)")
    }
  }

  /// 34 pairs of which three in ten never come back: 34 / 0.7 = 48.57, so 49.
  @Test func `attrition asks for more people at the start`() {
    let run = CommandRun("power", "--change", "5", "--sd", "10", "--attrition", "0.3")
    #expect(run.output.contains("34 par"))
    #expect(run.output.contains("Mål 49 personer ved start"))
  }

  @Test func `what cannot be planned is wrong usage`() {
    let calls = [
      ["--change", "5"], ["--change", "0", "--sd", "3"], ["--standardised-change", "x"],
      ["--standardised-change", "0.5", "--alpha", "0.9"],
      ["--standardised-change", "0.5", "x.csv"],
      ["--standardised-change", "0.5", "--attrition", "1"],
      ["--standardised-change", "0.5", "--pairs", "1"],
      ["--standardised-change", "0.5", "--power", "0.01"],
      ["--standardised-change", "1e-300"],
      ["--standardised-change", "0.5", "--pairs", "\(Int.max)"],
    ]
    for call in calls {
      let run = CommandRun(["power"] + call)
      #expect(run.exitCode == .wrongUsage, "\(call): \(run.errors)")
    }
  }
}
