import FremgangFiles
import FremgangInstruments
import FremgangJSON
import FremgangKit
import Testing

@Suite struct RecognitionTests {
  private func header(_ names: [String]) -> String {
    "id;wave;" + names.joined(separator: ";")
  }

  private func table(_ names: [String]) -> String {
    let row = names.map { _ in "1" }.joined(separator: ";")
    return header(names) + "\n1;pre;\(row)\n1;post;\(row)\n"
  }

  private func lsns(_ count: Int) -> [String] { (1...count).map { "lsns_\($0)" } }

  @Test func `the larger of two instruments is meant, and said to be`() throws {
    let reading = try read(table(lsns(9)))
    #expect(reading.responses.instruments.map(\.id) == ["lsns-15m"])
    #expect(reading.notes.contains { $0.contains("lsns-15m") && $0.contains("lsns-6") })
    #expect(try read(table(lsns(6))).responses.instruments.map(\.id) == ["lsns-6"])
  }

  @Test func `more numbered columns than an instrument has are another version`() throws {
    let diagnostics = refusal(table(lsns(12)))
    #expect(diagnostics.places == ["instrument-other-version 1:12"])
    #expect(diagnostics[0].message.contains("lsns_10, lsns_11, lsns_12"))
  }

  @Test func `the smaller instrument on the larger's columns needs an explicit choice`() throws {
    let plain = try plan(#"{ "instruments": ["lsns-6"] }"#)
    let diagnostics = refusal(table(lsns(9)), plan: plain)
    #expect(diagnostics.map(\.code) == ["instrument-other-version"])
    #expect(diagnostics[0].message.contains("together they are the items of lsns-15m"))
    let explicit = try plan(
      #"{ "instruments": ["lsns-6"], "columns": { "ignore": ["lsns_7", "lsns_8", "lsns_9"] } }"#
    )
    let reading = try read(table(lsns(9)), plan: explicit)
    #expect(reading.responses.instruments.map(\.id) == ["lsns-6"])
    let both = try plan(#"{ "instruments": ["lsns-6", "lsns-15m"] }"#)
    #expect(
      try read(table(lsns(9)), plan: both).responses.instruments.map(\.id) == [
        "lsns-6", "lsns-15m",
      ]
    )
  }

  @Test func `an instrument with most of its columns names the missing ones`() throws {
    var names = (1...30).map { "MHRM-\($0)" }
    names[6] = "mhmr_07"
    let diagnostics = refusal(table(names))
    #expect(diagnostics.map(\.code) == ["instrument-incomplete"])
    #expect(diagnostics[0].message.contains("29 of the 30 items of mhrm"))
    #expect(diagnostics[0].message.contains("missing: mhrm_07."))
    #expect(diagnostics[0].message.contains("\"mhmr_07\" for mhrm_07"))
    #expect(refusal(table(lsns(5))).first?.message.contains("lsns_6") == true)
  }

  @Test func `an unknown instrument is named with what was meant`() throws {
    let wrong = try plan(#"{ "instruments": ["mrhm"] }"#)
    let diagnostics = refusal(table(lsns(6)), plan: wrong)
    #expect(diagnostics[0].message.contains("Did you mean \"mhrm\"?"))
    let absent = try plan(#"{ "instruments": ["mhrm"] }"#)
    #expect(refusal(table(lsns(6)), plan: absent).map(\.code) == ["instrument-not-found"])
  }

  @Test func `a column twice is refused`() throws {
    let diagnostics = refusal("id;wave;tiny_1;tiny_2;Tiny-01\n1;pre;1;1;2\n")
    #expect(diagnostics.map(\.code) == ["column-duplicate"])
  }

  @Test func `two columns for one thing are refused with the line that settles it`() throws {
    let diagnostics = refusal("borger_id;deltager_id;wave;tiny_1;tiny_2\n1;1;pre;1;1\n")
    #expect(diagnostics.places == ["column-ambiguous 1:2"])
    #expect(diagnostics[0].remedy?.contains("\"respondent\": \"borger_id\"") == true)
    let settled = try plan(#"{ "columns": { "respondent": "borger_id" } }"#)
    #expect(
      refusal("borger_id;deltager_id;wave;tiny_1;tiny_2\n1;1;pre;1;1\n", plan: settled) == []
    )
  }

  @Test func `a column that the plan names and the file lacks is named`() throws {
    let wrong = try plan(#"{ "columns": { "respondent": "borgerid", "wave": "malning" } }"#)
    let diagnostics = refusal("borger_id;måling;tiny_1;tiny_2\n1;før;1;1\n", plan: wrong)
    #expect(diagnostics.map(\.code) == ["column-missing"])
    #expect(diagnostics[0].message.contains("malning"))
  }

  @Test func `nothing recognised is said`() throws {
    #expect(refusal("id;a;b\n1;2;3\n").map(\.code) == ["no-instrument"])
    #expect(refusal("a;tiny_1;tiny_2\n1;2;1\n").map(\.code) == ["respondent-column-missing"])
    let near = refusal("Respodent ID;tiny_1;tiny_2\n1;2;1\n")
    #expect(near[0].message.contains("Did you mean \"Respodent ID\"?"))
  }

  @Test func `three waves need a plan`() throws {
    let text = "id;måling;tiny_1;tiny_2\n1;før;1;1\n1;efter;1;1\n1;6 mdr;1;1\n"
    let diagnostics = refusal(text)
    #expect(diagnostics.map(\.code) == ["waves-need-a-plan"])
    let remedy = diagnostics[0].remedy ?? ""
    #expect(remedy.contains("\"rule\": \"waves\"") && remedy.contains("\"rule\": \"firstToLast\""))
    let settled = try plan(
      #"{ "pairing": { "rule": "waves", "before": "før", "after": "6 mdr" } }"#
    )
    let reading = try read(text, plan: settled)
    #expect(reading.responses.waves == ["før", "efter", "6 mdr"])
    let forever = try plan(#"{ "pairing": { "rule": "firstToLast" } }"#)
    #expect(refusal(text, plan: forever).map(\.code) == ["wave-order-unknown"])
    let listed = try plan(
      #"""
      { "waves": [{ "id": "før" }, { "id": "efter" }, { "id": "6 mdr" }],
        "pairing": { "rule": "firstToLast" } }
      """#
    )
    #expect(try read(text, plan: listed).responses.waves == ["før", "efter", "6 mdr"])
  }

  @Test func `waves whose order is not known need a plan, and none is suggested`() throws {
    let text = "id;måling;tiny_1;tiny_2\n1;forår;1;1\n1;efterår;1;1\n"
    let diagnostics = refusal(text)
    #expect(diagnostics.map(\.code) == ["waves-need-a-plan"])
    let remedy = diagnostics.first?.remedy ?? ""
    for (before, after) in [("forår", "efterår"), ("efterår", "forår")] {
      let line = #""pairing": { "rule": "waves", "before": "\#(before)", "after": "\#(after)" }"#
      #expect(remedy.contains(line))
      #expect(try read(text, plan: plan("{ \(line) }")).responses.waves == [before, after])
    }
    #expect(!remedy.contains("firstToLast"))
  }

  @Test func `a pair is suggested only as far as its words tell`() {
    let text = "id;måling;tiny_1;tiny_2\n1;baseline;1;1\n1;jul;1;1\n1;påske;1;1\n"
    let remedy = refusal(text).first?.remedy ?? ""
    #expect(remedy.contains(#""before": "baseline", "after": "…" }"#))
  }

  @Test(arguments: [
    ("opstart", "afslutning"), ("startskema", "slutskema"), ("nulmåling", "opfølgning"),
  ])
  func `words for the beginning and the end of a course`(first: String, last: String) throws {
    let text = "id;måling;tiny_1;tiny_2\n1;\(last);1;1\n1;\(first);1;1\n"
    #expect(try read(text).responses.waves == [first, last])
  }

  @Test func `labels of waves in many words`() throws {
    let pairs = [
      ("Før", "EFTER"), ("pre", "post"), ("T0", "T1"), ("start", "slut"), ("1", "2"),
      ("baseline", "followup"), ("foer", "efter"), ("Førmåling", "Eftermåling"),
    ]
    for (first, last) in pairs {
      let reading = try read("id;runde;tiny_1;tiny_2\n1;\(last);1;1\n1;\(first);2;2\n")
      let ids = reading.responses.waves
      #expect(ids.count == 2, "\(first)")
      #expect(reading.responses.measurements.map(\.wave) == [1, 0], "\(first)")
    }
  }

  @Test func `ids that restart in each project are refused`() throws {
    let text =
      "id;projekt;måling;tiny_1;tiny_2\n1;Nord;før;1;1\n1;Syd;før;2;2\n1;Nord;efter;1;1\n"
    let diagnostics = try read(text).diagnostics
    #expect(diagnostics.places == ["respondent-in-several-projects 3:0"])
    #expect(diagnostics[0].remedy?.contains("[\"projekt\", \"id\"]") == true)
    let both = try plan(#"{ "columns": { "respondent": ["projekt", "id"] } }"#)
    #expect(
      try read(text, plan: both).responses.lines == [
        "Nord/1 tiny efter -: 1 1", "Nord/1 tiny før -: 1 1", "Syd/1 tiny før -: 2 2",
      ]
    )
    let one = try plan(#"{ "columns": { "respondent": ["id"] } }"#)
    #expect(try read(text, plan: one).diagnostics == [])
  }

  @Test func `ids that differ by case, blanks or zeros stay apart and are pointed out`() throws {
    let reading = try read(
      "id;wave;tiny_1;tiny_2\nA1;pre;1;1\na1;post;1;1\n01;pre;1;1\n1;post;1;1\n"
    )
    #expect(reading.responses.respondents == ["A1", "a1", "01", "1"])
    #expect(reading.diagnostics.places == ["respondent-ids-alike 3:0", "respondent-ids-alike 5:0"])
    #expect(!reading.hasErrors)
  }

  @Test func `a numbered column among others is no total of the instrument of that name`() {
    let names = (1...5).map { "who\($0)" }
    let diagnostics = refusal(table(names), instruments: Catalogue.bundled.instruments)
    #expect(diagnostics.map(\.code) == ["no-instrument"])
  }

  @Test func `a questionnaire whose name is misspelt throughout is guessed at`() {
    let misspelt = refusal(table((1...30).map { "mhmr_\($0)" }))
    #expect(misspelt.map(\.code) == ["no-instrument"])
    #expect(misspelt.first?.message.contains("The nearest is mhrm: 30 of its 30 items") == true)
    let short = refusal(table((1...10).map { "mhrm_\($0)" }))
    #expect(short.first?.message.contains("mhrm: 10 of its 30 items") == true)
  }

  @Test func `an item that is there is no near miss of one that is not`() {
    let names = [1, 2, 4, 5].map { "who5_\($0)" }
    let diagnostics = refusal(table(names), instruments: Catalogue.bundled.instruments)
    #expect(diagnostics.map(\.code) == ["instrument-incomplete"])
    #expect(diagnostics.first?.message.contains("Near misses") == false)
  }

  @Test func `the wave may stand before the number of the item`() throws {
    let names = ["foer", "efter"].flatMap { wave in (1...5).map { "who5_\(wave)_0\($0)" } }
    let text = "id;" + names.joined(separator: ";") + "\na;1;2;3;4;5;0;1;2;3;4\n"
    let all = Catalogue.bundled.instruments
    let reading = try read(text, instruments: all)
    #expect(reading.responses.waves == ["før", "efter"])
    #expect(reading.responses.measurements.count == 2)
    let again = try read(text, plan: plan(reading.plan.text(isInferred: true)), instruments: all)
    #expect(again.responses.lines == reading.responses.lines)
    let mhrm = ["T0", "T1"].flatMap { wave in (1...30).map { "MHRM_\(wave)_\($0)" } }
    let row = mhrm.map { _ in "2" }.joined(separator: ";")
    let other = try read("id;" + mhrm.joined(separator: ";") + "\na;\(row)\n")
    #expect(other.responses.waves == ["t0", "t1"])
  }
}
