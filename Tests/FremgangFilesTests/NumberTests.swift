import FremgangFiles
import FremgangJSON
import FremgangKit
import Testing

@Suite struct NumberTests {
  private func number(_ text: String, _ sign: CSVDialect.Decimal? = nil) -> String {
    let bytes = Array(text.utf8)
    switch NumberText.decimal(0..<bytes.count, bytes, sign: sign) {
    case .number(let number): return "\(number.mantissa)/\(number.denominator)"
    case .ambiguous: return "ambiguous"
    case .notANumber: return "none"
    }
  }

  /// What each text is where nothing is known of the sign, where it is a comma, and where a point.
  private static let texts: [(text: String, none: String, comma: String, point: String)] = [
    ("23", "23/1", "23/1", "23/1"), ("23,5", "47/2", "47/2", "none"),
    ("23.5", "47/2", "none", "47/2"), ("1.234,5", "2469/2", "2469/2", "none"),
    ("1,234.5", "2469/2", "none", "2469/2"), ("1.234", "ambiguous", "1234/1", "617/500"),
    ("1,234", "ambiguous", "617/500", "1234/1"), ("1.234.567", "1234567/1", "1234567/1", "none"),
    ("0,435", "87/200", "87/200", "none"), ("0.435", "87/200", "none", "87/200"),
    ("1 234,5", "2469/2", "2469/2", "none"), ("1\u{A0}234,5", "2469/2", "2469/2", "none"),
    ("1\u{2009}234", "1234/1", "1234/1", "1234/1"), ("12 34", "none", "none", "none"),
    ("1'234", "none", "none", "none"), ("\u{2212}3,5", "-7/2", "-7/2", "none"),
    ("+2,25", "9/4", "9/4", "none"), ("1,5E+03", "1500/1", "1500/1", "none"),
    ("1,5e-1", "3/20", "3/20", "none"), ("1E+05", "100000/1", "100000/1", "100000/1"),
    ("1e999", "none", "none", "none"), ("1e99", "none", "none", "none"),
    (",5", "1/2", "1/2", "none"),
    ("7,", "7/1", "7/1", "none"), ("1,2,3", "none", "none", "none"),
    ("12-3", "none", "none", "none"),
    ("0x1F", "none", "none", "none"), ("Inf", "none", "none", "none"),
    ("-", "none", "none", "none"),
    (",", "none", "none", "none"), ("E5", "none", "none", "none"), ("٣", "none", "none", "none"),
    ("12.34.567", "none", "none", "none"), ("9999999999999999999", "none", "none", "none"),
  ]

  @Test func `numbers are read exactly, or not at all`() {
    for row in NumberTests.texts {
      #expect(same(number(row.text), row.none), "\(row.text)")
      #expect(same(number(row.text, .comma), row.comma), "\(row.text) with comma")
      #expect(same(number(row.text, .point), row.point), "\(row.text) with point")
    }
  }

  /// Fractions by value, so that 47/2 is 235/10.
  private func same(_ one: String, _ other: String) -> Bool {
    let parts = (one.split(separator: "/"), other.split(separator: "/"))
    guard parts.0.count == 2, parts.1.count == 2, let a = Int(parts.0[0]), let b = Int(parts.0[1]),
      let c = Int(parts.1[0]), let d = Int(parts.1[1])
    else { return one == other }
    return a * d == c * b
  }

  private let head = "id;wave;tiny_1;tiny_2\n"

  @Test func `whole numbers are codes however they are written`() throws {
    let reading = try read(
      head + "1;pre;\"1 \";2,0\n1;post;2.0;\u{A0}1\n2;pre;+1;0,435\n2;post;1.000;1\n"
    )
    #expect(
      reading.diagnostics.places == [
        "value-not-a-code 4:3", "value-not-a-code 4:4", "value-ambiguous 5:3",
      ]
    )
    #expect(reading.responses.lines.prefix(2) == ["1 tiny post -: 2 1", "1 tiny pre -: 1 2"])
  }

  @Test func `what Excel made of a code is an error of its own`() throws {
    for text in [
      "1E+05", "1,00E+05", "01-feb", "2. jan", "feb-01", "02-01-2024", "2024-01-02", "#VÆRDI!",
      "#I/T",
      "#REFERENCE!", "#DIVISION/0!", "#NAVN?", "#NUL!", "#VALUE!", "#N/A", "#REF!", "#DIV/0!",
      "#NAME?",
      "#NUM!",
    ] {
      let reading = try read(head + "1;pre;\(text);1\n1;post;1;1\n")
      #expect(reading.diagnostics.places == ["excel-damage 2:3"], "\(text)")
      #expect(reading.hasErrors)
    }
  }

  @Test func `a program's marks of nothing are blank, with one warning`() throws {
    let marks = [
      ".", "-", "–", "NA", "N/A", "n/a", "NULL", "#NULL!", "NaN", "Ubesvaret", "Ikke besvaret",
    ]
    for mark in marks {
      let reading = try read(head + "1;pre;\(mark);1\n1;post;1;\(mark)\n2;pre;1;1\n")
      #expect(reading.diagnostics.map(\.code) == ["missing-mark-assumed"], "\(mark)")
      #expect(reading.diagnostics[0].severity == .warning)
      #expect(reading.diagnostics[0].message.contains("\"\(mark)\" (2)"), "\(mark)")
      #expect(reading.responses.lines.contains("1 tiny pre -: _ 1"), "\(mark)")
      let remedy = try #require(reading.diagnostics[0].remedy)
      let line = try #require(remedy.firstIndex(of: "\"")).samePosition(in: remedy.utf8)
      let declared = try plan("{ \(remedy[(line ?? remedy.startIndex)...].dropLast()) }")
      let silent = try read(head + "1;pre;\(mark);1\n1;post;1;\(mark)\n", plan: declared)
      #expect(silent.diagnostics.isEmpty, "\(mark)")
    }
  }

  @Test func `words that people choose are errors until they are declared`() throws {
    for word in ["Ved ikke", "Ønsker ikke at svare", "Ikke relevant", "Don't know"] {
      let text = head + "1;pre;\(word);1\n1;post;1;1\n"
      let reading = try read(text)
      #expect(reading.diagnostics.places == ["value-not-a-code 2:3"], "\(word)")
      let line = "\"missingCodes\": { \"\(word)\": \"declined\" }"
      #expect(reading.diagnostics[0].remedy?.contains(line) == true, "\(word)")
      let declared = try read(text, plan: plan("{ \(line) }"))
      #expect(!declared.hasErrors && declared.responses.lines.contains("1 tiny pre -: d 1"))
    }
  }

  @Test func `numbers are never taken for no answer unless they are declared`() throws {
    for number in ["99", "999", "-99", "9", "-1"] {
      let reading = try read(head + "1;pre;\(number);1\n1;post;1;1\n")
      #expect(reading.diagnostics.places == ["value-out-of-range 2:3"], "\(number)")
    }
  }

  @Test func `ids that a spreadsheet has cut are refused, because they may be several people's`()
    throws
  {
    for id in ["1,23457E+11", "1.2E+05", "#VÆRDI!", "######", "01-feb"] {
      let text = head + "1;pre;1;1\n\(id);pre;1;1\n\(id);post;1;1\n"
      for plan in [nil, try plan("{ \"onBadValue\": \"exclude\" }")] {
        let reading = try read(text, plan: plan)
        #expect(reading.diagnostics.places == ["respondent-id-damaged 3:1"], "\(id)")
        #expect(reading.hasErrors)
      }
    }
    for id in ["1E5", "12345678901234567890", "007", "1. maj"] {
      let reading = try read(head + "\(id);pre;1;1\n\(id);post;1;1\n")
      #expect(reading.diagnostics.isEmpty, "\(id)")
    }
  }

  @Test func `totals have marks, exponents and two readings`() throws {
    let head = "id;wave;mhrm_total\n"
    let reading = try read(head + "1;pre;1,2E+01\n1;post;#NULL!\n2;pre;01-feb\n2;post;1.200\n")
    #expect(reading.responses.lines.contains("1 mhrm pre -: #0=12.0"))
    #expect(
      reading.diagnostics.places == [
        "missing-mark-assumed 0:0", "excel-damage 4:3", "number-ambiguous 5:3",
      ]
    )
    let message = reading.diagnostics[2].message
    #expect(message.contains("before three decimals or after thousands"))
  }
}
