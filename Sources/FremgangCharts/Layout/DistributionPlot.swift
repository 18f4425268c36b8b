import FremgangWords

/// The geometry of a histogram of changes.
struct DistributionPlot {
  let bins: ChangeBins
  let top: Double
  let bottom: Double
  let words: Words
  private let horizontal: LinearScale
  private let vertical: LinearScale
  private let countTicks: [Int]

  init(bins: ChangeBins, top: Double, bottom: Double, words: Words) {
    self.bins = bins
    self.top = top
    self.bottom = bottom
    self.words = words
    countTicks = Ticks.counts(upTo: bins.highest)
    let highest = Double(countTicks.last ?? 1)
    vertical = LinearScale(from: 0, to: max(highest, 1), start: bottom, end: top + 14)
    horizontal = LinearScale(
      from: bins.lower,
      to: bins.upper,
      start: Sheet.margin + 44,
      end: Sheet.right - 8
    )
  }

  func axes() -> [SVGElement] {
    var elements: [SVGElement] = []
    for tick in countTicks {
      let y = vertical.place(Double(tick))
      let ends = (Point(horizontal.start, y), Point(horizontal.end, y))
      elements.append(Marks.line(ends.0, ends.1, Stroke(tick == 0 ? Palette.axis : Palette.grid)))
      let place = Point(horizontal.start - 8, y)
      elements.append(TextStyle.small.centered(words.count(tick), at: place, anchor: .end))
    }
    return elements + edgeLabels() + axisTitles()
  }

  private func edgeLabels() -> [SVGElement] {
    let edges = bins.all.map(\.lower) + [bins.all.last?.upper ?? 0]
    let zero = edges.firstIndex { abs($0) < bins.width * 1e-9 } ?? 0
    let spacing = horizontal.place(edges[0] + bins.width) - horizontal.place(edges[0])
    let widest = edges.map { TextStyle.small.width(of: words.shortNumber($0)) }.max() ?? 0
    let every = max(1, Int(((widest + 10) / max(spacing, 0.5)).rounded(.up)))
    return edges.enumerated().filter { ($0.offset - zero) % every == 0 }.map { _, edge in
      let place = Point(horizontal.place(edge), bottom + 15)
      return TextStyle.small.element(words.shortNumber(edge), at: place, anchor: .middle)
    }
  }

  private func axisTitles() -> [SVGElement] {
    let middle = Point((horizontal.start + horizontal.end) / 2, bottom + 34)
    let title = words.say(da: "Ændring i point", en: "Change in points")
    let people = words.say(da: "Antal", en: "People")
    return [
      TextStyle.small.element(title, at: middle, anchor: .middle),
      TextStyle.small.element(people, at: Point(Sheet.margin, top - 4)),
    ]
  }

  func bar(_ bin: ChangeBins.Bin, fill: Fill, color: Palette.Color) -> [SVGElement] {
    guard bin.count > 0 else { return [] }
    let left = horizontal.place(bin.lower)
    let right = horizontal.place(bin.upper)
    let inset = min(1.5, (right - left) * 0.1)
    let y = vertical.place(Double(bin.count))
    let bar = Marks.rect(
      Point(left + inset, y),
      width: right - left - 2 * inset,
      height: bottom - y,
      fill: fill,
      stroke: Stroke(color, width: 1.25)
    )
    let text = words.count(bin.count)
    guard TextStyle.small.width(of: text) + 2 < right - left else { return [bar] }
    let place = Point((left + right) / 2, y - 5)
    return [bar, TextStyle.small.colored(Palette.ink).element(text, at: place, anchor: .middle)]
  }

  func zeroLine(from y: Double) -> SVGElement {
    let x = horizontal.place(0)
    return Marks.line(Point(x, y), Point(x, bottom + 4), Stroke(Palette.ink, width: 1.25))
  }

  /// The names of the two sides, left and right of zero and clear of each other; empty ones are not
  /// drawn.
  func sideLabels(
    left: (text: String, color: Palette.Color),
    right: (text: String, color: Palette.Color),
    middle: Double
  ) -> [SVGElement] {
    let style = TextStyle.figure
    let zero = horizontal.place(0)
    let rightWidth = style.width(of: right.text)
    let wantedEnd = max(zero - 12, Sheet.margin + style.width(of: left.text))
    let start = min(max(zero + 12, wantedEnd + 16), Sheet.right - rightWidth)
    let end = min(wantedEnd, start - 16)
    let texts = [
      style.colored(left.color).centered(left.text, at: Point(end, middle), anchor: .end),
      style.colored(right.color).centered(right.text, at: Point(start, middle)),
    ]
    return zip(texts, [left, right]).filter { !$1.text.isEmpty }.map { $0.0 }
  }
}
