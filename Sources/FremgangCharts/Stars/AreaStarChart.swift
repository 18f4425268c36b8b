import FremgangKit
import FremgangWords

/// The areas of a scored star: the mean before and after on each, areas that are withheld left out.
struct AreaStarChart {
  private let subject: ChartSubject
  private let areas: [ScaleFindings]
  private let shown: [(scale: ScaleFindings, means: ScaleMeans)]

  /// Nothing unless three areas or more can be shown on one common range.
  init?(subject: ChartSubject) {
    guard subject.instrument.presentation == "star" else { return nil }
    areas = subject.instrument.scales.filter { $0.items == 1 }
    shown = areas.compactMap { scale in ScaleMeans(scale).map { (scale, $0) } }
    guard shown.count >= 3, let first = shown.first?.scale,
      shown.allSatisfy({ $0.scale.minimum == first.minimum && $0.scale.maximum == first.maximum })
    else { return nil }
    self.subject = subject
  }

  private var words: Words { subject.words }

  func chart() -> Chart {
    var sheet = subject.sheet(
      "areas",
      title: words.say(da: "områderne ved start og nu", en: "the areas at the start and now"),
      subtitle: words.say(
        da: "Gennemsnit for \(people); kun personer vurderet begge gange",
        en: "Means of \(people); only people rated both times"
      )
    )
    let step = Turn.full / Double(shown.count)
    let bottom = StarDrawing(
      stars: [Star(spokes: spokes(step: step), closes: true)],
      labels: shown.enumerated().map { index, area in
        let name = words.say(area.scale.title)
        return StarLabels.Label(
          angle: Double(index) * step,
          name: name,
          figures: figures(area.means)
        )
      },
      lower: shown[0].scale.minimum,
      upper: shown[0].scale.maximum,
      ringLabelAngle: step / 2,
      startName: words.say(da: "start", en: "start"),
      nowName: words.say(da: "nu", en: "now"),
      words: words
    ).draw(on: &sheet)
    return sheet.chart(bottom: bottom, notes: [absent], description: description)
  }

  private func spokes(step: Double) -> [Star.Spoke] {
    shown.enumerated().map { index, area in
      let angle = Double(index) * step
      return Star.Spoke(angle: angle, before: area.means.before, after: area.means.after)
    }
  }

  private var people: String {
    let counts = shown.map(\.means.n)
    let (fewest, most) = (counts.min() ?? 0, counts.max() ?? 0)
    return fewest == most
      ? words.people(most) : "\(words.count(fewest))–\(words.people(most))"
  }

  private func figures(_ means: ScaleMeans) -> String {
    "\(words.number(means.before)) → \(words.number(means.after))"
  }

  /// The areas that are not drawn, by name.
  private var absent: String {
    let names = areas.filter { ScaleMeans($0) == nil }.map { words.say($0.title) }
    guard !names.isEmpty else { return "" }
    return words.sentence(
      words.say(da: "Ikke vist: \(words.list(names))", en: "Not shown: \(words.list(names))")
    )
  }

  private var description: [String] {
    shown.map { area in
      let (before, after) = (words.number(area.means.before), words.number(area.means.after))
      let n = words.sampleSize(area.means.n)
      return words.say(
        da: "\(words.say(area.scale.title)): start \(before), nu \(after), \(n)",
        en: "\(words.say(area.scale.title)): start \(before), now \(after), \(n)"
      )
    } + [absent]
  }
}
