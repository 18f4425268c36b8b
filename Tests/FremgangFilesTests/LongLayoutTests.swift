import FremgangFiles
import FremgangJSON
import FremgangKit
import Testing

@Suite struct LongLayoutTests {
  @Test func `reads a person's two waves`() throws {
    let reading = try read(
      """
      borger_id;måling;dato;rolle;tiny_1;tiny_2
      A;før;03-09-2013;deltager;1;2
      A;efter;14-10-2013;deltager;2;
      B;før;04-09-2013;;0;0

      """
    )
    let responses = reading.responses
    #expect(reading.diagnostics == [])
    #expect(responses.respondents == ["A", "B"])
    #expect(responses.waves == ["før", "efter"])
    #expect(responses.instruments.map(\.id) == ["tiny"])
    #expect(
      responses.measurements == [
        Measurement(
          respondent: 0,
          instrument: 0,
          wave: 0,
          day: Day(year: 2013, month: 9, day: 3),
          content: .answers([Answer(code: 1), Answer(code: 2)]),
          origin: Origin(file: 0, line: 2)
        ),
        Measurement(
          respondent: 0,
          instrument: 0,
          wave: 1,
          day: Day(year: 2013, month: 10, day: 14),
          content: .answers([Answer(code: 2), .blank]),
          origin: Origin(file: 0, line: 3)
        ),
        Measurement(
          respondent: 1,
          instrument: 0,
          wave: 0,
          day: Day(year: 2013, month: 9, day: 4),
          content: .answers([Answer(code: 0), Answer(code: 0)]),
          origin: Origin(file: 0, line: 4)
        ),
      ]
    )
    #expect(responses.groupings == [Responses.Grouping(id: "role", levels: ["deltager"])])
    #expect(responses.groupValues.count == 2)
    #expect(reading.plan.evaluation.pairing == .waves(before: "før", after: "efter"))
    #expect(reading.files[0].rows == 3)
    #expect(reading.files[0].rowsUsed == 3)
    #expect(reading.files[0].measurements == 3)
  }

  @Test func `two waves and two instruments stand in one row each`() throws {
    let reading = try read(
      """
      id,wave,date,tiny_1,tiny_2,lsns_1,lsns_2,lsns_3,lsns_4,lsns_5,lsns_6
      1,T0,2020-01-31,1,1,5,4,3,2,1,0
      1,T1,2020-05-31 12:30,,,1,1,1,1,1,
      2,T0,2020-02-01T08:00:00Z,0,2,,,,,,
      """
    )
    #expect(
      reading.responses.lines == [
        "1 lsns-6 t0 2020-1-31: 5 4 3 2 1 0", "1 lsns-6 t1 2020-5-31: 1 1 1 1 1 _",
        "1 tiny t0 2020-1-31: 1 1", "2 tiny t0 2020-2-1: 0 2",
      ]
    )
    #expect(reading.isInferred)
    #expect(reading.plan.instruments == ["lsns-6", "tiny"])
  }

  @Test func `the order of rows changes nothing but the order`() throws {
    let header = "id;måling;projekt;tiny_1;tiny_2"
    let rows = ["A;før;Nord;1;2", "A;efter;nord ;2;2", "B;før;Syd;0;1", "C;efter; syd;1;0"]
    let forward = try read(([header] + rows).joined(separator: "\n"))
    let backward = try read(([header] + rows.reversed()).joined(separator: "\n"))
    #expect(forward.responses.lines == backward.responses.lines)
    #expect(forward.responses.groupLines == backward.responses.groupLines)
    #expect(forward.responses.groupings[0].levels == ["Nord", "Syd"])
    #expect(forward.plan == backward.plan)
  }

  @Test func `a plan names columns, labels, codes and groups`() throws {
    let reading = try read(
      """
      nr;hvornår;Q1;Q2;hold;svar
      1;A;Aldrig;9;1;selv
      1;B;3;8;1;selv
      2;A;altid;ja, altid;2;
      """,
      plan: plan(
        """
        { // with comments
          "columns": { "respondent": "nr", "wave": "hvornår", "answerMode": "svar",
            "items": { "tiny_1": "Q1", "tiny_2": "Q2" }, "groups": { "team": "hold" } },
          "waves": [{ "id": "first", "values": ["A"] }, { "id": "second", "values": ["B"] }],
          "groups": [{ "id": "team", "title": "Hold", "labels": { "1": "red", "2": "BLUE" },
            "levels": ["blue"] }],
          "answerLabels": { "tiny": { "ja, altid": 2 } },
          "missingCodes": { "9": "blank", "8": "declined" },
          "codeShifts": { "tiny": { "add": -1 } },
        }
        """
      )
    )
    #expect(reading.diagnostics == [])
    #expect(
      reading.responses.lines == [
        "1 tiny first - selv: 0 _", "1 tiny second - selv: 2 d", "2 tiny first -: 2 2",
      ]
    )
    #expect(reading.responses.groupLines == ["1 team: red", "1 team: red", "2 team: blue"])
    #expect(reading.plan.evaluation.pairing == .waves(before: "first", after: "second"))
  }

  @Test func `answers are codes in many spellings`() throws {
    let reading = try read(
      """
      id;wave;tiny_1;tiny_2
      1;1;"2 ";2,0
      2;1;02;1.0
      3;1;Nogle gange;NEVER
      4;1;2 - Altid;1 = sometimes
      5;2;\u{A0}1\u{A0};
      """
    )
    #expect(reading.diagnostics == [])
    #expect(
      reading.responses.lines == [
        "1 tiny 1 -: 2 2", "2 tiny 1 -: 2 1", "3 tiny 1 -: 1 0", "4 tiny 1 -: 2 1",
        "5 tiny 2 -: 1 _",
      ]
    )
  }
}
