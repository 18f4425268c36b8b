import FremgangFiles
import FremgangJSON
import FremgangKit
import Testing

@Suite struct PlanTests {
  private func faults(_ text: String) -> [Diagnostic] {
    do throws(ExportRefusal) {
      _ = try ExportPlan(reading: Array(text.utf8), file: "plan.json")
      return []
    } catch {
      return error.diagnostics
    }
  }

  private let full = """
    {
      "format": "fremgang.plan/1",
      "study": { "title": { "da": "Titel \\"1\\"", "en": "Title" }, "synthetic": true,
        "note": "Kun til øvelse" },
      "columns": {
        "respondent": ["projekt", "id"], "wave": "måling",
        "date": { "før": "dato_foer", "efter": "dato_efter" }, "answerMode": "besvaret",
        "groups": { "role": "rolle", "project": "projekt" }, "ignore": ["alder"],
        "waveSuffixes": { "før": "_foer", "efter": "_efter" }, "wavePrefixes": { "før": "f_" },
        "items": { "mhrm_01": "Q12" }, "totals": { "mhrm.total": "mhrm_sum" }
      },
      "files": [{ "match": "foer*.csv", "wave": "før" }],
      "waves": [{ "id": "før", "values": ["pre", "T0"] }, { "id": "efter", "values": ["post"] }],
      "pairing": { "rule": "waves", "before": "før", "after": "efter" },
      "groups": [
        { "id": "role", "title": { "da": "Rolle", "en": "Role" }, "levels": ["deltager"],
          "labels": { "1": "deltager" } },
        { "id": "project" }
      ],
      "answerLabels": { "mhrm": { "Enig": 3, "Uenig": 1 } },
      "missingCodes": { "99": "blank", "98": "declined", "97": "notApplicable" },
      "codeShifts": { "mhrm": { "add": -1 }, "who-5": { "reverse": true } },
      "clusterBy": "project",
      "instruments": ["mhrm", "lsns-15m"],
      "expectedProjects": [
        { "name": "Nord", "enrolled": 31 },
        { "name": "Syd", "enrolled": null, "reason": { "da": "fritaget", "en": "exempt" } }
      ],
      "filters": { "from": "2014-01-01", "to": "2016-06-30", "levels": { "project": ["Nord"] } },
      "personal": { "instrument": "personal-star", "axis": "akse", "before": "start", "after": "nu",
        "baseline": "hvornår", "baselineValues": { "samtidig": "contemporaneous" } },
      "onBadValue": "exclude",
      "disclosure": { "minimumCell": 4, "minimumForCounts": 10, "individualPoints": true },
      "dialect": { "delimiter": ";", "encoding": "windows-1252", "decimal": ",",
        "dateOrder": "dayFirst" },
    }
    """

  @Test func `every key is read`() throws {
    let plan = try plan(full)
    #expect(plan.study.title == LocalizedText(da: "Titel \"1\"", en: "Title"))
    #expect(plan.study.synthetic)
    #expect(plan.columns.respondent == ["projekt", "id"])
    #expect(
      plan.columns.date
        == .each([
          NamedColumn("før", column: "dato_foer"), NamedColumn("efter", column: "dato_efter"),
        ])
    )
    #expect(plan.columns.groups.map(\.name) == ["role", "project"])
    #expect(plan.columns.totals == [NamedColumn("mhrm.total", column: "mhrm_sum")])
    #expect(plan.waves[0] == PlanWave(id: "før", values: ["pre", "T0"]))
    #expect(plan.groups[0].labels == ["1": "deltager"])
    #expect(plan.groups[1].title == LocalizedText(da: "Projekt", en: "Project"))
    #expect(plan.missingCodes == ["99": .blank, "98": .declined, "97": .notApplicable])
    #expect(plan.codeShifts["who-5"] == CodeShift(reverse: true))
    #expect(plan.expectedProjects[1].enrolled == nil)
    #expect(plan.filters.from == Day(year: 2014, month: 1, day: 1))
    #expect(plan.personal?.ratings == .columns(before: "start", after: "nu"))
    #expect(plan.onBadValue == .exclude)
    #expect(plan.disclosure.minimumForCounts == 10)
    #expect(plan.dialect.encoding == .windows1252)
    #expect(plan.evaluation.pairing == .waves(before: "før", after: "efter"))
    #expect(plan.evaluation.clusterBy == "project")
  }

  @Test func `a plan that is written reads back the same`() throws {
    for text in [full, "{}", #"{ "columns": { "respondent": ["id"] } }"#] {
      let first = try plan(text)
      let again = try plan(first.text(isInferred: true))
      #expect(again == first)
      #expect(again.text(isInferred: false) == first.text(isInferred: false))
    }
  }

  @Test func `what the nightly job reads of a plan is written again`() throws {
    let rules = #"""
      "guards": { "fallInPairs": 20, "vanishedProjects": false, "jumpInMean": 12.5 },
      "followUps": { "dueAfterDays": 180, "reasonColumn": "status", "reasons": { "stopped": ["ophørt", "nej"] } },
      "rowLevel": true
      """#
    let first = try plan("{ \(rules) }")
    let text = first.text(isInferred: false)
    for part in [
      #"// For the nightly job."#,
      #""guards": { "fallInPairs": 20, "vanishedProjects": false, "jumpInMean": 12.5 }"#,
      #""dueAfterDays": 180"#, #""reasonColumn": "status""#,
      #""reasons": { "stopped": ["ophørt", "nej"] }"#, #""rowLevel": true"#,
    ] {
      #expect(text.contains(part), "\(part) in \(text)")
    }
    let again = try plan(text)
    #expect(again == first && again.text(isInferred: false) == text)
    // Where a rule stands makes no other plan of it, and what it says does.
    #expect(try plan("\n{ \(rules) }") == first)
    #expect(try plan("{ \(rules.replacing("20", with: "21")) }") != first)
    #expect(try !plan("{}").text(isInferred: false).contains("guards"))
  }

  @Test func `all faults are found at once, with what was meant`() {
    let diagnostics = faults(
      """
      {
        "colums": {},
        "columns": { "respondant": "id", "wave": 3 },
        "pairing": { "rule": "wave" },
        "onBadValue": "ignore",
        "filters": { "from": "2014-02-30" },
        "disclosure": { "minimumCell": 0 },
        "dialect": { "encoding": "ebcdic" },
        "waves": [{ "values": ["a"] }, { "id": "x" }, { "id": "X" }]
      }
      """
    )
    #expect(
      Set(diagnostics.map { "\($0.code) \($0.place.line ?? 0)" }) == [
        "unknown-key 2", "unknown-key 3", "wrong-type 3", "unknown-value 4", "unknown-value 5",
        "not-a-day 6", "number-out-of-bounds 7", "unknown-value 8", "missing-key 9",
        "duplicate-wave 9",
      ]
    )
    #expect(diagnostics.contains { $0.remedy?.contains("respondent") == true })
    #expect(diagnostics.allSatisfy { $0.place.file == "plan.json" && $0.place.path != nil })
  }

  @Test func `what is not JSON is said by line`() {
    #expect(faults("{ \"waves\": [ }").first?.place.line == 1)
    #expect(faults("[]").map(\.code) == ["wrong-type"])
    #expect(
      faults(
        #"{ "waves": [{ "id": "a" }], "pairing": { "rule": "waves", "before": "a", "after": "b" } }"#
      )
      .map(\.code) == ["pairing-wave-unknown"]
    )
  }

  @Test func `what a plan refers to must be there`() throws {
    let text = "id;wave;rolle;tiny_1;tiny_2\n1;pre;a;1;1\n1;post;a;1;1\n"
    let cases = [
      (#"{ "groups": [{ "id": "team" }] }"#, "group-without-column"),
      (#"{ "clusterBy": "projekt" }"#, "group-unknown"),
      (#"{ "filters": { "levels": { "project": ["x"] } } }"#, "group-unknown"),
      (#"{ "answerLabels": { "tiny": { "Ja": 7 } } }"#, "label-code-unknown"),
      (#"{ "codeShifts": { "tinny": { "add": -1 } } }"#, "instrument-unknown"),
      (#"{ "columns": { "groups": { "role": "roller" } } }"#, "column-missing"),
    ]
    for (json, code) in cases {
      #expect(refusal(text, plan: try plan(json)).map(\.code) == [code], "\(json)")
    }
    #expect(refusal(text) == [])
    #expect(refusal([]).map(\.code) == ["no-file"])
  }
}
