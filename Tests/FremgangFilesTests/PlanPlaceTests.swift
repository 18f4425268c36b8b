import FremgangFiles
import FremgangInstruments
import FremgangJSON
import Testing

@Suite struct PlanPlaceTests {
  private let export = ExportFile(
    name: "export.csv",
    bytes: Array("id;maaling;who5_1;who5_2;who5_3;who5_4;who5_5\n1;før;1;2;3;4;5\n".utf8)
  )

  private func refusal(_ plan: String) throws -> [Diagnostic] {
    let plan = try ExportPlan(reading: Array(plan.utf8), file: "plan.json")
    let reader = ExportReader(instruments: Catalogue.bundled.instruments, plan: plan)
    do throws(ExportRefusal) {
      return try reader.read([export]).diagnostics.filter { $0.severity == .error }
    } catch {
      return error.diagnostics
    }
  }

  @Test func `what turns out later is placed in the plan's file`() throws {
    let cases: [(plan: String, code: String, line: Int, column: Int, path: String)] = [
      (
        "{ \"instruments\": [\"who-5\",\n \"mhmr\"] }", "instrument-unknown", 2, 2,
        "$.instruments[1]"
      ),
      (
        "{ \"codeShifts\": {\n  \"mhmr\": { \"add\": 1 } } }", "instrument-unknown", 2, 11,
        "$.codeShifts.mhmr"
      ),
      (
        "{ \"columns\": { \"items\": {\n \"who5_9\": \"x\" } } }", "item-unknown", 2, 12,
        "$.columns.items.who5_9"
      ),
      ("{\n \"clusterBy\": \"sted\" }", "group-unknown", 2, 15, "$.clusterBy"),
      ("{ \"groups\": [\n { \"id\": \"sted\" } ] }", "group-without-column", 2, 2, "$.groups[0]"),
    ]
    for (plan, code, line, column, path) in cases {
      let place = Place(file: "plan.json", line: line, column: column, path: path)
      let found = try refusal(plan)
      #expect(found.map(\.code) == [code])
      #expect(found.first?.place == place)
    }
  }
}
