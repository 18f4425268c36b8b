import Foundation
import FremgangKit
import FremgangReports
import Testing

@Suite struct AddedSectionTests {
  private func report(_ notices: [String], _ sections: [Section]) throws -> Report {
    let results = Results(disclosed: try PoolFixture.findings())
    return Report(results, language: .en, charts: [], notices: notices, sections: sections)
  }

  private func text(_ path: String, of report: Report) throws -> String {
    let file = try #require(report.files.first { $0.path == path })
    return String(decoding: file.bytes, as: UTF8.self)
  }

  @Test func `a notice of somebody else's comes before the plan's own, escaped`() throws {
    let report = try report(["The <inbox> is gone."], [])
    let html = try text("index.html", of: report)
    let own = try #require(html.range(of: "invented"))
    let added = try #require(html.range(of: "<p class=\"notice\">The &lt;inbox&gt; is gone.</p>"))
    #expect(added.lowerBound < own.lowerBound)
    #expect(try text("report.md", of: report).contains("> **The "))
  }

  @Test func `a section stands after the summary, is listed, and its table is a file`() throws {
    let table = Table(
      named: "moved",
      caption: "What moved",
      columns: [Column("Figure", .text), Column("n", .number)],
      rows: [Row("pairs", [.count(7)])]
    )
    let section = Section(anchor: "moved", title: "What moved", blocks: [.table(table)])
    let report = try report([], [section])
    let titles = report.document.sections.map(\.title)
    #expect(titles[1] == "What moved")
    #expect(try text("index.html", of: report).contains("<a href=\"#moved\">What moved</a>"))
    #expect(report.files.contains { $0.path == "tables/moved.csv" })
  }

  @Test func `nothing added changes nothing`() throws {
    let results = Results(disclosed: try PoolFixture.findings())
    let plain = Report(results, language: .en, charts: [])
    #expect(try report([], []).files == plain.files)
  }
}
