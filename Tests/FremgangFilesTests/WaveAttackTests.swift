import FremgangFiles
import FremgangJSON
import FremgangKit
import Testing

/// Labels of waves in every order: a pair is right, or it is refused.
struct WaveAttackTests {
  /// Sets of labels in their order in time, as a person would read them; `nil` where nobody can tell.
  private static let sets: [(labels: [String], isTold: Bool)] = [
    (["før", "efter"], true), (["T0", "T1", "T2", "T3", "T4", "T5"], true),
    (["Baseline", "3 mdr", "6 mdr", "12 mdr"], true), (["måling 1", "måling 2"], true),
    (["før", "midtvejs", "efter", "opfølgning"], true),
    (["start", "slut", "opfølgning 3 mdr", "opfølgning 6 mdr"], true),
    (["9", "10", "11"], true), (["baseline_arm_1", "followup_arm_1"], true),
    (["forår", "efterår"], false), (["6 mdr", "1 år"], false), (["før", "6 mdr", "efter"], false),
    (["før 2. forløb", "efter 1. forløb"], false), (["t1", "runde 2"], false),
    (["6-12 uger", "3-6 uger"], false), (["ude_arm_1", "inde_arm_2"], false),
    (["første slut", "anden start"], false), (["opfølgning 6 mdr", "opfølgning 1 år"], false),
    (["T1", "T2", "slut"], false), (["uge 4", "dag 9"], false),
  ]

  private func table(_ labels: [String], seed: Int) -> String {
    var rows = labels.enumerated().map { "p;\($1);\($0 % 3);\($0 / 3)" }
    // A rotation and a reversal reach the orders that matter.
    rows = Array(rows[(seed % rows.count)...] + rows[..<(seed % rows.count)])
    if seed % 2 == 1 { rows.reverse() }
    return "id;måling;tiny_1;tiny_2\n" + rows.joined(separator: "\n") + "\n"
  }

  @Test func `first to last is in the order of time, or refused`() throws {
    let firstToLast = try plan(#"{ "pairing": { "rule": "firstToLast" } }"#)
    for (labels, isTold) in Self.sets {
      for seed in 0..<6 {
        let text = table(labels, seed: seed)
        if isTold {
          let reading = try read(text, plan: firstToLast)
          // The answers of the row tell its place.
          let places = reading.responses.measurements
            .sorted { $0.wave ?? -1 < $1.wave ?? -1 }
            .compactMap { measurement -> Int? in
              guard case .answers(let answers) = measurement.content else { return nil }
              return (answers[0].code ?? 0) + 3 * (answers[1].code ?? 0)
            }
          #expect(places == Array(labels.indices), "\(labels) \(seed)")
        } else {
          #expect(
            refusal(text, plan: firstToLast).map(\.code) == ["wave-order-unknown"],
            "\(labels) \(seed)"
          )
        }
      }
    }
  }

  @Test func `two waves without a plan are paired rightly or not at all`() throws {
    for (labels, isTold) in Self.sets where labels.count == 2 {
      for seed in 0..<4 {
        let text = table(labels, seed: seed)
        if isTold {
          let waves = try read(text).responses.waves
          #expect(waves.count == 2)
          #expect(try read(text).plan.waves[0].values == [labels[0]])
        } else {
          #expect(refusal(text).map(\.code) == ["waves-need-a-plan"], "\(labels)")
        }
      }
    }
  }

  @Test func `random words are never paired`() throws {
    var generator = SystemRandomNumberGenerator()
    let letters = Array("bcdghkmnpqrsvxzøå")
    for _ in 0..<60 {
      let labels = (0..<Int.random(in: 2...5, using: &generator)).map { number in
        String((0..<4).map { _ in letters[Int.random(in: 0..<letters.count, using: &generator)] })
          + String(UnicodeScalar(UInt8(97 + number)))
      }
      #expect(
        refusal(table(labels, seed: Int.random(in: 0..<6))).map(\.code) == ["waves-need-a-plan"]
      )
    }
  }

  @Test func `a named pair stands, and a trend whose order nobody knows is said`() throws {
    let named = try plan(#"{ "pairing": { "rule": "waves", "before": "start", "after": "slut" } }"#)
    let text = table(["start", "jul", "påske", "slut"], seed: 1)
    let reading = try read(text, plan: named)
    #expect(reading.diagnostics.map(\.code) == ["wave-order-assumed"])
    #expect(reading.diagnostics[0].severity == .warning)
    #expect(reading.diagnostics[0].remedy?.contains(#""waves": [{ "id": "start" }"#) == true)
    #expect(reading.plan.pairing == .waves(before: "start", after: "slut"))
    let known = try read(
      table(["før", "midtvejs", "efter", "opfølgning"], seed: 3),
      plan: plan(#"{ "pairing": { "rule": "waves", "before": "før", "after": "efter" } }"#)
    )
    #expect(known.diagnostics.isEmpty)
    #expect(known.responses.waves == ["før", "midtvejs", "efter", "opfølgning"])
  }

  @Test func `six waves in the names of columns have a day each`() throws {
    let waves = 0..<6
    let names = waves.flatMap { ["tiny_1_T\($0)", "tiny_2_T\($0)", "dato_T\($0)"] }
    let cells = waves.flatMap { ["\($0 % 3)", "0", "2024-0\($0 + 1)-15"] }
    let text =
      "id;\(names.reversed().joined(separator: ";"))\n1;\(cells.reversed().joined(separator: ";"))\n"
    #expect(refusal(text).map(\.code) == ["waves-need-a-plan"])
    let reading = try read(text, plan: plan(#"{ "pairing": { "rule": "firstToLast" } }"#))
    #expect(reading.responses.waves == ["t0", "t1", "t2", "t3", "t4", "t5"])
    #expect(reading.responses.lines == waves.map { "1 tiny t\($0) 2024-\($0 + 1)-15: \($0 % 3) 0" })
  }
}
