import FremgangFiles
import FremgangInstruments
import FremgangJSON
import FremgangKit
import Testing

/// Exports of survey systems: what is read, and what is refused with the line that settles it.
struct SourceReadingTests {
  private let instruments = Catalogue.bundled.instruments
  private let items = (1...5).map { "who5_\($0)" }.joined(separator: ",")

  private func read(_ text: String, plan: ExportPlan? = nil) throws -> ExportReading {
    try FremgangFilesTests.read(text, plan: plan, instruments: instruments)
  }

  private func refusal(_ text: String, plan: ExportPlan? = nil) -> [Diagnostic] {
    FremgangFilesTests.refusal(text, plan: plan, instruments: instruments)
  }

  @Test func `a response's number is not a person`() throws {
    let forms =
      "ID,Start time,Completion time,\(items)\n1,2024-01-05 10:00:00,2024-01-05 10:05:00,1,2,3,4,5\n"
    let both = FremgangFilesTests.refusal(
      [("foer.csv", forms), ("efter.csv", forms)],
      instruments: instruments
    )
    #expect(both.map(\.code) == ["respondent-is-response", "respondent-is-response"])
    #expect(try read(forms).responses.lines == ["1 who-5 - 2024-1-5: 1 2 3 4 5"])
    let lime = "id,submitdate,lastpage,tid,\(items)\n1,2024-01-05 10:00:00,2,før,1,2,3,4,5\n"
    #expect(refusal(lime).map(\.code) == ["respondent-is-response"])
    let token = lime.replacing("lastpage", with: "lastpage,token").replacing(
      ",2,før",
      with: ",2,ab,før"
    )
    #expect(try read(token).responses.lines == ["ab who-5 før 2024-1-5: 1 2 3 4 5"])
  }

  @Test func `responses that were never submitted are counted, and left out when the plan says so`()
    throws
  {
    let text =
      "token,submitdate,lastpage,tid,\(items)\na,2024-01-05,2,før,1,2,3,4,5\nb,,1,før,1,1,1,1,1\n"
      + "c,,1,før,,,,,\n"
    let reading = try read(text)
    #expect(reading.diagnostics.places == ["responses-unfinished 3:0"])
    #expect(reading.diagnostics[0].severity == .warning)
    #expect(reading.responses.lines.count == 2)
    let without = try read(text, plan: plan(#"{ "leaveOut": ["unfinished"] }"#))
    #expect(without.responses.lines == ["a who-5 før 2024-1-5: 1 2 3 4 5"])
    #expect(without.files[0].rowsRefused == 2)
  }

  @Test func `letters with numbers are refused with both ways to read them`() throws {
    let text = "id,tid,who5[SQ001],who5[SQ002],who5[SQ003],who5[SQ004],who5[SQ005]\n"
    let rows = "1,før,A1,A2,A3,A4,A5\n1,efter,A1,A2,A3,A4,A6\n"
    let reading = try read(text + rows)
    #expect(reading.diagnostics.places == ["codes-lettered 2:3"])
    let remedy = reading.diagnostics[0].remedy ?? ""
    #expect(
      remedy.contains(#"{ "who-5": { "A1": 0, "A2": 1, "A3": 2, "A4": 3, "A5": 4, "A6": 5 } }"#)
    )
    #expect(
      remedy.contains(#"{ "who-5": { "A1": 5, "A2": 4, "A3": 3, "A4": 2, "A5": 1, "A6": 0 } }"#)
    )
    let reversed = try plan(
      #"{ "answerLabels": { "who-5": { "A1": 5, "A2": 4, "A3": 3, "A4": 2, "A5": 1, "A6": 0 } } }"#
    )
    #expect(
      try read(text + rows, plan: reversed).responses.lines == [
        "1 who-5 efter -: 5 4 3 2 0", "1 who-5 før -: 5 4 3 2 1",
      ]
    )
    // One such value among numbers is a misprint, and hides nothing.
    let mixed = try read("id,tid,\(items)\n1,før,1,A2,9,4,5\n1,efter,1,2,3,4,5\n")
    #expect(mixed.diagnostics.places == ["value-not-a-code 2:4", "value-out-of-range 2:5"])
  }

  @Test func `labels are exact or not at all, and a near one is only named`() throws {
    let head = "id,tid,\(items)\n"
    let decomposed = "PA\u{30A}  intet\u{A0}tidspunkt"
    let exact = try read(
      head + "1,før,\(decomposed),hele TIDEN,At no time,All of the time,\"4,0\"\n"
    )
    #expect(exact.responses.lines == ["1 who-5 før -: 0 5 0 5 4"])
    let near = try read(head + "1,før,1,Hele tidn,1,1,1\n")
    #expect(near.diagnostics.places == ["value-not-a-code 2:4"])
    #expect(near.diagnostics[0].message.contains(#"Did you mean "Hele tiden"?"#))
    #expect(near.responses.lines == ["1 who-5 før -: badValue"])
  }

  @Test func `the choices of a REDCap checkbox are no items`() {
    let boxes = (1...5).map { "who5___\($0)" }.joined(separator: ",")
    let text = "record_id,redcap_event_name,\(boxes)\n1,baseline_arm_1,1,0,0,1,0\n"
    #expect(refusal(text).map(\.code) == ["no-instrument"])
  }

  @Test func `the number of an arm tells nothing of time`() throws {
    let head = "record_id,redcap_event_name,\(items)\n"
    let rows = "1,start_arm_1,1,2,3,4,5\n1,slut_arm_1,2,2,2,2,2\n2,start_arm_2,1,1,1,1,1\n"
    let reading = try read(head + rows)
    #expect(reading.responses.waves == ["start", "slut"])
    #expect(reading.plan.waves[0].values == ["start_arm_1", "start_arm_2"])
    #expect(reading.notes.contains { $0.contains("start_arm_1, start_arm_2") })
    let unknown = head + "1,ude_arm_1,1,2,3,4,5\n1,inde_arm_2,2,2,2,2,2\n"
    #expect(refusal(unknown).map(\.code) == ["waves-need-a-plan"])
    let labels = head + "1,Baseline (Arm 1: Hold A),1,2,3,4,5\n2,Baseline (Arm 2: B),1,1,1,1,1\n"
    #expect(try read(labels).responses.waves == ["baseline"])
  }

  @Test func `repetitions need a wave or a day`() throws {
    let text =
      "record_id,redcap_repeat_instrument,redcap_repeat_instance,kon,dato,\(items)\n"
      + "1,,,2,,,,,,\n1,who5,1,,,1,2,3,4,5\n1,who5,2,,,5,5,5,5,5\n"
    let codes = try read(text).diagnostics.map(\.code)
    #expect(codes.contains("repetitions-need-a-plan"))
    let dated = text.replacing("who5,1,,,", with: "who5,1,,2024-01-02,")
      .replacing("who5,2,,,", with: "who5,2,,2024-03-02,")
    #expect(try read(dated).diagnostics.isEmpty)
    let planned = try plan(#"{ "columns": { "instance": "redcap_repeat_instance" } }"#)
    let reading = try read(text, plan: planned)
    #expect(reading.responses.waves == ["1", "2"])
    #expect(reading.responses.lines == ["1 who-5 1 -: 1 2 3 4 5", "1 who-5 2 -: 5 5 5 5 5"])
  }

  @Test func `repetitions within events are waves in their order`() throws {
    let text =
      "record_id,redcap_event_name,redcap_repeat_instance,\(items)\n"
      + "1,slut_arm_1,1,5,5,5,5,5\n1,start_arm_1,2,4,4,4,4,4\n1,start_arm_1,1,1,2,3,4,5\n"
    let planned = try plan(
      #"""
      { "columns": { "instance": "redcap_repeat_instance" }, "pairing": { "rule": "firstToLast" } }
      """#
    )
    #expect(try read(text, plan: planned).responses.waves.count == 3)
    #expect(
      try read(text, plan: planned).responses.waves == [
        "start_arm_1/1", "start_arm_1/2", "slut_arm_1/1",
      ]
    )
  }

  @Test func `headers of Qualtrics take three rows`() throws {
    let names = ["EndDate", "Status", "Finished", "RecordedDate", "ResponseId", "borger_id", "tid"]
    let ids = (names + items.split(separator: ",").map(String.init)).map {
      "\"{\"\"ImportId\"\":\"\"\($0)\"\"}\""
    }.joined(separator: ",")
    let head = names.joined(separator: ",") + ",\(items)\n"
    let row = "2024-01-05 10:00:00,IP Address,True,2024-01-05 10:00:01,R_1,b1,før,1,2,3,4,5\n"
    let wordings = Array(repeating: "\"words, and\nmore\"", count: 12).joined(separator: ",")
    let reading = try read(head + wordings + "\n" + ids + "\n" + row)
    #expect(reading.responses.lines == ["b1 who-5 før 2024-1-5: 1 2 3 4 5"])
    #expect(reading.files[0].rows == 1)
    // Without the rows of wordings and ids it is a table like others.
    #expect(try read(head + row).responses.lines == reading.responses.lines)
  }

  @Test func `SurveyXact's labels decide, and an unknown one is an error by place`() throws {
    let dataset = "respondent;tid;who5_1;who5_2;who5_3;who5_4;who5_5\n1;1;1;2;3;3;9\n"
    let labels =
      "tid;1;Før\n"
      + (1...5).map {
        "who5_\($0);1;Hele tiden \nwho5_\($0);2;Ved ikke\nwho5_\($0);3;På intet tidspunkt\n"
      }.joined()
    let files = [("d.csv", dataset), ("l.csv", labels)]
    let reading = try FremgangFilesTests.read(files, instruments: instruments)
    #expect(reading.diagnostics.places == ["value-not-a-code 2:4", "value-not-a-code 2:7"])
    #expect(reading.responses.waves == ["før"])
    let planned = try plan(
      #"{ "missingCodes": { "Ved ikke": "declined", "9: no label": "blank" } }"#
    )
    let mended = try FremgangFilesTests.read(files, plan: planned, instruments: instruments)
    #expect(mended.responses.lines == ["1 who-5 før -: 5 d 0 0 _"])
    let other = labels.replacing("Hele tiden", with: "Meget").replacing("På intet", with: "Lidt")
    let strange = [("d.csv", dataset.replacing(";9\n", with: ";4\n")), ("l.csv", other)]
    let refused = FremgangFilesTests.refusal(strange, instruments: instruments)
    #expect(refused.map(\.code) == ["labels-not-used"])
    let settled = try plan(#"{ "codeShifts": { "who-5": { "add": 0 } } }"#)
    let own = try FremgangFilesTests.read(strange, plan: settled, instruments: instruments)
    #expect(own.diagnostics.isEmpty)
    #expect(own.responses.lines == ["1 who-5 før -: 1 2 3 3 4"])
    let turned = try plan(#"{ "codeShifts": { "who-5": { "add": 0, "reverse": true } } }"#)
    let reversed = try FremgangFilesTests.read(strange, plan: turned, instruments: instruments)
    // 0 to 5 the other way round.
    #expect(reversed.responses.lines == ["1 who-5 før -: 4 3 2 2 1"])
  }
}

extension SourceReadingTests {
  @Test func `labels are put in without moving a row or a field`() throws {
    let dataset =
      "respondent;note;who5_1;who5_2;who5_3;who5_4;who5_5;tid\n"
      + "1;\"et; to\ntre \"\"fire\"\"\";1;\"2\"; 1 ;;2;1\n2;x;2;2;2;2;7;2\n"
    let labels =
      "tid;1;Før\ntid;2;Efter\n"
      + (1...5).map { "who5_\($0);1;Hele tiden\nwho5_\($0);2;På intet tidspunkt\n" }.joined()
    let reading = try FremgangFilesTests.read(
      [("a/dataset.csv", dataset), ("a/labels.csv", labels)],
      instruments: Catalogue.bundled.instruments
    )
    #expect(reading.diagnostics.places == ["value-not-a-code 4:7"])
    #expect(
      reading.responses.lines == ["1 who-5 før -: 5 0 5 _ 0", "2 who-5 efter -: badValue"]
    )
    #expect(reading.files.map(\.name) == ["a/dataset.csv", "a/labels.csv"])
    #expect(reading.files[0].dialect.summary == "semicolon, UTF-8, LF")
  }

  @Test func `labels with quotes are put in whole`() throws {
    let dataset =
      "respondent;rolle;who5_1;who5_2;who5_3;who5_4;who5_5;tid\n1;1;1;1;1;1;1;1\n2;2;1;1;1;1;1;1\n"
    let labels = "rolle;1;\"Gruppe \"\"A\"\"\"\nrolle;2;\"\"\"B\"\"; sen\"\n"
    let reading = try FremgangFilesTests.read(
      [("dataset.csv", dataset), ("labels.csv", labels)],
      instruments: Catalogue.bundled.instruments
    )
    #expect(reading.responses.groupings[0].levels == ["\"B\"; sen", "Gruppe \"A\""])
  }

  @Test func `answers in three columns are not labels`() throws {
    let wide = "id;tiny_1;tiny_2\n1;2;0\n"
    let long = "item;svar;id\ntiny_1;1;1\ntiny_2;2;1\ntiny_1;0;2\ntiny_2;0;2\n"
    let reading = try FremgangFilesTests.read([("før.csv", wide), ("efter.csv", long)])
    #expect(
      reading.responses.lines == [
        "1 tiny efter -: 1 2", "1 tiny før -: 2 0", "2 tiny efter -: 0 0",
      ]
    )
  }

  @Test func `exports of one name in two folders are told apart by the folders`() throws {
    let text = "id;tiny_1;tiny_2\n1;2;0\n"
    let files = [("svar/før/dataset.csv", text), ("svar/efter/dataset.csv", text)]
    let reading = try FremgangFilesTests.read(files)
    #expect(reading.responses.waves == ["før", "efter"])
    #expect(reading.plan.files.map(\.match) == ["før/dataset.csv", "efter/dataset.csv"])
    let again = try plan(reading.plan.text(isInferred: true))
    #expect(
      try FremgangFilesTests.read(files, plan: again).responses.lines == reading.responses.lines
    )
    let silent = [("a/dataset.csv", text), ("b/dataset.csv", text)]
    #expect(FremgangFilesTests.refusal(silent).map(\.code) == ["file-wave-unknown"])
  }

  @Test func `a day that was asked for beside the system's own is refused`() throws {
    let text =
      "token,submitdate,lastpage,tid,dato,\((1...5).map { "who5_\($0)" }.joined(separator: ","))\n"
      + "a,2024-01-05,2,før,2023-12-01,1,2,3,4,5\n"
    let diagnostics = FremgangFilesTests.refusal(text, instruments: Catalogue.bundled.instruments)
    #expect(diagnostics.map(\.code) == ["column-ambiguous"])
    #expect(diagnostics[0].remedy?.contains(#""date": "dato""#) == true)
  }

  @Test func `items of an instrument that the plan does not ask for are passed over`() throws {
    let text = "id;runde;item;svar\n1;før;tiny_1;2\n1;før;tiny_2;0\n1;før;lsns_1;9\n"
    let reading = try FremgangFilesTests.read(text, plan: plan(#"{ "instruments": ["tiny"] }"#))
    #expect(reading.responses.lines == ["1 tiny før -: 2 0"])
    #expect(reading.diagnostics.isEmpty)
  }

  @Test func `long numbers in names do not overflow`() {
    let names = [
      "q9223372036854775806", "q9223372036854775807", "q9223372036854775808", "9999999999).",
    ]
    let text = "id;tid;\(names.joined(separator: ";"))\n1;før;1;1;1;1\n"
    #expect(FremgangFilesTests.refusal(text).map(\.code) == ["no-instrument"])
    let item = "id;runde;item;svar\n1;før;\(String(repeating: "9", count: 400));1\n"
    #expect(FremgangFilesTests.refusal(item).map(\.code) == ["item-unknown"])
  }

  @Test func `ids that count the rows of two files are not taken for people`() throws {
    let rows = (1...6).map { "\($0);2;0" }.joined(separator: "\n")
    let text = "id;tiny_1;tiny_2\n" + rows
    let files = [("før.csv", text), ("efter.csv", text)]
    #expect(FremgangFilesTests.refusal(files).map(\.code) == ["respondent-counts-rows"])
    let named = try plan(#"{ "columns": { "respondent": "id" } }"#)
    #expect(try FremgangFilesTests.read(files, plan: named).responses.measurements.count == 12)
    // Somebody is missing the second time, so the number is a person's.
    let fewer = [("før.csv", text), ("efter.csv", text.replacing("\n4;2;0", with: ""))]
    #expect(try FremgangFilesTests.read(fewer).responses.measurements.count == 11)
    let sure = files.map { ($0.0, $0.1.replacing("id;", with: "borger_id;")) }
    #expect(try FremgangFilesTests.read(sure).responses.measurements.count == 12)
  }

  @Test func `labels that are other numbers than their codes are refused`() throws {
    let dataset = "respondent;tid;tiny_1;tiny_2\n1;før;1;2\n"
    let labels = (1...2).map { "tiny_\($0);1;0\ntiny_\($0);2;1\ntiny_\($0);3;2\n" }.joined()
    let files = [("d.csv", dataset), ("l.csv", labels)]
    let diagnostics = FremgangFilesTests.refusal(files)
    #expect(diagnostics.map(\.code) == ["labels-are-numbers"])
    #expect(diagnostics[0].remedy?.contains(#""codeShifts": { "tiny": { "add": -1 } }"#) == true)
    let shifted = try plan(#"{ "codeShifts": { "tiny": { "add": -1 } } }"#)
    let reading = try FremgangFilesTests.read(files, plan: shifted)
    #expect(reading.responses.lines == ["1 tiny før -: 0 1"])
    let numbered = "tiny_1;1;0 - Aldrig\ntiny_1;2;1 - Nogle gange\ntiny_2;2;2 = Altid\n"
    let read = try FremgangFilesTests.read([("d.csv", dataset), ("l.csv", numbered)])
    #expect(read.responses.lines == ["1 tiny før -: 0 2"])
  }

  @Test func `labels belong to the dataset beside them`() throws {
    let dataset = "respondent;tiny_1;tiny_2\n1;1;2\n"
    func labels(_ first: String, _ second: String) -> String {
      (1...2).map { "tiny_\($0);1;\(first)\ntiny_\($0);2;\(second)\n" }.joined()
    }
    let (up, down) = (labels("Nogle gange", "Altid"), labels("Altid", "Nogle gange"))
    let apart = [
      ("før/d.csv", dataset), ("før/l.csv", up), ("efter/d.csv", dataset), ("efter/l.csv", down),
    ]
    let expected = ["1 tiny efter -: 2 1", "1 tiny før -: 1 2"]
    #expect(try FremgangFilesTests.read(apart).responses.lines == expected)
    #expect(try FremgangFilesTests.read(apart.reversed()).responses.lines == expected)
    let together = [("før.csv", dataset), ("l1.csv", up), ("efter.csv", dataset), ("l2.csv", down)]
    #expect(FremgangFilesTests.refusal(together).map(\.code).contains("labels-contradict"))
    // Labels beside one dataset say nothing of another elsewhere.
    let one = [("før/d.csv", dataset), ("før/l.csv", down), ("efter/d.csv", dataset)]
    #expect(
      try FremgangFilesTests.read(one).responses.lines == [
        "1 tiny efter -: 1 2", "1 tiny før -: 2 1",
      ]
    )
  }
}
