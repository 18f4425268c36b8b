import FremgangKit
import FremgangReports
import Testing

/// What is withheld in the results is nowhere in the report.
@Suite struct SuppressionTests {
  /// The fixture as a rule of at least 10 pairs, and 30 for counts, would leave it.
  private func withhold(_ findings: inout Findings) {
    findings.disclosure = Disclosure(minimumCell: 10, minimumForCounts: 30)
    for i in findings.instruments.indices {
      for s in findings.instruments[i].scales.indices {
        withhold(&findings.instruments[i].scales[s])
      }
    }
    for i in findings.attrition.indices where findings.attrition[i].level == "Ungehuset" {
      findings.attrition[i].before = nil
      findings.attrition[i].after = nil
      findings.attrition[i].pairs = nil
      findings.attrition[i].beforeOnly = nil
      findings.attrition[i].afterOnly = nil
      findings.attrition[i].suppressed = true
    }
    for i in findings.compensation.indices {
      findings.compensation[i].worsened = nil
      findings.compensation[i].pairedOnBoth = nil
      findings.compensation[i].compensated = nil
      findings.compensation[i].improvedAmongNotWorsened = nil
      findings.compensation[i].signs = nil
      findings.compensation[i].suppressed = true
    }
    findings.warnings[0].count = nil
    findings.warnings[0].suppressed = true
  }

  private func withhold(_ scale: inout ScaleFindings) {
    scale.beforeOnly?.suppressed = true
    scale.beforeOnly?.n = nil
    scale.beforeOnly?.mean = nil
    scale.beforeOnly?.difference = nil
    for g in scale.groups.indices {
      if (scale.groups[g].summary?.n ?? 0) < 10 || scale.groups[g].level == "Ungehuset" {
        scale.groups[g].summary = nil
        scale.groups[g].suppressed = true
      } else if (scale.groups[g].summary?.n ?? 0) < 30 {
        scale.groups[g].summary?.improved = nil
        scale.groups[g].summary?.unchanged = nil
        scale.groups[g].summary?.worsened = nil
        scale.groups[g].summary?.countsSuppressed = true
      }
    }
    scale.stated[0].summary = nil
    scale.stated[0].suppressed = true
  }

  @Test func `a withheld group has no figure in any cell`() throws {
    let document = try PoolFixture.document(.da, withhold)
    for table in document.tables {
      for row in table.rows where row.title == "Ungehuset" {
        let shown = row.cells.map(\.content).filter { $0 != .withheld }
        // The number enrolled is known to whoever wrote the plan.
        #expect(shown.isEmpty || (table.name.hasSuffix("participation") && shown == [.count(30)]))
      }
    }
  }

  @Test func `no sentence names a withheld group`() throws {
    let document = try PoolFixture.document(.da, withhold)
    func check(_ section: Section) {
      for case .paragraph(let said) in section.blocks {
        #expect(!said.joined().contains("Ungehuset"))
      }
      section.subsections.forEach(check)
    }
    document.sections.forEach(check)
  }

  @Test func `what is withheld is not counted among those that contribute`() throws {
    let text = try PoolFixture.markdown(.da, withhold)
    #expect(
      text.contains(
        "Otte projekter var ventet. For et af dem vises tallene ikke, fordi grupper er små. "
          + "Vendepunktet: kun målt ved start. Lyspunktet: fritaget for måling."
      )
    )
    #expect(!text.contains("forventede projekter bidrager"))
  }

  @Test func `withheld counts are words, with a footnote that gives the rule`() throws {
    let document = try PoolFixture.document(.da, withhold)
    let table = try #require(document.tables.first { $0.name == "mhrm-project" })
    let row = try #require(table.rows.first { $0.title == "Netværkshuset" })
    #expect(row.cells.suffix(3).allSatisfy { $0.content == .withheld })
    let note = "Hvor mange der gik frem og tilbage, vises kun for grupper på mindst 30."
    #expect(row.cells.suffix(3).allSatisfy { $0.marks.map { table.footnotes[$0] } == [note] })
    #expect(table.footnotes.contains { $0.hasPrefix("Skjult: gruppen har færre end 10 par") })
  }

  @Test func `withheld compensation and attrition are said to be withheld`() throws {
    let text = try PoolFixture.markdown(.da, withhold)
    #expect(
      text.contains("Tallene vises ikke, fordi for få personer er målt på begge instrumenter.")
    )
    #expect(!text.contains("De 41, der ikke kom igen"))
    #expect(text.contains("MHRM: målinger, som skalaens forfattere kalder tvivlsomme: skjult."))
    #expect(text.contains("Grupper med færre end 10 par vises ikke"))
  }

  @Test func `an instrument that is withheld whole leaves no figure`() throws {
    let text = try PoolFixture.markdown(.en) { findings in
      findings.instruments[1].scales = findings.instruments[1].scales.map { scale in
        var scale = scale
        scale.overall = nil
        scale.suppressed = true
        scale.groups = []
        scale.stated = []
        scale.groupDifferences = []
        scale.beforeOnly = nil
        scale.changeHistogram = nil
        return scale
      }
      findings.instruments[1].daysBetween = nil
      findings.compensation = []
      findings.attrition = []
    }
    #expect(text.contains("The figures on the LSNS-15M are withheld because too few people"))
    for figure in ["17.9", "18.7", "53 of the 101", "101"] { #expect(!text.contains(figure)) }
  }
}
