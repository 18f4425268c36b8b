import FremgangKit
import FremgangWords

/// Before against after for each person, with the line of no change.
///
/// Points are of individuals: the chart exists only where the disclosure rule allows them.
struct ScatterChart {
  private struct Spot {
    let before: Double
    let after: Double
    let count: Int
  }

  private static let side = 400.0

  private let subject: ChartSubject
  private let scale: ScaleFindings
  private let spots: [Spot]

  init?(subject: ChartSubject) {
    guard subject.findings.disclosure.individualPoints, let scale = subject.primary,
      !scale.suppressed, let points = scale.points
    else { return nil }
    let spots = points.compactMap { point -> Spot? in
      guard point.count == 3, point.allSatisfy(\.isFinite), point[2] >= 1, point[2] < 1e9
      else { return nil }
      return Spot(before: point[0], after: point[1], count: Int(point[2]))
    }
    guard !spots.isEmpty else { return nil }
    self.subject = subject
    self.scale = scale
    // Large marks first, so that small ones stay visible; then a fixed order.
    self.spots = spots.sorted {
      ($1.count, $0.before, $0.after) < ($0.count, $1.before, $1.after)
    }
  }

  private var words: Words { subject.words }

  func chart() -> Chart {
    var sheet = subject.sheet(
      "points",
      title: words.say(
        da: "hver persons score før og efter",
        en: "each person's score before and after"
      ),
      subtitle: words.say(
        da: "Én cirkel for hvert par af scorer; større cirkler er flere personer med samme par",
        en:
          "One circle for each pair of scores; larger circles are several people with the same pair"
      )
    )
    let top = sheet.top + 4
    let plot = plot(top: top)
    sheet.add(plot.frame(ticks: Ticks.covering(scale.minimum, scale.maximum)))
    sheet.add(plot.axisTitles(range: words.range(of: scale)))
    let most = spots.map(\.count).max() ?? 1
    sheet.add(
      spots.map { plot.spot(before: $0.before, after: $0.after, count: $0.count, of: most) }
    )
    sheet.add(sideLabels(plot))
    return sheet.chart(
      bottom: top + Self.side + ScoreAxis.height,
      notes: [],
      description: description
    )
  }

  private func plot(top: Double) -> ScatterPlot {
    let left = Sheet.margin + 62
    let (lower, upper) = (scale.minimum, scale.maximum)
    return ScatterPlot(
      horizontal: LinearScale(from: lower, to: upper, start: left, end: left + Self.side),
      vertical: LinearScale(from: lower, to: upper, start: top + Self.side, end: top),
      words: words
    )
  }

  /// What lies on a side of the line, and who that is.
  private typealias Side = (place: String, people: String)

  private var above: Side {
    let name = scale.higherIsBetter ? words.improved : words.worsened
    let count = scale.higherIsBetter ? scale.overall?.improved : scale.overall?.worsened
    return (words.say(da: "Over linjen", en: "Above the line"), counted(name, count))
  }

  private var below: Side {
    let name = scale.higherIsBetter ? words.worsened : words.improved
    let count = scale.higherIsBetter ? scale.overall?.worsened : scale.overall?.improved
    return (words.say(da: "Under linjen", en: "Below the line"), counted(name, count))
  }

  private var onLine: Side {
    (
      words.say(da: "På linjen", en: "On the line"),
      counted(words.unchanged, scale.overall?.unchanged)
    )
  }

  private func counted(_ name: String, _ count: Int?) -> String {
    name + (count.map { ": \(words.count($0))" } ?? "")
  }

  /// The labels stand outside the plot, where no circle can lie under them.
  private func sideLabels(_ plot: ScatterPlot) -> [SVGElement] {
    let better = Palette.improved
    let worse = Palette.worsened
    let isUpward = scale.higherIsBetter
    return plot.sideLabel(onLine, at: 0.02, color: Palette.ink)
      + plot.sideLabel(above, at: 0.17, color: isUpward ? better : worse)
      + plot.sideLabel(below, at: 0.7, color: isUpward ? worse : better)
  }

  private var description: [String] {
    [
      words.say(
        da: "Punktdiagram med før på den vandrette og efter på den lodrette akse",
        en: "Scatter plot with before on the horizontal and after on the vertical axis"
      ),
      words.say(da: "Skala: ", en: "Scale: ") + words.range(of: scale),
    ] + [above, onLine, below].map { "\($0.place): \($0.people)" }
  }
}
