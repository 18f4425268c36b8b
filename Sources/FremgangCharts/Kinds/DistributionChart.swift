import FremgangKit
import FremgangWords

/// How many changed by how much: bars left of zero, at zero and right of zero differ in hatching.
struct DistributionChart {
  private let subject: ChartSubject
  private let scale: ScaleFindings
  private let bins: ChangeBins

  init?(subject: ChartSubject) {
    guard let scale = subject.primary, !scale.suppressed,
      let histogram = scale.changeHistogram, let bins = ChangeBins(histogram)
    else { return nil }
    self.subject = subject
    self.scale = scale
    self.bins = bins
  }

  private var words: Words { subject.words }
  private static let plotHeight = 230.0

  func chart() -> Chart {
    var sheet = subject.sheet(
      "change",
      title: words.say(
        da: "hvor meget den enkelte har ændret sig",
        en: "how much each person changed"
      ),
      subtitle: words.say(
        da: "Antal personer efter ændring i score (efter minus før)",
        en: "Number of people by change in score (after minus before)"
      )
    )
    let top = sheet.top + 36
    let bottom = top + Self.plotHeight
    let plot = DistributionPlot(bins: bins, top: top, bottom: bottom, words: words)
    sheet.add(plot.axes())
    for bin in bins.all {
      let fill = fill(of: bin.side, on: &sheet)
      sheet.add(plot.bar(bin, fill: fill, color: color(bin.side)))
    }
    sheet.add(plot.zeroLine(from: top))
    sheet.add(sideLabels(plot, middle: sheet.top + 8))
    return sheet.chart(
      bottom: bottom + ScoreAxis.height,
      notes: [zeroNote],
      description: description
    )
  }

  /// Whether a change to this side of zero is for the better.
  private func isBetter(_ side: ChangeBins.Side) -> Bool {
    (side == .above) == scale.higherIsBetter
  }

  private func color(_ side: ChangeBins.Side) -> Palette.Color {
    if side == .zero { return Palette.unchanged }
    return isBetter(side) ? Palette.improved : Palette.worsened
  }

  private func fill(of side: ChangeBins.Side, on sheet: inout Sheet) -> Fill {
    if side == .zero { return sheet.define(.dotted) }
    return isBetter(side) ? .color(Palette.improved) : sheet.define(.slanted)
  }

  private func sideLabels(_ plot: DistributionPlot, middle: Double) -> [SVGElement] {
    let left = "← \(words.capitalised(label(.below)))"
    let right = "\(words.capitalised(label(.above))) →"
    func holds(_ side: ChangeBins.Side) -> Bool { bins.all.contains { $0.side == side } }
    return plot.sideLabels(
      left: (holds(.below) ? left : "", color(.below)),
      right: (holds(.above) || holds(.zero) ? right : "", color(.above)),
      middle: middle
    )
  }

  private func label(_ side: ChangeBins.Side) -> String {
    let better = isBetter(side)
    let name = better ? words.improved : words.worsened
    let count = better ? scale.overall?.improved : scale.overall?.worsened
    return name + (count.map { ": \(words.count($0))" } ?? "")
  }

  /// What the bar at zero holds; without it the bars seem to contradict the counts.
  private var zeroNote: String {
    guard let bin = bins.all.first(where: { $0.side == .zero }) else { return "" }
    let range = bins.text(bin, words: words)
    guard let unchanged = scale.overall?.unchanged, bin.lower == 0, bin.count >= unchanged else {
      return words.say(
        da: "Den prikkede søjle (\(range) point) rummer også de uændrede.",
        en: "The dotted bar (\(range) points) also holds the unchanged."
      )
    }
    let rest = bin.count - unchanged
    let more = isBetter(.above) ? words.improved : words.worsened
    let (same, other) = (words.count(unchanged), words.count(rest))
    return words.say(
      da:
        "Den prikkede søjle (\(range) point) rummer: \(words.unchanged) \(same), \(more) \(other).",
      en: "The dotted bar (\(range) points) holds: \(words.unchanged) \(same), \(more) \(other)."
    )
  }

  private var description: [String] {
    let counts = bins.all.map { "\(bins.text($0, words: words)): \(words.count($0.count))" }
    let sides = [label(.below), label(.above)] + unchangedLabel
    return [
      words.say(da: "Søjlediagram over ændringer i point", en: "Bar chart of changes in points"),
      sides.joined(separator: ", "), counts.joined(separator: "; "), zeroNote,
    ]
  }

  private var unchangedLabel: [String] {
    scale.overall?.unchanged.map { ["\(words.unchanged): \(words.count($0))"] } ?? []
  }
}

/// The bins of a histogram, each with its side of zero.
struct ChangeBins {
  enum Side { case below, zero, above }

  struct Bin {
    let lower: Double
    let upper: Double
    let count: Int
    let side: Side
  }

  let all: [Bin]
  let width: Double

  /// Nothing where there is no bin to draw, or more than can be told apart.
  init?(_ histogram: Histogram) {
    let (start, width) = (histogram.start, histogram.width)
    guard width > 0, (1...300).contains(histogram.counts.count), start.isDrawable,
      (start + width * Double(histogram.counts.count)).isDrawable,
      histogram.counts.contains(where: { $0 > 0 })
    else { return nil }
    self.width = width
    all = histogram.counts.enumerated().map { index, count in
      let lower = Self.edge(index, start: start, width: width)
      let upper = Self.edge(index + 1, start: start, width: width)
      let side: Side = upper <= 0 ? .below : lower > 0 ? .above : .zero
      return Bin(lower: lower, upper: upper, count: max(count, 0), side: side)
    }
  }

  /// An edge between bins; one that only rounding keeps from zero is zero.
  private static func edge(_ index: Int, start: Double, width: Double) -> Double {
    let edge = start + Double(index) * width
    return abs(edge) < width * 1e-9 ? 0 : edge
  }

  /// The ends of the axis, zero among them.
  var lower: Double { min(all.first?.lower ?? 0, 0) }
  var upper: Double { max(all.last?.upper ?? 0, 0) }
  var highest: Int { all.map(\.count).max() ?? 0 }

  /// Such as "−10 til under 0".
  func text(_ bin: Bin, words: Words) -> String {
    let (lower, upper) = (words.shortNumber(bin.lower), words.shortNumber(bin.upper))
    return words.say(da: "\(lower) til under \(upper)", en: "\(lower) to under \(upper)")
  }
}
