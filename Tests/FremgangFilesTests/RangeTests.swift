import FremgangFiles
import FremgangInstruments
import FremgangJSON
import FremgangKit
import Testing

/// Headers that tell nothing, and the runs of columns by which a plan makes them items.
struct RangeTests {
  private let instruments = Catalogue.bundled.instruments

  private func refusal(_ text: String, plan: ExportPlan? = nil) -> [Diagnostic] {
    FremgangFilesTests.refusal(text, plan: plan, instruments: instruments)
  }

  private func read(_ text: String, _ plan: String) throws -> ExportReading {
    try FremgangFilesTests.read(text, plan: FremgangFilesTests.plan(plan), instruments: instruments)
  }

  @Test(arguments: [
    ("Q1_1;Q1_2;Q1_3;Q1_4;Q1_5", #""who-5": ["Q1_1", "Q1_5"]"#),
    (
      "skema_item_1;skema_item_2;skema_item_3;skema_item_4;skema_item_5",
      #""who-5": ["skema_item_1", "skema_item_5"]"#
    ),
    ("1. a;2. b;3. c;4. d;5. e", #""who-5": ["1. a", "5. e"]"#),
    (
      "Svar [1. a];Svar [2. b];Svar [3. c];Svar [4. d];Svar [5. e]",
      #""who-5": ["Svar [1. a]", "Svar [5. e]"]"#
    ),
    (
      "G1Q2[SQ001];G1Q2[SQ002];G1Q2[SQ003];G1Q2[SQ004];G1Q2[SQ005]",
      #""who-5": ["G1Q2[SQ001]", "G1Q2[SQ005]"]"#
    ),
  ])
  func `numbered columns are not guessed but offered`(_ header: String, _ line: String) throws {
    let text = "id;tid;\(header)\n1;før;1;2;3;4;5\n1;efter;0;0;0;0;0\n"
    let diagnostics = refusal(text)
    #expect(diagnostics.map(\.code) == ["no-instrument"])
    #expect(diagnostics[0].remedy?.contains("\"ranges\": { \(line) }") == true)
    let reading = try read(text, "{ \"columns\": { \"ranges\": { \(line) } } }")
    #expect(
      reading.responses.lines == ["1 who-5 efter -: 0 0 0 0 0", "1 who-5 før -: 1 2 3 4 5"]
    )
  }

  @Test func `every instrument with as many items is named`() {
    let header = (1...6).map { "q\($0)" }.joined(separator: ";")
    let remedy = refusal("id;tid;\(header)\n1;før;1;2;3;4;5;0\n").first?.remedy ?? ""
    #expect(remedy.contains(#""lsns-6": ["q1", "q6"]"#))
    let thirty = (1...30).map { "q\($0)" }.joined(separator: ";")
    let rows = Array(repeating: "1", count: 30).joined(separator: ";")
    let both = refusal("id;tid;\(thirty)\n1;før;\(rows)\n").first?.remedy ?? ""
    #expect(both.contains(#""mhrm": ["q1", "q30"]"#))
  }

  @Test func `a range must have as many columns as the instrument has items`() throws {
    let text = "id;tid;a;b;c;d;e;f\n1;før;1;2;3;4;5;0\n"
    let short = try plan(#"{ "columns": { "ranges": { "who-5": ["a", "d"] } } }"#)
    #expect(refusal(text, plan: short).places == ["range-count 1:3"])
    #expect(refusal(text, plan: short)[0].message.contains("4 columns, and the instrument has 5"))
    let backwards = try plan(#"{ "columns": { "ranges": { "who-5": ["e", "a"] } } }"#)
    #expect(refusal(text, plan: backwards).map(\.code) == ["range-count"])
    let ignoring = #"{ "columns": { "ranges": { "who-5": ["a", "f"] }, "ignore": ["c"] } }"#
    #expect(try read(text, ignoring).responses.lines == ["1 who-5 før -: 1 2 4 5 0"])
    let misspelt = try plan(#"{ "columns": { "ranges": { "who-5": ["a", "eee"] } } }"#)
    #expect(refusal(text, plan: misspelt).map(\.code) == ["column-missing"])
    let unknown = try plan(#"{ "columns": { "ranges": { "who-6": ["a", "e"] } } }"#)
    #expect(refusal(text, plan: unknown).map(\.code) == ["instrument-unknown"])
  }

  @Test func `a range may stand for each wave, by itself or by affix`() throws {
    let names = ["a", "b", "c", "d", "e"]
    let header = ["T1", "T2"].flatMap { wave in names.map { "\($0)_\(wave)" } }
    let text = "id;\(header.joined(separator: ";"))\n1;1;2;3;4;5;5;4;3;2;1\n"
    let byWave =
      #"""
      { "columns": { "ranges": { "who-5": { "før": ["a_T1", "e_T1"], "efter": ["a_T2", "e_T2"] } } } }
      """#
    let byAffix =
      #"""
      { "columns": { "ranges": { "who-5": ["a", "e"] },
        "waveSuffixes": { "før": "_T1", "efter": "_T2" } } }
      """#
    let expected = ["1 who-5 efter -: 5 4 3 2 1", "1 who-5 før -: 1 2 3 4 5"]
    for plan in [byWave, byAffix] {
      let reading = try read(text, plan)
      #expect(reading.responses.lines == expected)
      let again = String(decoding: Array(reading.plan.text(isInferred: false).utf8), as: UTF8.self)
      #expect(try read(text, again).responses.lines == expected)
    }
  }

  @Test func `faults of the new keys have their paths`() throws {
    do {
      _ = try plan(
        #"""
        { "leaveOut": ["unfinshed"],
          "columns": { "ranges": { "who-5": ["a"] }, "item": "x", "instnce": "y" } }
        """#
      )
      Issue.record("a faulty plan was read")
    } catch let refusal as ExportRefusal {
      let faults = refusal.diagnostics.map { "\($0.code) \($0.place.path ?? "")" }
      #expect(faults.contains("unknown-value $.leaveOut[0]"))
      #expect(faults.contains("not-a-range $.columns.ranges.who-5"))
      #expect(faults.contains("item-without-answer $.columns.item"))
      #expect(faults.contains("unknown-key $.columns.instnce"))
      #expect(refusal.diagnostics.contains { $0.remedy?.contains("“unfinished”") == true })
    }
  }

  @Test func `columns of one name are told apart by their fields`() throws {
    let text = "id;tid;who5_1;who5_2;who5_3;who5_4;who5_5;who5_5\n1;før;1;2;3;4;5;0\n"
    let diagnostics = refusal(text)
    #expect(diagnostics.places == ["column-duplicate 1:8"])
    #expect(diagnostics[0].message.contains("fields 7, 8"))
    #expect(diagnostics[0].remedy?.contains(##""ignore": ["#8"]"##) == true)
    let ignoring = try read(text, ##"{ "columns": { "ignore": ["#8"] } }"##)
    #expect(ignoring.responses.lines == ["1 who-5 før -: 1 2 3 4 5"])
    let naming = try read(
      text,
      ##"{ "columns": { "items": { "who5_5": "#8" }, "ignore": ["#7"] } }"##
    )
    #expect(naming.responses.lines == ["1 who-5 før -: 1 2 3 4 0"])
  }

  @Test func `a column to ignore that is not there is said, with what is nearly it`() throws {
    let text = "id;tid;alder;who5_1;who5_2;who5_3;who5_4;who5_5\n1;før;40;1;2;3;4;5\n"
    let reading = try read(text, #"{ "columns": { "ignore": ["aldr"] } }"#)
    #expect(reading.diagnostics.map(\.code) == ["ignored-column-missing"])
    #expect(reading.diagnostics[0].severity == .warning)
    #expect(reading.diagnostics[0].message.contains(#"Did you mean "alder"?"#))
  }

  @Test func `names without a label may be the first wave's`() throws {
    let first = (1...5).map { "who5_\($0)" }
    let header = (first + first.map { $0 + "_2" }).joined(separator: ";")
    let text = "id;dato;\(header)\n1;2024-01-02;1;2;3;4;5;5;4;3;2;1\n"
    #expect(refusal(text).map(\.code) == ["layout-ambiguous"])
    let reading = try read(
      text,
      #"{ "columns": { "waveSuffixes": { "før": "", "efter": "_2" } } }"#
    )
    // The plain column of days is the first wave's own.
    #expect(
      reading.responses.lines == [
        "1 who-5 efter -: 5 4 3 2 1", "1 who-5 før 2024-1-2: 1 2 3 4 5",
      ]
    )
  }

  @Test func `another name of the WHO-5's items is known, and one that may mean anything is not`()
    throws
  {
    func table(_ stem: String) -> String {
      "id;tid;\((1...5).map { "\(stem)\($0)" }.joined(separator: ";"))\n1;før;1;2;3;4;5\n"
    }
    #expect(try read(table("WHO50"), "{}").responses.lines == ["1 who-5 før -: 1 2 3 4 5"])
    #expect(refusal(table("who"))[0].remedy?.contains(#""who-5": ["who1", "who5"]"#) == true)
    let beside = "id;tid;who5_1;who5_2;who5_3;who5_4;who5_5;who5\n1;før;1;2;3;4;5;60\n"
    #expect(try read(beside, "{}").responses.lines == ["1 who-5 før -: 1 2 3 4 5"])
  }
}
