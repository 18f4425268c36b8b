import FremgangKit
import FremgangReports
import Testing

@Suite struct TableTests {
  private func table(_ name: String, in document: Document) throws -> Table {
    try #require(document.tables.first { $0.name == name })
  }

  private func row(_ title: String, in table: Table) throws -> Row {
    try #require(table.rows.first { $0.title == title })
  }

  private func notes(_ row: Row, _ table: Table) -> [String] {
    Set(row.marks + row.cells.flatMap(\.marks)).sorted().map { table.footnotes[$0] }
  }

  @Test func `percent is explained with the range of the very scale`() throws {
    let document = try PoolFixture.document(.da)
    let mhrm = try table("mhrm-overall", in: document)
    let lsns = try table("lsns-15m-overall", in: document)
    #expect(
      mhrm.footnotes[0]
        == "Ændring ÷ skalaens spændvidde, regnet på uafrundede tal: ændring ÷ 120."
    )
    #expect(
      lsns.footnotes[0] == "Ændring ÷ skalaens spændvidde, regnet på uafrundede tal: ændring ÷ 45 "
        + "(Samlet); 15 (Familie, Venner og Professionelle)."
    )
  }

  @Test func `a row that does not subtract as printed says so`() throws {
    let table = try table("mhrm-project", in: try PoolFixture.document(.da))
    let note =
      "Hvert tal er afrundet for sig, så efter minus før giver ikke ændringen på sidste decimal."
    // 77.6 − 70.4 = 7.2, and the change is 7.3; 77.8 − 58.9 = 18.9, as printed.
    #expect(notes(try row("Cafe Hønen", in: table), table).contains(note))
    #expect(notes(try row("Netværkshuset", in: table), table).isEmpty)
  }

  @Test func `what rounding first would print stands in a footnote`() throws {
    let table = try table("mhrm-project", in: try PoolFixture.document(.da))
    // Cafe Hønen: 70.37 and 77.63 round to 70 and 78, so 8 points, which is 6.7 %; unrounded 7.26, 6.1 %.
    #expect(
      notes(try row("Cafe Hønen", in: table), table)[1].hasSuffix(
        "Cafe Hønen 8 (7 pct.); Medvandrerne 8 (7 pct.)."
      )
    )
  }

  @Test func `p stands with the overall scale alone, Wilcoxon beside it`() throws {
    let document = try PoolFixture.document(.da)
    let lsns = try table("lsns-15m-overall", in: document)
    let column = try #require(lsns.columns.firstIndex { $0.title == "p" })
    #expect(lsns.rows[0].cells[column - 1].content == .probability(0.01125994366349635))
    #expect(lsns.rows[1].cells[column - 1].content == .none)
    #expect(
      lsns.footnotes[lsns.columns[column].marks[0]].hasSuffix("Wilcoxons rangtest: p = 0,021.")
    )
    #expect(!(try table("mhrm-role", in: document)).columns.contains { $0.title == "p" })
  }

  @Test func `expected projects without pairs are listed with n = 0 and the reason`() throws {
    for name in ["mhrm-project", "lsns-15m-project"] {
      let table = try table(name, in: try PoolFixture.document(.da))
      for (level, reason) in [
        ("Vendepunktet", "Ingen par: kun målt ved start."),
        ("Lyspunktet", "Ingen par: fritaget for måling."),
      ] {
        let row = try row(level, in: table)
        #expect(row.cells[0].content == .count(0))
        #expect(notes(row, table) == [reason])
      }
    }
  }

  @Test func `everyone whose role is stated has a row, and the unknown stay in the total`() throws {
    let table = try table("lsns-15m-role", in: try PoolFixture.document(.da))
    #expect(
      table.rows.map(\.title) == [
        "deltager", "frivillig med brugererfaring", "Rolle ikke oplyst", "Rolle oplyst, i alt",
        "Alle",
      ]
    )
    #expect(table.rows.map { $0.cells[0].content } == [70, 28, 3, 98, 101].map { .count($0) })
    #expect(table.rows[3].cells.last?.content == .share(39, of: 98))
  }

  @Test func `every table has a cell for each column, and marks that exist`() throws {
    for language in Language.allCases {
      for table in try PoolFixture.document(language).tables {
        for row in table.rows where row.standing != .heading {
          #expect(row.cells.count == table.columns.count - 1, "\(table.name)")
        }
        let marks =
          table.columns.flatMap(\.marks)
          + table.rows.flatMap { $0.marks + $0.cells.flatMap(\.marks) }
        #expect(Set(marks) == Set(table.footnotes.indices), "\(table.name)")
      }
    }
  }

  @Test func `a star shows start, now and difference, and no mean`() throws {
    let document = try PoolFixture.document(.da)
    let star = try table("personal-3", in: document)
    #expect(star.caption.contains("personoplysning"))
    #expect(star.rows.count == 5)
    #expect(star.rows[0].cells.map(\.content) == [.count(2), .count(4), .signedCount(2)])
    #expect(star.rows[1].cells.map(\.content) == [.count(1), .missing, .missing])
    #expect(try table("personal-2", in: document).caption.contains("bagud i tid"))
  }
}
