import FremgangKit
import FremgangReports
import Testing

/// Results with parts missing: nothing crashes, and nothing is claimed.
@Suite struct VariantTests {
  @Test func `nobody has a pair`() throws {
    let text = try PoolFixture.markdown(.da) { findings in
      for i in findings.instruments.indices {
        for s in findings.instruments[i].scales.indices {
          findings.instruments[i].scales[s].overall = VariantTests.nobody(
            findings.instruments[i].scales[s]
          )
          findings.instruments[i].scales[s].groups = []
          findings.instruments[i].scales[s].stated = []
          findings.instruments[i].scales[s].groupDifferences = []
          findings.instruments[i].scales[s].changeHistogram = nil
        }
      }
      findings.compensation = []
      findings.respondents.pairedOnAny = 0
    }
    #expect(text.contains("Ingen er målt både før og efter på MHRM."))
    #expect(!text.contains("steg"))
    #expect(!text.contains("statistisk signifikant på"))
  }

  @Test func `one pair has means, no interval, and a reason`() throws {
    let document = try PoolFixture.document(.en) { findings in
      var one = VariantTests.nobody(findings.instruments[0].scales[0])
      one?.n = 1
      one?.meanBefore = 60
      one?.meanAfter = 70
      one?.meanChange = 10
      one?.percentOfScale = 100.0 / 12
      one?.improved = 1
      one?.unchanged = 0
      one?.worsened = 0
      one?.notTestable.tTest = .tooFewPairs
      findings.instruments[0].scales[0].overall = one
    }
    let table = try #require(document.tables.first { $0.name == "mhrm-overall" })
    let cells = table.rows[0].cells
    #expect(cells[4].content == .missing)
    #expect(
      cells[4].marks.map { table.footnotes[$0] } == [
        "Cannot be computed: too few pairs, or no variation."
      ]
    )
    #expect(cells[7].marks.map { table.footnotes[$0] } == ["There are too few pairs for a test."])
    #expect(MarkdownWriter.write(document).contains("among the 1 person measured before and after"))
  }

  @Test func `no groups, no compensation, no stars, no dates`() throws {
    let document = try PoolFixture.document(.da) { findings in
      findings.groupings = []
      findings.personal = []
      findings.compensation = []
      findings.answerModes = []
      findings.warnings = []
      findings.attrition.removeAll { $0.by != nil }
      for i in findings.instruments.indices {
        findings.instruments[i].daysBetween = nil
        for s in findings.instruments[i].scales.indices {
          findings.instruments[i].scales[s].groups = []
          findings.instruments[i].scales[s].stated = []
          findings.instruments[i].scales[s].groupDifferences = []
        }
      }
    }
    #expect(
      document.sections.map(\.anchor) == [
        "summary", "participation", "mhrm", "lsns-15m", "never-came-back", "ledger", "facts",
        "methods",
      ]
    )
  }

  @Test func `stars alone`() throws {
    let document = try PoolFixture.document(.da) { findings in
      findings.instruments = []
      findings.attrition = []
      findings.compensation = []
      findings.answerModes = []
      findings.groupings = []
    }
    #expect(document.sections.contains { $0.anchor == "personal" })
    #expect(document.tables.map(\.name) == ["personal-1", "personal-2", "personal-3", "ledger"])
  }

  @Test func `groups whose printed changes are equal are not parted`() throws {
    let text = try PoolFixture.markdown(.da) { findings in
      let groups = findings.instruments[0].scales[0].groups.indices
      for (place, index) in groups.enumerated() {
        findings.instruments[0].scales[0].groups[index].summary?.meanChange = 2 + Double(place) / 50
      }
    }
    #expect(text.contains("I de seks projekter er ændringen 2 point."))
    #expect(!text.contains("i de øvrige fire projekter ligger ændringen mellem 7 og 9 point"))
  }

  @Test func `warnings are told in words`() throws {
    let text = try PoolFixture.markdown(.da) { findings in
      findings.warnings[0].code = "group-changed-role"
      findings.warnings[0].instrument = nil
      findings.warnings[0].count = 3
    }
    #expect(text.contains("- Personer, hvis rolle skifter undervejs; den først oplyste gælder: 3."))
  }

  @Test func `a cluster interval that includes 0 with the ordinary one claims nothing more`() throws
  {
    let text = try PoolFixture.markdown(.da) { findings in
      findings.instruments[0].scales[0].overall?.confidenceInterval?.lower = -1
      findings.instruments[0].scales[0].overall?.clusterInterval?.lower = -2
    }
    #expect(text.contains("og det omfatter også 0."))
  }

  @Test func `tests that disagree are said to disagree`() throws {
    let text = try PoolFixture.markdown(.da) { findings in
      findings.instruments[1].scales[0].overall?.wilcoxon?.p = 0.07
    }
    #expect(text.contains("på LSNS-15M er de to test uenige om ændringen på 5 %-niveau"))
    #expect(
      text.contains(
        "i den ene test, men ikke i den anden (parret t-test: t(100) = 2,58, p = 0,011;"
      )
    )
  }

  private static func nobody(_ scale: ScaleFindings) -> Summary? {
    var summary = scale.overall
    summary?.n = 0
    summary?.meanBefore = nil
    summary?.meanAfter = nil
    summary?.meanChange = nil
    summary?.percentOfScale = nil
    summary?.confidenceInterval = nil
    summary?.clusterInterval = nil
    summary?.tTest = nil
    summary?.wilcoxon = nil
    summary?.effectSizes.dz = nil
    summary?.recommendedChange = nil
    return summary
  }
}
