import FremgangFiles
import FremgangInstruments
import FremgangJSON
import FremgangKit
import Testing

/// Checks one export given as text, on 1 January 2026.
func check(
  _ text: String,
  plan: ExportPlan? = nil,
  instruments: [Instrument] = TestInstruments.all
) -> ExportCheck {
  ExportChecker(instruments: instruments, plan: plan, today: Day(year: 2026, month: 1, day: 1))
    .check([ExportFile(name: "export.csv", bytes: Array(text.utf8))])
}

/// Checks a file of the sample data with the bundled instruments, on 1 January 2026.
private func checkSample(_ path: String) throws -> ExportCheck {
  let bytes = try #require(contents(of: packageFolder + "/SampleData/" + path))
  return check(
    String(decoding: bytes, as: UTF8.self),
    instruments: Catalogue.bundled.instruments
  )
}

extension ExportCheck {
  /// Severity, code, count and the lines of the first places, a line each.
  fileprivate var rows: [String] {
    findings.map { finding in
      let lines = finding.places.compactMap(\.line).map(String.init).joined(separator: ",")
      return "\(finding.severity.rawValue) \(finding.code) \(finding.count): \(lines)"
    }
  }
}

struct CheckTests {
  /// Counted by hand from the list in SampleData/README.md.
  private static let odd = [
    "error respondent-id-damaged 1: 9", "error row-is-a-sum 1: 55", "error value-not-a-code 1: 5",
    "error value-out-of-range 1: 3", "warning after-dated-before-before 1: 15",
    "warning answers-copied 1: 32", "warning column-near-miss 2: 1,1",
    "warning date-implausibly-old 1: 22", "warning date-in-future 1: 21",
    "warning duplicate-conflicting 2: 47,51", "warning excel-damage-elsewhere 1: 10",
    "warning group-changed 1: 29", "warning item-often-blank 1: ",
    "warning respondent-ids-alike 2: 25,27", "warning same-day-pair 1: 17",
    "warning straight-lining 2: 13,37", "warning waves-too-close 1: 19",
    "note after-without-before 3: 9,25,27", "note column-not-used 1: 1",
    "note duplicate-identical 1: 50", "note questionable-score 1: 37", "note row-blank 2: 52,54",
    "note row-without-answers 1: 53", "note too-many-unanswered 1: 35",
  ]

  @Test func `every oddity of the odd sample is found where it was put, and nothing else`() throws {
    #expect(try checkSample("messy/odd.csv").rows == CheckTests.odd)
  }

  @Test func `the bundled samples give no warning but one that is true`() throws {
    let who = try checkSample("who-5/export.csv")
    #expect(who.count(.error) == 0 && who.count(.warning) == 0, "\(who.rows)")
    let star = try checkSample("personal-star/export.csv")
    #expect(star.findings.isEmpty, "\(star.rows)")
    let pool = try checkSample("15m-pool/export.csv")
    // Line 57 holds 30 times the same answer, which gives the MHRM total that its authors question.
    let warnings = pool.rows.filter { !$0.hasPrefix("note") }
    #expect(warnings == ["warning straight-lining 1: 57"])
    #expect(pool.rows.contains("note duplicate-identical 1: 60"))
    #expect(pool.findings.first { $0.code == "too-many-unanswered" }?.count == 18)
  }

  @Test func `the order of rows changes places but no count`() throws {
    let bytes = try #require(contents(of: packageFolder + "/SampleData/messy/odd.csv"))
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").map(String.init)
    let instruments = Catalogue.bundled.instruments
    func counts(_ rows: [String]) -> [String] {
      let text = ([lines[0]] + rows).joined(separator: "\r\n") + "\r\n"
      return check(text, instruments: instruments).findings.map { "\($0.code) \($0.count)" }
    }
    let rows = Array(lines.dropFirst())
    let asTheyStand = counts(rows)
    #expect(asTheyStand.count == CheckTests.odd.count)
    #expect(counts(rows.reversed()) == asTheyStand)
    #expect(counts(Array(rows.dropFirst(17) + rows.prefix(17))) == asTheyStand)
  }

  @Test func `the same export gives the same bytes`() throws {
    let (one, other) = (try checkSample("messy/odd.csv"), try checkSample("messy/odd.csv"))
    #expect(try JSONWriter.bytes(of: one) == JSONWriter.bytes(of: other))
  }

  @Test func `counts are complete where places are cut off`() {
    let rows = (1...300).map { "P\($0);9;1\r\n" }.joined()
    let finding = check("id;tiny_1;tiny_2\r\n" + rows).findings
      .first { $0.code == "value-out-of-range" }
    #expect(finding?.count == 300)
    #expect(finding?.places.count == Finding.mostPlaces)
    #expect(finding?.places.first?.line == 2)
  }

  @Test func `a file that is no table is a finding, and what was not looked at is said`() {
    let refused = check("")
    #expect(refused.hasErrors)
    #expect(refused.findings.map(\.code) == ["file-empty"])
    #expect(refused.notLookedAt.contains("answers"))
    #expect(refused.files.map(\.dialect) == [nil])
  }

  @Test func `a refused reading still shows what its columns were taken for`() {
    let refused = check("dato;tiny_1;tiny_2;alder\r\n2024-01-01;1;2;40\r\n")
    #expect(refused.findings.map(\.code).contains("respondent-column-missing"))
    #expect(refused.files[0].columns.map(\.use) == [.date, .item, .item, .notUsed])
    #expect(refused.files[0].rows == nil)
  }

  @Test func `a missing header is suspected, and what stands in its place is not repeated`() throws
  {
    let text = "4711;2024-01-01;3;4\r\n4712;2024-01-01;2;2\r\n"
    let checked = check(text)
    #expect(checked.findings.map(\.code).contains("header-looks-like-data"))
    let json = String(decoding: try JSONWriter.bytes(of: checked), as: UTF8.self)
    #expect(!json.contains("4711"))
  }

  @Test func `days between waves follow the plan`() throws {
    let text = """
      id;måling;dato;tiny_1;tiny_2
      A;før;2024-01-01;1;1
      A;efter;2024-01-11;1;2

      """
    #expect(check(text).findings.map(\.code).contains("waves-too-close"))
    let given = try plan("{ \"check\": { \"minimumDays\": 10 } }")
    #expect(!check(text, plan: given).findings.map(\.code).contains("waves-too-close"))
    #expect(try plan(given.text(isInferred: false)).check.minimumDays == 10)
  }

  @Test func `the same code on reversed items is odd where five are answered`() {
    // Two items, one of them reversed, are too few.
    let few = check("id;tiny_1;tiny_2\r\nA;1;1\r\nB;0;0\r\n")
    #expect(!few.findings.map(\.code).contains("straight-lining"))
  }

  @Test func `a column of equal answers is noted from twenty on`() {
    func codes(_ rows: Int) -> [String] {
      let text = (1...rows).map { "P\($0);\($0 % 3);1\r\n" }.joined()
      return check("id;tiny_1;tiny_2\r\n" + text).findings.map(\.code)
    }
    #expect(!codes(19).contains("item-constant"))
    #expect(codes(20).contains("item-constant"))
  }

  /// What Excel writes, and what only looks alike; `true` where a value was lost.
  private static let cells: [(text: String, isDamage: Bool)] = [
    ("#VÆRDI!", true), ("#VALUE!", true), ("#I/T", true), ("#N/A", true), ("#DIVISION/0!", true),
    ("#REFERENCE!", true), ("#NAVN?", true), ("####", true), ("1E+05", true), ("1,23E+11", true),
    ("1.23457E+11", true), ("01-feb", true), ("feb-01", true), ("1. maj", false), ("B1E05", false),
    ("1E5", false), ("E+05", false), ("#1 i køen", false), ("abc-01", false), ("2-4", false),
  ]

  @Test func `damage by spreadsheets is told from what looks alike`() {
    for (text, isDamage) in CheckTests.cells {
      let codes = check("id;tiny_1;tiny_2\r\n\(text);1;2\r\n").findings.map(\.code)
      #expect(codes.contains("respondent-id-damaged") == isDamage, "\(text)")
    }
  }

  /// What stands in a cell of an item, and how often it is damage: never twice, by reader and walk.
  private static let itemCells: [(text: String, count: Int)] = [
    ("#VÆRDI!", 1), ("####", 1), ("1E+05", 1), ("01-feb", 1), ("02-01-2024", 1),
    // SPSS writes it for a system-missing value.
    ("#NULL!", 0), ("1", 0), ("", 0),
  ]

  @Test func `damage to the answer to an item is counted once`() {
    for (text, count) in CheckTests.itemCells {
      let findings = check("id;tiny_1;tiny_2\r\nA;\(text);2\r\nB;1;2\r\n").findings
      let found = findings.first { $0.code == "excel-damage" }
      #expect(found?.count ?? 0 == count, "\(text)")
      #expect(found == nil || found?.places.map(\.column) == [2], "\(text)")
    }
  }

  @Test func `the search for copied answers takes time in proportion to the rows`() {
    func seconds(_ people: Int) -> Duration {
      var text = "id;" + (1...30).map { "mhrm_\($0 < 10 ? "0" : "")\($0)" }.joined(separator: ";")
      text += "\r\n"
      for person in 1...people {
        text += "P\(person);" + (1...30).map { "\(($0 + person % 7) % 5)" }.joined(separator: ";")
        text += "\r\n"
      }
      return ContinuousClock().measure { _ = check(text) }
    }
    _ = seconds(50)
    let (small, large) = (seconds(500), seconds(4000))
    // Eight times the rows: quadratic work would take sixty-four times as long.
    #expect(large < small * 32)
  }
}
