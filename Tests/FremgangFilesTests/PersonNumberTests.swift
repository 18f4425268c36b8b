import FremgangFiles
import FremgangJSON
import Testing

/// The numbers are nobody's: 070761-4285 is the example that CPR-kontoret computes in
/// "Personnummeret i CPR-systemet" (2008); those of people born from 1858 to 1868, a century before
/// the register, are constructed; all others fail modulus 11 on a date that has no such numbers.
struct PersonNumberTests {
  /// Modulus 11 of 0707614285: 0·4 + 7·3 + 0·2 + 7·7 + 6·6 + 1·5 + 4·4 + 2·3 + 8·2 + 5·1 = 154
  /// = 14 · 11.
  @Test(arguments: [
    "070761-4285", "0707614285", "070761 4285", "070761\u{A0}4285", "070761 - 4285",
    "070761\u{2013}4285", "070761\u{2011}4285", "070761\u{2212}4285", "07.07.61-4285",
    "07-07-61-4285", "07/07/61-4285", "07 07 61 4285", "nr.0707614285.", "cpr070761-4285x",
    "010203-1234", "tlf. og 310185-1234 stod der", "12345 0707614285 9",
    // 1 January 1858: 0·4 + 1·3 + 0·2 + 1·7 + 5·6 + 8·5 + 5·4 + 0 + 0 + 1 = 101 = 9 · 11 + 2: no
    // check digit, as numbers for people born on a 1 January may have none.
    "0101585001",
    // 29 February: 4 as the seventh digit means 2000, a leap year.
    "290200-4234",
    "311260-5001",
    // Nearly a UUID, nearly a digest: too short a part, too few digits, a letter that is none.
    "ab070761-4285-4abc-8def-0123456789a", "abcde0707614285", "xabcdef0707614285",
    "0707614285xabcdef0",
    "ab070761-4285", "070761-4285-Lone",
  ])
  func `CPR numbers are recognised`(text: String) {
    #expect(PersonNumber.occurs(in: text))
  }

  @Test(arguments: [
    // One more at the end: 155, which 11 does not divide.
    "0707614286", "07.07.61 4286",
    "320203-1234", "311302-1234", "0113031234", "000101-1234", "010001-1234",
    // 29 February: 1 as the seventh digit means 1900, no leap year; 5 with 01 means 2001.
    "290200-1234", "290201-5234",
    "01020312345", "10707614285", "07076142850", "070761-42855", "1070761-4285",
    "2015-01-31 10:00", "2015-03-14-1200", "20150314120000", "1700000000", "1234567890",
    "ab070761-4285-4abc-8def-0123456789ab", "{AB070761-4285-4ABC-8DEF-0123456789AB}",
    "id=0123abc0707614285def0123456789ab;", "abcdef0707614285",
    "070761", "4285", "07-0761-4285x", "070761_4285", "", "12345678",
  ])
  func `other numbers are not`(text: String) {
    #expect(!PersonNumber.occurs(in: text))
  }

  /// The centuries of CPR-kontoret's table, told apart by 29 February: 1900 has none, 2000 has one;
  /// so have 1904, 2004 and 1860, and 1858 and 1999 have none.
  @Test func `the seventh digit tells the century`() {
    let rows: [(text: String, exists: Bool)] = [
      ("290200-0001", false), ("290200-3001", false), ("290200-4001", true),
      ("290200-5001", true), ("290200-8001", true), ("290200-9001", true),
      ("290204-0001", true), ("290236-4001", true), ("290240-4001", true),
      ("290256-5001", true), ("290258-5001", false), ("290260-5001", true),
      ("290299-0001", false), ("290299-9001", false),
    ]
    for row in rows { #expect(PersonNumber.occurs(in: row.text) == row.exists, "\(row.text)") }
  }

  /// Of all 10¹⁰ runs of ten digits 34,113,270 are taken for CPR numbers: enumerated in Python over
  /// the dates of the table, the tails by their remainder.
  @Test func `few serial numbers are taken for CPR numbers`() {
    var state: UInt64 = 20_260_101
    var found = 0
    let count = 200_000
    for _ in 0..<count {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let digits = String((state >> 11) % 10_000_000_000)
      let serial = String(repeating: "0", count: 10 - digits.count) + digits
      if PersonNumber.occurs(in: serial) { found += 1 }
    }
    // 0.34113 % of 200,000 are 682, with a standard deviation of 26; four of them either way.
    #expect((578...787).contains(found), "\(found)")
  }

  @Test func `fields are counted by column, and none is repeated`() {
    let rows = (1...12).map {
      "\($0);pre;070761-4285 og 070761-4285;1;1;\($0 == 9 ? "0707614285" : "")"
    }
    let text = (["id;wave;kommentar;tiny_1;tiny_2;note"] + rows).joined(separator: "\n") + "\n"
    let diagnostics = refusal(text)
    #expect(diagnostics.places == ["cpr-number 2:3", "cpr-number 10:6"])
    #expect(diagnostics.first?.message.hasPrefix("12 fields in column 3 hold ") == true)
    #expect(diagnostics.last?.message.hasPrefix("The field holds ") == true)
    #expect(!diagnostics.map(\.description).joined().contains("4285"))
  }

  /// 1700000000 and its like have no date: the first two digits, 17, go with the month 00.
  @Test func `a column of serial numbers may hold a few that look like CPR numbers by chance`()
    throws
  {
    func export(_ likely: Int, of count: Int) -> String {
      let serials = (1...count).map { $0 <= likely ? "0707614285" : "17000\(10000 + $0)" }
      let rows = serials.enumerated().map { "\($0);pre;1;1;\($1)" }
      return (["id;wave;tiny_1;tiny_2;serial"] + rows).joined(separator: "\n") + "\n"
    }
    #expect(refusal(export(1, of: 99)).places == ["cpr-number 2:5"])
    #expect(refusal(export(3, of: 100)).places == ["cpr-number 2:5"])
    #expect(try read(export(2, of: 100)).diagnostics.places == ["cpr-number-by-chance 2:5"])
    #expect(try read(export(0, of: 100)).diagnostics.isEmpty)
  }

  @Test func `headers, lines before them, file names and ignored columns are looked at`() throws {
    let rows = "1;pre;1;1\n2;pre;1;1\n"
    #expect(refusal("id;wave;070761-4285;tiny_2\n\(rows)").places == ["cpr-number 1:3"])
    let before = refusal("Svar fra 070761-4285\nid;wave;tiny_1;tiny_2\n\(rows)")
    #expect(before.places == ["cpr-number 1:0"])
    let named = refusal([("070761-4285.csv", "id;wave;tiny_1;tiny_2\n\(rows)")])
    #expect(named.places == ["cpr-number 0:0"])
    let all = (before + named).map(\.description).joined()
    #expect(!all.contains("4285"))
    let ignoring = try plan(#"{ "columns": { "ignore": ["x"] } }"#)
    let ignored = refusal("id;wave;tiny_1;tiny_2;x\n1;pre;1;1;0707614285\n", plan: ignoring)
    #expect(ignored.places == ["cpr-number 2:5"])
  }
}
