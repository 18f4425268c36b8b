import Foundation
import FremgangCharts
import FremgangKit
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

@Suite struct RunChartTests {
  private func series(_ days: [Int32], hidden: Set<Int> = []) -> RunSeries {
    RunSeries(
      instrument: "mhrm",
      points: days.enumerated().map { place, day in
        RunSeries.Point(
          day: Day(number: 20_000 + day),
          n: hidden.contains(place) ? nil : 40 + 10 * place,
          meanBefore: hidden.contains(place) ? nil : 68,
          meanAfter: hidden.contains(place) ? nil : 75 + Double(place),
          novelties: place == 2 ? [.plan, .instrument] : []
        )
      }
    )
  }

  private func chart(_ series: RunSeries, _ language: Language = .en) throws -> Chart? {
    Charts.run(of: series, for: try Fixture.results(), language: language)
  }

  @Test func `a history says its ends and what changed on the way, in both languages`() throws {
    let english = try #require(try chart(series([0, 100, 200, 300])))
    #expect(english.id == "history-mhrm")
    #expect(english.instrument == "mhrm")
    // Day 20,000 is 4 October 2024, and 300 days later it is 31 July 2025.
    #expect(english.description.contains("4 October 2024: before 68.0, after 75.0, n = 40"))
    #expect(english.description.contains("31 July 2025: before 68.0, after 78.0, n = 70"))
    #expect(english.description.contains("22 April 2025: new plan, changed instrument"))
    #expect(english.svg.contains(">new plan + changed instrument<"))
    let danish = try #require(try chart(series([0, 100, 200, 300]), .da))
    #expect(danish.svg.contains(">ny plan + ændret instrument<"))
    for chart in [english, danish] {
      #expect(XMLParser(data: Data(chart.svg.utf8)).parse())
    }
  }

  @Test func `one publication, and one that is shown among hidden ones, are no history`() throws {
    #expect(try chart(series([0])) == nil)
    #expect(try chart(series([0, 10, 20], hidden: [0, 2])) == nil)
    #expect(try chart(series([0, 10, 20], hidden: [1])) != nil)
  }

  @Test func `a hidden publication leaves a gap, and its neighbours tell nothing of it`() throws {
    let whole = try #require(try chart(series([0, 10, 20, 30])))
    let gap = try #require(try chart(series([0, 10, 20, 30], hidden: [1])))
    func lines(_ chart: Chart) -> Int { chart.svg.components(separatedBy: "<polyline").count - 1 }
    // Before, after and pairs: one line each, and with a gap two.
    #expect(lines(whole) == 3)
    #expect(lines(gap) == 6)
    #expect(!gap.description.contains("n = 50"))
    // The figures of the last publication stand behind its marks, unless they are hidden.
    for text in [">before 68.0<", ">after 78.0<", ">n = 70<"] { #expect(gap.svg.contains(text)) }
    let last = try #require(try chart(series([0, 10, 20, 30], hidden: [3])))
    for text in [">before<", ">after<"] { #expect(last.svg.contains(text)) }
    #expect(!last.svg.contains(">n ="))
  }

  @Test
  func `publications of one day stand side by side, and a clock that went back leads nowhere`()
    throws
  {
    let day = try #require(try chart(series([5, 5, 5])))
    for place in ["cx=\"72\"", "cx=\"344\"", "cx=\"616\""] { #expect(day.svg.contains(place)) }
    #expect(XMLParser(data: Data(day.svg.utf8)).parse())
    let back = try #require(try chart(series([0, 400, 10, 20])))
    #expect(XMLParser(data: Data(back.svg.utf8)).parse())
    for extreme in [series([.min, .max - 20_000]), series(Array(repeating: 3, count: 3000))] {
      let chart = try #require(try chart(extreme))
      #expect(XMLParser(data: Data(chart.svg.utf8)).parse())
    }
  }
}
