import FremgangFiles
import FremgangInstruments
import FremgangJSON
import FremgangKit
import Testing

@Suite struct ValueTests {
  @Test func `every error that a plan may exclude is known as one`() throws {
    let text = """
      id;wave;date;tiny_1;tiny_2
      1;pre;2020-01-01;3;1E+05
      1;post;2020-13-01;1,000;1
      2;pre;;"abc;1
      2;jul;2020-01-01;1;1
      ;pre;2020-01-01;1;1
      3;pre;2020-01-01;1
      3;post;2020-01-01;1;x"y"
      4;pre;2020-01-01;"1"x;1
      i alt;pre;2020-01-01;1;1
      5;pre;2020-01-01;1;1
      """
    func errors(_ rule: String) throws -> Set<String> {
      let waves = #""waves": [{ "id": "pre" }, { "id": "post" }]"#
      let reading = try read(text, plan: plan("{ \(waves), \"onBadValue\": \"\(rule)\" }"))
      return Set(reading.diagnostics.filter { $0.severity == .error }.map(\.code))
    }
    #expect(try errors("exclude") == [])
    let stopped = try errors("stop")
    #expect(stopped.subtracting(ExportReading.excludableCodes) == [])
    #expect(
      stopped.isSuperset(of: [
        "value-out-of-range", "value-ambiguous", "excel-damage", "date-unreadable", "wave-unknown",
        "respondent-missing", "row-too-short", "row-is-a-sum", "quote-misplaced",
        "quote-unterminated",
      ])
    )
  }

  @Test func `values that cannot be right stand by line and field`() throws {
    let reading = try read(
      """
      id;wave;date;tiny_1;tiny_2
      1;pre;2020-01-01;3;1
      1;post;2020-13-01;1;1
      2;pre;;abc;1,5
      2;jul;2020-01-01;1;1
      ;pre;2020-01-01;1;1
      3;pre;2020-01-01;1
      3;post;2020-01-01;1;1;9
      4;pre;2020-01-01;1;1;;
      """,
      plan: plan(#"{ "waves": [{ "id": "pre" }, { "id": "post" }] }"#)
    )
    #expect(
      reading.diagnostics.places == [
        "value-out-of-range 2:4", "date-unreadable 3:3", "value-not-a-code 4:4",
        "value-not-a-code 4:5", "wave-unknown 5:2", "respondent-missing 6:1", "row-too-short 7:5",
        "row-too-long 8:6", "row-too-long 9:6",
      ]
    )
    #expect(reading.hasErrors)
    let account = reading.files[0]
    #expect(account.rows == 8)
    #expect(account.rowsUsed == 4)
    #expect(account.rowsRefused == 4)
  }

  @Test func `a plan may exclude them, each in its own bin`() throws {
    let reading = try read(
      "id;wave;tiny_1;tiny_2\n1;pre;3;1\n1;post;1;1\n2;jul;1;1\n2;pre;0;1\n",
      plan: plan(
        #"{ "waves": [{ "id": "pre" }, { "id": "post" }], "onBadValue": "exclude" }"#
      )
    )
    #expect(!reading.hasErrors)
    #expect(reading.diagnostics.map(\.severity) == [.warning, .warning])
    #expect(
      reading.responses.lines == [
        "1 tiny post -: 1 1", "1 tiny pre -: badValue", "2 tiny - -: unknownWave",
        "2 tiny pre -: 0 1",
      ]
    )
  }

  @Test func `only short numbers and plain words are repeated`() throws {
    let shown = ["7", "12,5", "abc", "måske"]
    let hidden = ["12345", "Ole Lund Kirkegaard", "a1", "B1001", "ole@post.dk", "usædvanligvis"]
    for (values, isShown) in [(shown, true), (hidden, false)] {
      for value in values {
        let reading = try read("id;wave;tiny_1;tiny_2\n1;pre;\(value);1\n1;post;1;1\n")
        #expect(reading.diagnostics.count == 1, "\(value)")
        #expect(reading.diagnostics[0].message.contains(value) == isShown, "\(value)")
      }
    }
  }

  @Test func `nothing of a person but the place is in any message`() throws {
    let reading = try read(
      "id;wave;note;tiny_1;tiny_2\nhemmelig77;pre;fri tekst om Kaj;3;1\nhemmelig77;post;;xyzzy;2\n"
    )
    let text = reading.diagnostics.map(\.description).joined() + reading.notes.joined()
    #expect(reading.diagnostics.count == 2)
    #expect(!text.contains("hemmelig") && !text.contains("Kaj"))
  }

  @Test func `diagnostics are kept to a limit and the rest are counted`() throws {
    let rows = (1...100).map { "\($0);pre;x;1" }.joined(separator: "\n")
    let reading = try read("id;wave;tiny_1;tiny_2\n\(rows)\nz;post;1;1\n")
    #expect(reading.diagnostics.count == 20)
    #expect(reading.suppressedDiagnostics == ["value-not-a-code": 80])
    #expect(reading.suppressedCount == 80)
  }

  @Test func `a column that is called CPR is refused whatever it holds`() {
    let diagnostics = refusal("CPR-nr;wave;tiny_1;tiny_2\n1;pre;1;1\n")
    #expect(diagnostics.map(\.code).contains("cpr-column"))
  }

  @Test func `codes that all lie one too high are recognised`() throws {
    let rows = (0..<40).map { "\($0);pre;\($0 % 3 + 1);\(($0 + 1) % 3 + 1)" }
    let text = (["id;wave;tiny_1;tiny_2"] + rows).joined(separator: "\n")
    let reading = try read(text)
    #expect(reading.diagnostics.map(\.code) == ["code-shift"])
    #expect(
      reading.diagnostics[0].remedy?.contains("\"codeShifts\": { \"tiny\": { \"add\": -1 } }")
        == true
    )
    let settled = try plan(#"{ "codeShifts": { "tiny": { "add": -1 } } }"#)
    #expect(try read(text, plan: settled).responses.lines[0] == "0 tiny pre -: 0 1")
    let reversed = try plan(#"{ "codeShifts": { "tiny": { "add": -1, "reverse": true } } }"#)
    #expect(try read(text, plan: reversed).responses.lines[0] == "0 tiny pre -: 2 1")
  }

  @Test func `one code out of range among many is no shift`() throws {
    let rows = (0..<40).map { "\($0);pre;\($0 % 3);\($0 == 7 ? 3 : 1)" }
    let reading = try read((["id;wave;tiny_1;tiny_2"] + rows).joined(separator: "\n"))
    #expect(reading.diagnostics.places == ["value-out-of-range 9:4"])
  }

  @Test func `many answers without the lowest code are doubted`() throws {
    let rows = (0..<600).map { "\($0);pre;\($0 % 2 + 1);2" }
    let reading = try read((["id;wave;tiny_1;tiny_2"] + rows).joined(separator: "\n"))
    #expect(reading.diagnostics.map(\.code) == ["code-shift-suspected"])
    #expect(!reading.hasErrors)
  }

  /// A study of 25 people, two times and five items gives 250 answers; 1 to 6 without a 6 looks so.
  @Test(arguments: [(124, false), (125, true)])
  func `a study of two dozen people is enough for a doubt`(people: Int, isDoubted: Bool) throws {
    let rows = (0..<people).map { "\($0);pre;\($0 % 2 + 1);2" }
    let reading = try read((["id;wave;tiny_1;tiny_2"] + rows).joined(separator: "\n"))
    #expect(reading.diagnostics.map(\.code) == (isDoubted ? ["code-shift-suspected"] : []))
  }

  @Test func `the order of day and month is settled by the column or refused`() throws {
    func dates(_ first: String, _ second: String) -> String {
      "id;dato;tiny_1;tiny_2\n1;\(first);1;1\n1;\(second);1;1\n"
    }
    let cases = [
      ("13-02-2020", "03-04-2020", "2020-4-3"), ("02/13/2020", "03/04/2020", "2020-3-4"),
      ("01.02.2020", "03.04.2020", "2020-4-3"), ("2020-01-02", "2020-04-03", "2020-4-3"),
    ]
    for (first, second, expected) in cases {
      let reading = try read(dates(first, second))
      #expect(reading.responses.lines.contains("1 tiny - \(expected): 1 1"), "\(second)")
    }
    #expect(refusal(dates("01-02-2020", "03-04-2020")).map(\.code) == ["date-order-ambiguous"])
    #expect(refusal(dates("13-02-2020", "02-13-2020")).map(\.code) == ["date-order-ambiguous"])
    let settled = try plan(#"{ "dialect": { "dateOrder": "monthFirst" } }"#)
    let reading = try read(dates("01-02-2020", "03-04-2020"), plan: settled)
    #expect(reading.responses.lines.contains("1 tiny - 2020-3-4: 1 1"))
  }

  @Test func `blank rows at the end and rows without answers are accounted for`() throws {
    let reading = try read("id;wave;tiny_1;tiny_2\n1;pre;1;1\n2;pre;;\n\n;;;\n;;;\n\n")
    let account = reading.files[0]
    #expect(reading.diagnostics == [])
    #expect(account.rows == 6)
    #expect(account.rowsUsed == 1)
    #expect(account.rowsWithoutAnswers == 1)
    #expect(account.rowsBlank == 4)
  }

  @Test func `a row that sums up the others is refused`() throws {
    let reading = try read("id;wave;tiny_1;tiny_2\n1;pre;1;1\nI alt;pre;1;1\n")
    #expect(reading.diagnostics.places == ["row-is-a-sum 3:1"])
  }

  @Test func `a total that no answers give is refused`() throws {
    let text = "id;wave;mhrm_total\na;pre;40,5\na;post;50\n"
    let diagnostics = try read(text).diagnostics
    #expect(diagnostics.places == ["total-not-a-score 2:3"])
    #expect(diagnostics.first?.message.contains("no complete set of answers") == true)
    let outside = try read("id;wave;mhrm_total\na;pre;140\na;post;50\n").diagnostics
    #expect(outside.first?.message.hasSuffix("which is outside 0 to 120.") == true)
  }

  @Test func `a total beside items is compared on the scale's own terms`() throws {
    func reading(_ total: String) throws -> ExportReading {
      try read(
        "id;wave;who5_1;who5_2;who5_3;who5_4;who5_5;who5_total\na;pre;1;2;3;4;5;\(total)\n",
        instruments: Catalogue.bundled.instruments
      )
    }
    #expect(try reading("60").diagnostics.isEmpty)
    #expect(try reading("15").diagnostics.map(\.code) == ["total-disagrees"])
  }

  @Test func `answers without the lowest code are refused when there are thousands`() throws {
    func text(people: Int) -> String {
      let row = (0..<30).map { "\($0 % 4 + 1)" }.joined(separator: ";")
      let header = "id;wave;" + (1...30).map { "mhrm_\($0)" }.joined(separator: ";")
      return header + "\n"
        + (0..<people).map { "\($0);pre;\(row)\n\($0);post;\(row)\n" }.joined()
    }
    let many = try read(text(people: 50))
    #expect(many.hasErrors)
    #expect(many.diagnostics.map(\.code) == ["code-shift-suspected"])
    #expect(try !read(text(people: 49)).hasErrors)
    let settled = try plan(#"{ "codeShifts": { "mhrm": { "add": 0 } } }"#)
    #expect(try read(text(people: 50), plan: settled).diagnostics.isEmpty)
  }

  @Test func `the usual marks of nothing are shown, so that the plan can declare them`() throws {
    for mark in ["N/A", "-", ".", "#NULL!"] {
      let text = "id;wave;tiny_1;tiny_2\na;pre;\(mark);1\n"
      #expect(try read(text).diagnostics.first?.message.contains("\"\(mark)\"") == true)
    }
  }

  @Test func `labels beside numbers tell how the file numbers its answers`() throws {
    func reading(_ cells: [String], _ plan: String? = nil) throws -> ExportReading {
      let rows = cells.enumerated().map { "\($0);pre;\($1);\($1)\n" }.joined()
      return try read(
        "id;wave;tiny_1;tiny_2\n" + rows,
        plan: plan.map { try FremgangFilesTests.plan($0) }
      )
    }
    let cases: [(cells: [String], settles: String)] = [
      (["2 - Aldrig", "1 - Nogle gange", "0 - Altid"], #"{ "tiny": { "reverse": true } }"#),
      (["1 - Never", "2 - Sometimes", "3 - Always"], #"{ "tiny": { "add": -1 } }"#),
      (["3: Aldrig", "2: Nogle gange"], #"{ "tiny": { "add": -1, "reverse": true } }"#),
    ]
    for one in cases {
      let refused = try reading(one.cells).diagnostics
      #expect(refused.map(\.code) == ["code-shift"])
      #expect(refused.first?.remedy?.contains("\"codeShifts\": \(one.settles)") == true)
      let settled = try reading(one.cells, #"{ "codeShifts": \#(one.settles) }"#)
      #expect(settled.diagnostics.isEmpty)
    }
    #expect(try reading(["0 - Aldrig", "1 - Nogle gange"]).diagnostics.isEmpty)
    let odd = try reading(["0 - Aldrig", "1 - Altid"]).diagnostics
    #expect(odd.map(\.code) == ["value-not-a-code", "value-not-a-code"])
  }
}
