import FremgangKit
import FremgangWords

/// The subscales or blocks of an instrument, each in percent of its own range.
struct ScalesChart {
  private let subject: ChartSubject
  private let scales: [ScaleFindings]

  init?(subject: ChartSubject) {
    let scales = Array(subject.instrument.scales.dropFirst())
    guard AreaStarChart(subject: subject) == nil, scales.count >= 2,
      scales.contains(where: { ScaleMeans($0) != nil })
    else { return nil }
    self.subject = subject
    self.scales = scales
  }

  private var words: Words { subject.words }

  func chart() -> Chart {
    let isBlocks = subject.instrument.presentation == "blocks"
    var sheet = subject.sheet(
      "scales",
      title: isBlocks
        ? words.say(da: "de enkelte blokke før og efter", en: "each block before and after")
        : words.say(da: "delskalaer før og efter", en: "subscales before and after"),
      subtitle: words.say(
        da: "Gennemsnit i procent af hver skalas længde; kun personer målt både før og efter",
        en: "Means in percent of each scale's length; only people measured before and after"
      )
    )
    let bottom = DumbbellRows(
      rows: scales.map(row),
      axisTitle: words.say(
        da: "Procent af skalaens længde (0 = laveste score, 100 = højeste)",
        en: "Percent of the scale's length (0 = lowest score, 100 = highest)"
      ),
      countTitle: "n",
      changeTitle: words.say(da: "Ændring, point", en: "Change, points"),
      lower: 0,
      upper: 100,
      words: words
    ).draw(on: &sheet)
    return sheet.chart(
      bottom: bottom,
      notes: [note],
      description: [note] + scales.map(sentence)
    )
  }

  private func name(_ scale: ScaleFindings) -> String {
    let range = "\(words.shortNumber(scale.minimum))–\(words.shortNumber(scale.maximum))"
    let isMixed = Set(scales.map(\.higherIsBetter)).count > 1
    return words.say(scale.title)
      + (isMixed ? " (\(range), \(words.direction(of: scale)))" : " (\(range))")
  }

  private func row(_ scale: ScaleFindings) -> DumbbellRows.Row {
    guard let means = ScaleMeans(scale) else {
      let text = scale.suppressed ? words.withheld : words.noPairs
      return .absent(name: name(scale), count: "", text)
    }
    return DumbbellRows.Row(
      name: name(scale),
      count: words.count(means.n),
      before: means.percent(means.before),
      after: means.percent(means.after),
      beforeText: words.number(means.percent(means.before), decimals: 0),
      afterText: words.number(means.percent(means.after), decimals: 0),
      change: scale.overall?.meanChange.map { words.signedNumber($0) } ?? "",
      absence: ""
    )
  }

  private var note: String {
    let directions = Set(scales.map(\.higherIsBetter))
    // Of blocks, more is not plainly better: more contact with professionals may be need.
    guard subject.instrument.presentation != "blocks", directions.count == 1,
      let scale = scales.first
    else { return "" }
    return words.sentence(words.direction(of: scale))
  }

  private func sentence(_ scale: ScaleFindings) -> String {
    guard let means = ScaleMeans(scale) else {
      return "\(name(scale)): \(scale.suppressed ? words.withheld : words.noPairs)"
    }
    let figures = words.say(
      da: "før \(words.number(means.before)), efter \(words.number(means.after)) point",
      en: "before \(words.number(means.before)), after \(words.number(means.after)) points"
    )
    return "\(name(scale)): \(words.sampleSize(means.n)), \(figures)"
  }
}

/// The means of a scale where both may be shown.
struct ScaleMeans {
  let n: Int
  let before: Double
  let after: Double
  private let minimum: Double
  private let range: Double

  init?(_ scale: ScaleFindings) {
    guard scale.isDrawable, !scale.suppressed, let summary = scale.overall,
      let means = summary.means
    else { return nil }
    n = summary.n
    before = means.before
    after = means.after
    minimum = scale.minimum
    range = scale.maximum - scale.minimum
  }

  /// `score` in percent of the range.
  func percent(_ score: Double) -> Double { 100 * (score - minimum) / range }
}
