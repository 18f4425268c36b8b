import FremgangCharts
import FremgangKit
import Testing

/// What single charts show.
struct ContentTests {
  private func text(
    of id: String,
    _ language: Language = .da,
    _ edit: (inout Findings) -> Void = { _ in }
  ) throws -> String {
    let chart = try #require(try Fixture.charts(language, edit).first { $0.id == id })
    return ReadSVG(chart.svg).drawnText
  }

  @Test func `the means of everyone carry the published figures`() throws {
    let danish = try text(of: "mhrm-means")
    for part in ["før 68,1", "efter 79,2", "109 personer", "+11,1 point", "9,2 pct.", "0–120"] {
      #expect(danish.contains(part), "\(part)")
    }
    let english = try text(of: "mhrm-means", .en)
    for part in ["before 68.1", "after 79.2", "109 people", "+11.1 points", "9.2%"] {
      #expect(english.contains(part), "\(part)")
    }
  }

  @Test func `the axis runs over the whole scale`() throws {
    let lines = ReadSVG(try #require(try Fixture.charts().first { $0.id == "lsns-15m-means" }).svg)
      .drawnLines.map(\.text)
    #expect(lines.contains("0") && lines.contains("45"))
  }

  @Test func `roles come with n, and those whose role is not stated come last`() throws {
    let role = try text(of: "mhrm-by-role")
    for part in ["n = 76", "n = 30", "n = 3", "Ikke oplyst"] {
      #expect(role.contains(part), "\(part)")
    }
  }

  @Test func `projects without pairs are listed with n = 0 and the reason`() throws {
    let lines = ReadSVG(try #require(try Fixture.charts().first { $0.id == "mhrm-by-project" }).svg)
      .drawnLines.map(\.text)
    #expect(lines.contains("ingen par: kun målt ved start"))
    #expect(lines.contains("ingen par: fritaget for måling"))
    #expect(lines.count { $0 == "0" } >= 2)
  }

  @Test func `withheld groups are named without figures`() throws {
    let role = try text(of: "mhrm-by-role", .da, Fixture.withhold)
    #expect(role.contains("vises ikke af hensyn til små grupper"))
    #expect(!role.contains("83,0"))
    let blocks = try text(of: "lsns-15m-scales", .da, Fixture.withhold)
    #expect(blocks.contains("vises ikke"))
  }

  @Test func `nothing is drawn where nobody has a pair`() throws {
    #expect(try Fixture.charts(.da, Fixture.empty).isEmpty)
  }

  @Test func `the side that is better follows the direction of the scale`() throws {
    let higher = try text(of: "mhrm-change")
    #expect(higher.contains("← Forværret: 29") && higher.contains("Forbedret: 73 →"))
    let lower = try text(of: "mhrm-change", .da, Fixture.turnOver)
    #expect(lower.contains("← Forbedret: 29") && lower.contains("Forværret: 73 →"))
    #expect(try text(of: "mhrm-points").contains("Over linjen Forbedret: 73"))
    #expect(
      try text(of: "mhrm-points", .da, Fixture.turnOver).contains("Over linjen Forværret: 73")
    )
  }

  /// 23 in the bin from 0 to under 10, 7 of them unchanged: 16 improved a little.
  @Test func `the bar at zero says what it holds`() throws {
    #expect(try text(of: "mhrm-change").contains("rummer: uændret 7, forbedret 16"))
    let withheld = try text(of: "mhrm-change") {
      $0.instruments[0].scales[0].overall?.unchanged = nil
    }
    #expect(withheld.contains("rummer også de uændrede"))
  }

  /// −0.3 + 3 × 0.1 is a little above zero in doubles.
  @Test func `rounding does not move a bar to the other side of zero`() throws {
    let charts = try Fixture.charts(.da) {
      let histogram = Made.histogram(start: -0.3, width: 0.1, counts: [1, 2, 3, 4, 5])
      $0.instruments[0].scales[0].changeHistogram = histogram
    }
    let read = ReadSVG(try #require(charts.first { $0.id == "mhrm-change" }).svg)
    let fills = read.elements.compactMap { $0.attributes["fill"] }
    #expect(fills.count { $0 == "url(#mhrm-change-slanted)" } == 3)
    #expect(fills.count { $0 == "url(#mhrm-change-dotted)" } == 1)
  }

  @Test func `rows that do not subtract as printed carry a note`() throws {
    // 20.6 → 20.7 with a change of 0.0.
    #expect(try text(of: "lsns-15m-by-role").contains("afrundet hver for sig"))
    // 68.1 → 79.2 is 11.1.
    #expect(try !text(of: "mhrm-means").contains("afrundet hver for sig"))
  }

  /// Six projects: the interval by project includes 0 on one instrument and not on the other.
  @Test func `an interval that clustering widens over zero is told`() throws {
    #expect(try text(of: "lsns-15m-means").contains("og rummer 0"))
    #expect(try !text(of: "mhrm-means").contains("rummer 0"))
  }

  @Test func `a trend is drawn from three waves on`() throws {
    #expect(try !Fixture.charts().contains { $0.id == "mhrm-trend" })
    let trend = try text(of: "mhrm-trend", .da, Fixture.threeWaves)
    #expect(trend.contains("62,0") && trend.contains("79,0") && trend.contains("18 måneder"))
  }

  @Test func `a scored star leaves out the areas that are withheld`() throws {
    let star = try text(of: "recovery-star-areas", .da, Fixture.areaStar)
    #expect(star.contains("Ikke vist: Afhængighed"))
    #expect(star.contains("Tillid og håb"))
  }
}
