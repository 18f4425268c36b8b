import FremgangFiles
import FremgangJSON
import FremgangKit
import Testing

/// What a plan refers to must be there: waves, items, scales, levels.
@Suite struct PlanReferenceTests {
  private let waves = """
    id;wave;rolle;tiny_1;tiny_2
    a;T0;deltager;1;1
    a;T1;deltager;2;2
    """

  private func pairing(_ before: String, _ after: String) throws -> ExportPlan {
    try plan(
      #"{ "pairing": { "rule": "waves", "before": "\#(before)", "after": "\#(after)" } }"#
    )
  }

  @Test func `a plan may spell waves as the export does`() throws {
    let reading = try read(waves, plan: pairing("T0", "T1"))
    #expect(reading.responses.waves == ["t0", "t1"])
    #expect(reading.plan.pairing == .waves(before: "t0", after: "t1"))
    let danish = waves.replacing("T0", with: "FØR").replacing("T1", with: "efter")
    let folded = try read(danish, plan: pairing("foer", "Efter"))
    #expect(folded.plan.pairing == .waves(before: "før", after: "efter"))
  }

  @Test func `pairs of waves that are not there are refused, with those that are`() throws {
    let diagnostics = try refusal(waves, plan: pairing("start", "slut"))
    #expect(diagnostics.map(\.code) == ["pairing-wave-unknown"])
    #expect(diagnostics.first?.remedy == "The waves are: \"t0\", \"t1\".")
  }

  @Test func `a second wave may be still to come`() throws {
    let first = waves.split(separator: "\n").prefix(2).joined(separator: "\n")
    let reading = try read(first, plan: pairing("T0", "T1"))
    #expect(reading.responses.waves == ["t0", "t1"])
    #expect(reading.responses.measurements.count == 1)
  }

  @Test func `items and scales that no instrument has are named`() throws {
    let columns = try plan(
      #"{ "columns": { "items": { "tiny_9": "a" }, "totals": { "tiny.sum": "b" } } }"#
    )
    let diagnostics = refusal(waves, plan: columns)
    #expect(Set(diagnostics.map(\.code)) == ["item-unknown", "scale-unknown"])
    #expect(diagnostics.allSatisfy { $0.message.contains("There is no") })
  }

  @Test func `a filter for a level that no row says is an error`() throws {
    let misspelt = try plan(#"{ "filters": { "levels": { "role": ["deltagr"] } } }"#)
    let reading = try read(waves, plan: misspelt)
    #expect(reading.diagnostics.map(\.code) == ["filter-level-unknown"])
    #expect(reading.diagnostics.first?.message.contains("Did you mean \"deltager\"?") == true)
    let right = try plan(#"{ "filters": { "levels": { "role": ["DELTAGER"] } } }"#)
    #expect(try read(waves, plan: right).diagnostics.isEmpty)
    let declared = """
      { "filters": { "levels": { "role": ["frivillig"] } },
        "groups": [{ "id": "role", "levels": ["frivillig"] }] }
      """
    #expect(try read(waves, plan: plan(declared)).diagnostics.isEmpty)
  }
}
