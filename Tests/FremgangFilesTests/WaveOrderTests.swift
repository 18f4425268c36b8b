import FremgangFiles
import FremgangInstruments
import FremgangJSON
import FremgangKit
import Testing

/// First to last needs to know which wave is the last.
struct WaveOrderTests {
  private func read(_ waves: [String], plan: String) throws -> ExportReading {
    let head = "id,wave," + (1...5).map { "who5_\($0)" }.joined(separator: ",")
    let rows = waves.enumerated().map {
      "p1,\($1)," + Array(repeating: "\($0)", count: 5).joined(separator: ",")
    }
    let bytes = Array(([head] + rows).joined(separator: "\n").utf8)
    let written = try ExportPlan(reading: Array(plan.utf8), file: "plan.json")
    let reader = ExportReader(instruments: Catalogue.bundled.instruments, plan: written)
    return try reader.read([ExportFile(name: "e.csv", bytes: bytes)])
  }

  private let firstToLast = "{ \"pairing\": { \"rule\": \"firstToLast\" } }"

  @Test func `a word for the middle comes between the first and the last`() throws {
    let reading = try read(["start", "midtvejs", "slut"], plan: firstToLast)
    #expect(reading.responses.waves == ["start", "midtvejs", "slut"])
  }

  @Test func `labels that tell no order are refused with the line that settles it`() throws {
    do {
      _ = try read(["start", "jul", "slut"], plan: firstToLast)
      Issue.record("an order was guessed")
    } catch let refusal as ExportRefusal {
      #expect(refusal.diagnostics.map(\.code) == ["wave-order-unknown"])
      #expect(refusal.diagnostics.first?.remedy?.contains("\"waves\": [") == true)
    }
    let plan =
      "{ \"waves\": [{ \"id\": \"start\" }, { \"id\": \"jul\" }, { \"id\": \"slut\" }], "
      + "\"pairing\": { \"rule\": \"firstToLast\" } }"
    #expect(
      try read(["slut", "start", "jul"], plan: plan).responses.waves == ["start", "jul", "slut"]
    )
  }

  @Test func `the suggested pair is of the waves whose place is known`() throws {
    do {
      _ = try read(["start", "jul", "slut"], plan: "{}")
      Issue.record("a pair was guessed")
    } catch let refusal as ExportRefusal {
      let remedy = refusal.diagnostics.first?.remedy ?? ""
      #expect(remedy.contains("\"before\": \"start\", \"after\": \"slut\""), "\(remedy)")
    }
  }
}
