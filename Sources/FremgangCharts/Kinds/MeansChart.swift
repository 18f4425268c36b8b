import FremgangKit
import FremgangWords

/// Means before and after for everyone, over the full range of the scale.
struct MeansChart {
  private let subject: ChartSubject
  private let scale: ScaleFindings
  private let summary: Summary
  private let before: Double
  private let after: Double

  init?(subject: ChartSubject) {
    guard let scale = subject.primary, !scale.suppressed, let summary = scale.overall,
      let means = summary.means
    else { return nil }
    self.subject = subject
    self.scale = scale
    self.summary = summary
    before = means.before
    after = means.after
  }

  private var words: Words { subject.words }

  func chart() -> Chart {
    var sheet = subject.sheet(
      "means",
      title: words.say(da: "gennemsnit før og efter", en: "mean before and after"),
      subtitle: people
    )
    let places = BarPair.scale(
      from: scale.minimum,
      to: scale.maximum,
      start: Sheet.margin + 8,
      limit: Sheet.right - 8,
      values: [before, after],
      words: words
    )
    let pair = BarPair(before: before, after: after, scale: places, words: words, thickness: 34)
    let bottom = sheet.top + pair.height + 24
    sheet.add(axis(places).elements(top: sheet.top, bottom: bottom))
    sheet.add(pair.elements(top: sheet.top + 12))
    return sheet.chart(
      bottom: bottom + ScoreAxis.height,
      notes: [changeSentence, clusterSentence, words.roundingNote([summary])],
      description: description
    )
  }

  private func axis(_ places: LinearScale) -> ScoreAxis {
    let title = words.say(
      da: "Gennemsnitlig score (\(words.range(of: scale)))",
      en: "Mean score (\(words.range(of: scale)))"
    )
    return ScoreAxis(scale: places, title: title, words: words)
  }

  private var changeSentence: String {
    guard let change = words.changeWithInterval(summary) else { return "" }
    guard let percent = summary.percentOfScale else { return words.sentence(change) }
    let share = words.percent(percent, decimals: 1)
    return words.sentence(
      change
        + words.say(
          da: ", svarende til \(share) af skalaens længde",
          en: ", which is \(share) of the length of the scale"
        )
    )
  }

  /// Only where seeing people as clustered turns a clear change into an unclear one.
  private var clusterSentence: String {
    guard let cluster = summary.clusterInterval, cluster.lower <= 0, cluster.upper >= 0,
      let plain = summary.confidenceInterval, plain.lower > 0 || plain.upper < 0
    else { return "" }
    let ends = words.interval(cluster.lower, cluster.upper)
    let isProject = cluster.by == "project"
    return words.say(
      da: "Regnes der med, at personer i samme \(isProject ? "projekt" : "gruppe") kan ligne "
        + "hinanden, går intervallet fra \(ends) og rummer 0.",
      en: "Allowing for people in the same \(isProject ? "project" : "group") being alike, "
        + "the interval is \(ends), which includes 0."
    )
  }

  private var people: String {
    words.say(
      da: "\(words.people(summary.n)) målt både før og efter",
      en: "\(words.people(summary.n)) measured both before and after"
    )
  }

  private var description: [String] {
    [
      words.say(da: "Søjlediagram", en: "Bar chart"),
      "\(words.say(da: "Gennemsnit før", en: "Mean before")): \(words.number(before))",
      "\(words.say(da: "Gennemsnit efter", en: "Mean after")): \(words.number(after))",
      changeSentence,
      words.say(da: "Skala: ", en: "Scale: ") + words.range(of: scale),
      people, clusterSentence,
    ]
  }
}
