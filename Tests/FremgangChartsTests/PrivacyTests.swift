import FremgangCharts
import FremgangKit
import Testing

/// What may not be drawn, and what must be marked.
struct PrivacyTests {
  @Test func `individual points need permission, even where they are in the results`() throws {
    #expect(try Fixture.charts().contains { $0.id == "mhrm-points" })
    let charts = try Fixture.charts(.da) { $0.disclosure.individualPoints = false }
    #expect(!charts.contains { $0.id.hasSuffix("-points") })
    let results = try Fixture.results { $0.disclosure.individualPoints = false }
    #expect(Charts.individualPoints(for: results, instrument: "mhrm", language: .da) == nil)
  }

  @Test func `points do not depend on their order`() throws {
    let turned = try Fixture.charts(.da) { $0.instruments[0].scales[0].points?.reverse() }
    #expect(try Fixture.charts() == turned)
  }

  @Test func `the star of a person is marked as personal data`() throws {
    let results = try Fixture.results()
    let danish = Charts.personalStars(for: results, language: .da)
    #expect(
      danish.map(\.id) == [
        "personal-star-person-1", "personal-star-person-2", "personal-star-person-3",
        "personal-star-persons",
      ]
    )
    for chart in danish {
      #expect(ReadSVG(chart.svg).drawnText.contains("Personoplysninger"))
    }
    for chart in Charts.personalStars(for: results, language: .en) {
      #expect(ReadSVG(chart.svg).drawnText.contains("Personal data"))
      #expect(chart.description.contains("Personal data"))
    }
  }

  /// Outlines of different persons meet only where all have the same axes.
  @Test func `axes of different persons are not laid over one another`() throws {
    func closedOutlines(_ edit: (inout Findings) -> Void) throws -> Int {
      let charts = try Fixture.charts(.da, edit)
      let chart = try #require(charts.first { $0.id == "personal-star-persons" })
      return ReadSVG(chart.svg).elements.count { $0.name == "polygon" }
    }
    #expect(try closedOutlines { _ in } == 0)
    #expect(try closedOutlines(Fixture.shareAxes) == 3)
  }

  @Test func `the star says when its start was rated`() throws {
    let charts = try Fixture.charts()
    let second = try #require(charts.first { $0.id == "personal-star-person-2" })
    #expect(ReadSVG(second.svg).drawnText.contains("Start er vurderet i tilbageblik."))
  }

  @Test func `text from an export is escaped, and never an id`() throws {
    for chart in try Fixture.charts(.da, Fixture.hostile) {
      #expect(!chart.svg.contains("<script"))
      #expect(!chart.svg.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    }
    let ids = try Fixture.charts(.da, Fixture.hostile).map(\.id)
    #expect(ids.contains("instrument-1-by-group-1") && ids.contains("personal-1-person-1"))
  }
}
