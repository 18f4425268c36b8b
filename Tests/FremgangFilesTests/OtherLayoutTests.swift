import FremgangFiles
import FremgangJSON
import FremgangKit
import Testing

@Suite struct OtherLayoutTests {
  private let expected = [
    "A tiny efter 2014-2-20: 2 1", "A tiny før 2013-12-24: 1 2", "B tiny før 2014-1-31: 0 0",
  ]

  @Test(arguments: [
    "id;tiny_1_foer;tiny_2_foer;dato_foer;tiny_1_efter;tiny_2_efter;dato_efter",
    "id;foer_tiny_1;foer_tiny_2;foer_dato;efter_tiny_1;efter_tiny_2;efter_dato",
    "id;TINY1FØR;Tiny-2-Før;Dato (før);tiny 1 efter;Tiny2Efter;EFTER dato",
  ])
  func `a wave may stand before or after the name`(header: String) throws {
    let reading = try read(
      header + "\nA;1;2;24-12-2013;2;1;20-02-2014\nB;0;0;31-01-2014;;;\n"
    )
    #expect(reading.diagnostics == [])
    #expect(reading.responses.lines == expected)
    #expect(reading.plan.evaluation.pairing == .waves(before: "før", after: "efter"))
    #expect(reading.responses.groupings == [])
    let again = try read(
      header + "\nA;1;2;24-12-2013;2;1;20-02-2014\nB;0;0;31-01-2014;;;\n",
      plan: plan(reading.plan.text(isInferred: true))
    )
    #expect(again.responses.lines == expected)
    #expect(again.plan == reading.plan)
  }

  @Test func `two files are two waves by their names`() throws {
    let reading = try read([
      ("data/foer.csv", "id;dato;tiny_1;tiny_2\nA;24-12-2013;1;2\nB;31-01-2014;0;0\n"),
      ("data/efter.csv", "id,date,tiny_2,tiny_1\nA,2014-02-20,1,2\n"),
    ])
    #expect(reading.responses.lines == expected)
    #expect(reading.files.map(\.measurements) == [2, 1])
    #expect(
      reading.plan.files == [
        PlanFile(match: "foer.csv", wave: "før"), PlanFile(match: "efter.csv", wave: "efter"),
      ]
    )
  }

  @Test func `a plan says which file is which wave`() throws {
    let files = [
      ("a.csv", "id;tiny_1;tiny_2\nA;1;2\n"), ("b.csv", "id;tiny_1;tiny_2\nA;2;2\n"),
    ]
    #expect(refusal(files).map(\.code) == ["file-wave-unknown"])
    let reading = try read(
      files,
      plan: plan(
        """
        { "files": [{ "match": "a*", "wave": "start" }, { "match": "B.CSV", "wave": "slut" }] }
        """
      )
    )
    #expect(reading.responses.lines == ["A tiny slut -: 2 2", "A tiny start -: 1 2"])
  }

  @Test func `totals stand for items that are not there`() throws {
    let reading = try read(
      """
      id;mhrm_foer;mhrm_efter;tiny_total_foer;tiny_sum_efter
      A;45;91,0;3;4
      B;73;;;
      """
    )
    #expect(
      reading.responses.lines == [
        "A mhrm efter -: #0=91.0", "A mhrm før -: #0=45.0", "A tiny efter -: #0=4.0",
        "A tiny før -: #0=3.0", "B mhrm før -: #0=73.0",
      ]
    )
  }

  @Test func `items win over totals, and a disagreement is an error`() throws {
    // The second item is reversed on 0 to 2: 1 and 2 sum to 1 + 0.
    let reading = try read("id;wave;tiny_1;tiny_2;tiny_total\n1;pre;1;2;1\n1;post;2;2;4\n")
    #expect(reading.diagnostics.places == ["total-disagrees 3:5"])
    #expect(reading.responses.lines == ["1 tiny post -: badValue", "1 tiny pre -: 1 2"])
    #expect(reading.hasErrors)
  }

  @Test func `a total outside its scale or without a clear sign is an error`() throws {
    let reading = try read("id;wave;mhrm_total\n1;pre;121\n1;post;1.234\n2;pre;much\n")
    #expect(
      reading.diagnostics.places == [
        "total-not-a-score 2:3", "number-ambiguous 3:3", "total-not-a-score 4:3",
      ]
    )
  }

  @Test func `axes of one's own are ratings`() throws {
    let reading = try read(
      """
      frivillig;akse;start;nu;startvurdering
      F1;Tage bussen;2;7;samtidig
      F2;Sove;3;;tilbageblik
      """
    )
    let star = reading.responses.personalRatings
    #expect(reading.responses.waves == ["start", "nu"])
    #expect(star.map(\.axis) == ["Tage bussen", "Tage bussen", "Sove"])
    #expect(star.map(\.value) == [2, 7, 3])
    #expect(star.map(\.wave) == [0, 1, 0])
    #expect(star.map(\.baseline) == [.contemporaneous, .contemporaneous, .retrospective])
    #expect(reading.files[0].ratings == 3)
  }

  @Test func `ratings may stand in rows with a wave`() throws {
    let reading = try read(
      "person;mål;hvornår;tal\nA;Bo selv;før;2\nA;Bo selv;efter;11\n",
      plan: plan(
        """
        { "waves": [{ "id": "før" }, { "id": "efter" }],
          "personal": { "instrument": "personal-star", "axis": "mål", "value": "tal",
            "wave": "hvornår" } }
        """
      )
    )
    #expect(reading.responses.personalRatings.map(\.value) == [2])
    #expect(reading.diagnostics.places == ["value-out-of-range 3:4"])
  }

  @Test func `without waves the dates tell first from last`() throws {
    let reading = try read("id;dato;tiny_1;tiny_2\n1;13-01-2020;1;1\n1;01-02-2020;2;2\n")
    #expect(reading.responses.waves == [])
    #expect(reading.plan.evaluation.pairing == .firstToLast)
    #expect(reading.responses.lines.count == 2)
    let column = try read("id;tidspunkt;tiny_1;tiny_2\n1;2020-01-01;1;1\n1;2020-02-01;2;2\n")
    #expect(column.responses.lines == ["1 tiny - 2020-1-1: 1 1", "1 tiny - 2020-2-1: 2 2"])
  }

  @Test func `without waves and dates several measurements have no order`() throws {
    let reading = try read("id;tiny_1;tiny_2\n1;1;1\n2;0;0\n1;2;2\n")
    #expect(reading.diagnostics.places == ["time-unknown 4:0"])
    #expect(try read("id;tiny_1;tiny_2\n1;1;1\n2;0;0\n").diagnostics == [])
  }

  @Test func `a column that looks like waves gives way to names that tell them`() throws {
    let reading = try read("id;tid;tiny_1_t0;tiny_2_t0;tiny_1_t1;tiny_2_t1\nA;17;1;2;2;1\n")
    #expect(reading.diagnostics == [])
    #expect(reading.responses.lines == ["A tiny t0 -: 1 2", "A tiny t1 -: 2 1"])
    let blank = try read("id;runde;dato;tiny_1;tiny_2\n1;;2020-01-01;1;1\n1;;2020-02-01;2;2\n")
    #expect(blank.diagnostics == [])
    #expect(blank.responses.lines == ["1 tiny - 2020-1-1: 1 1", "1 tiny - 2020-2-1: 2 2"])
  }

  @Test func `a file of answers and a file of stars are one export`() throws {
    let files = [
      ("svar.csv", "id;måling;tiny_1;tiny_2\nA;T0;1;1\nA;T1;2;2\nA;T2;0;0\n"),
      ("stjerner.csv", "id;akse;start;nu\nA;Bo selv;2;9\n"),
    ]
    let reading = try read(files, plan: plan(#"{ "pairing": { "rule": "firstToLast" } }"#))
    #expect(reading.responses.waves == ["t0", "t1", "t2"])
    #expect(reading.responses.personalRatings.map(\.wave) == [0, 2])
    #expect(reading.responses.measurements.count == 3)
    #expect(reading.plan.instruments == ["tiny", "personal-star"])
  }

  @Test func `a column of stars that the plan names must be there`() throws {
    let wrong = try plan(
      """
      { "personal": { "instrument": "personal-star", "axis": "akse", "before": "start",
        "after": "slut" } }
      """
    )
    #expect(refusal("id;akse;start;nu\nA;x;1;2\n", plan: wrong).map(\.code) == ["column-missing"])
  }
}
