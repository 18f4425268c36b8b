import Foundation
import FremgangKit
import FremgangReports
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

@Suite struct WriterTests {
  /// Labels as an export could hold them, to break every format at once.
  private static let hostile = [
    "<script>alert(1)</script>", "=HYPERLINK(\"http://x.example\",\"a\")", "a|b;c,d\"e\"",
    "](http://x.example) **fed** _x_ `kode`", "# overskrift\n- punkt", "@SUM(A1)",
    "--><svg onload=x>",
  ]

  private func hostile(_ findings: inout Findings) {
    findings.study.title = LocalizedText(same: "<b>& \"titel\"</b>")
    for i in findings.groupings.indices {
      let levels = findings.groupings[i].levels
      for (old, new) in zip(levels, WriterTests.hostile) { rename(&findings, old, new) }
    }
    findings.groupings[0].title = LocalizedText(same: "<i>Rolle</i>")
    for p in findings.personal.indices {
      findings.personal[p].axes[0].label = WriterTests.hostile[p]
    }
  }

  private func rename(_ findings: inout Findings, _ old: String, _ new: String) {
    for g in findings.groupings.indices {
      findings.groupings[g].levels = findings.groupings[g].levels.map { $0 == old ? new : $0 }
    }
    for i in findings.instruments.indices {
      for s in findings.instruments[i].scales.indices {
        for g in findings.instruments[i].scales[s].groups.indices
        where findings.instruments[i].scales[s].groups[g].level == old {
          findings.instruments[i].scales[s].groups[g].level = new
        }
      }
    }
    for a in findings.attrition.indices where findings.attrition[a].level == old {
      findings.attrition[a].level = new
    }
  }

  @Test func `the page is well-formed, whatever the labels`() throws {
    for language in Language.allCases {
      for html in [try PoolFixture.html(language), try PoolFixture.html(language, hostile)] {
        let parser = XMLParser(data: Data(html.utf8))
        #expect(
          parser.parse(),
          "\(String(describing: parser.parserError)) line \(parser.lineNumber)"
        )
      }
    }
  }

  @Test func `the page runs nothing, asks for nothing, and repeats no id`() throws {
    let html = try PoolFixture.html(.da, hostile)
    for part in ["<script", "<b>", "<i>", "<svg onload", "src=", "url(h", "@import", "<link"] {
      #expect(!html.contains(part), "\(part)")
    }
    let ids = html.matches(of: #/ id="([^"]*)"/#).map { String($0.output.1) }
    #expect(ids.count == Set(ids).count)
    let targets = html.matches(of: #/ (?:href="#|aria-labelledby=")([^"]*)"/#)
      .flatMap { $0.output.1.split(separator: " ").map(String.init) }
    #expect(targets.allSatisfy(ids.contains))
  }

  @Test func `every table row of the Markdown has as many cells as its head`() throws {
    for text in [try PoolFixture.markdown(.da), try PoolFixture.markdown(.da, hostile)] {
      var columns: Int?
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        guard line.hasPrefix("|") else {
          columns = nil
          continue
        }
        let bars = line.replacing("\\|", with: "").count { $0 == "|" }
        #expect(bars == columns ?? bars, "\(line)")
        columns = bars
      }
      #expect(!text.contains("<script>") || text.contains("\\<script>"))
    }
  }

  @Test func `each file of values parses, and holds no formula`() throws {
    let rows: [(Language, Character)] = [(.da, ";"), (.en, ",")]
    for (language, separator) in rows {
      let files = try PoolFixture.report(language, hostile).files.filter {
        $0.path.hasSuffix(".csv")
      }
      #expect(files.count >= 18)
      for file in files {
        let hasMark = file.bytes.starts(with: [0xEF, 0xBB, 0xBF])
        #expect(hasMark == (language == .da))
        let records = parse(Array(file.bytes.dropFirst(hasMark ? 3 : 0)), separator: separator)
        #expect(Set(records.map(\.count)).count == 1, "\(file.path)")
        for field in records.joined() where "=+@".contains(field.first ?? "a") {
          Issue.record("a formula in \(file.path)")
        }
        #expect(
          records.dropFirst().allSatisfy {
            $0.last == (language == .da ? "syntetiske data" : "synthetic data")
          }
        )
      }
    }
  }

  @Test func `no file is named by text from an export`() throws {
    let report = try PoolFixture.report(.da) { findings in
      findings.groupings[0].id = "../../køn"
      for i in findings.instruments.indices {
        for g in findings.instruments[i].scales[0].groups.indices
        where findings.instruments[i].scales[0].groups[g].by == "role" {
          findings.instruments[i].scales[0].groups[g].by = "../../køn"
        }
      }
    }
    let paths = report.files.map(\.path)
    #expect(paths.contains("tables/mhrm-group-1.csv"))
    #expect(paths.allSatisfy { !$0.contains("..") && !$0.contains("køn") })
    #expect(Set(paths).count == paths.count)
  }

  @Test func `rows under a heading carry it in a column of its own`() throws {
    let files = try PoolFixture.report(.da).files
    let file = try #require(files.first { $0.path == "tables/mhrm-participation.csv" })
    let text = String(decoding: file.bytes, as: UTF8.self)
    #expect(text.contains("Afsnit;Gruppe;Indskrevet;"))
    #expect(text.contains("\r\nRolle;deltager;;101;77;76;75,2;25;24,8;1;"))
    #expect(text.contains("\r\nProjekt;Cafe Hønen;29;25;19;19;76,0;6;24,0;0;"))
  }

  @Test func `Danish values carry a comma and a plain minus`() throws {
    let file = try #require(
      try PoolFixture.report(.da).files.first { $0.path == "tables/mhrm-role.csv" }
    )
    let text = String(decoding: file.bytes, as: UTF8.self)
    #expect(text.contains("\r\ndeltager;76;62,3684;75,0789;12,7105;"))
    #expect(text.contains(";-32,0069;"))
    #expect(text.contains("Forbedret, n;Forbedret, pct.;"))
  }

  @Test func `invented data are marked in every caption and on every row`() throws {
    let text = try PoolFixture.markdown(.da)
    let captions = text.split(separator: "\n").filter {
      $0.hasPrefix("**Tabel") || $0.hasPrefix("*Figur")
    }
    #expect(captions.count > 20)
    #expect(captions.allSatisfy { $0.contains("(syntetiske data)") })
    let real = try PoolFixture.markdown(.da) { $0.study.synthetic = false }
    #expect(
      !real.split(separator: "\n").contains { $0.hasPrefix("**Tabel") && $0.contains("syntetiske") }
    )
  }

  @Test func `equal results give equal bytes`() throws {
    #expect(try PoolFixture.report(.da).files == PoolFixture.report(.da).files)
  }

  /// A reader of separated values written for these tests alone.
  private func parse(_ bytes: [UInt8], separator: Character) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field = ""
    var quoted = false
    var characters = Array(String(decoding: bytes, as: UTF8.self))[...]
    while let character = characters.popFirst() {
      if quoted {
        if character == "\"", characters.first == "\"" {
          field.append("\"")
          characters.removeFirst()
        } else if character == "\"" {
          quoted = false
        } else {
          field.append(character)
        }
      } else if character == "\"" {
        quoted = true
      } else if character == separator {
        record.append(field)
        field = ""
      } else if character == "\r\n" {
        records.append(record + [field])
        (record, field) = ([], "")
      } else {
        field.append(character)
      }
    }
    return records
  }
}
