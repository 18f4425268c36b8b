import FremgangKit
import FremgangWords

/// The means of three waves or more, for those measured at every one, lest drop-out draw the line.
struct TrendChart {
  private static let plotHeight = 240.0

  private let subject: ChartSubject
  private let scale: ScaleFindings

  init?(subject: ChartSubject) {
    guard let scale = subject.primary, scale.waves.count >= 3,
      scale.waves.count(where: { $0.mean?.isDrawable == true && ($0.n ?? 0) > 0 }) >= 2
    else { return nil }
    self.subject = subject
    self.scale = scale
  }

  private var words: Words { subject.words }
  private var n: Int { scale.waves.compactMap(\.n).max() ?? 0 }

  func chart() -> Chart {
    var sheet = subject.sheet(
      "trend",
      title: words.say(da: "gennemsnit ved hver måling", en: "mean at each measurement"),
      subtitle: words.say(
        da: "\(words.people(n)) målt hver gang; afstanden mellem målingerne er ikke tiden imellem",
        en: "\(words.people(n)) measured every time; spacing does not show the time between"
      )
    )
    let top = sheet.top + 24
    let bottom = top + Self.plotHeight
    let vertical = LinearScale(from: scale.minimum, to: scale.maximum, start: bottom, end: top)
    sheet.add(grid(vertical))
    let labelBottom = drawWaves(on: &sheet, vertical: vertical)
    return sheet.chart(bottom: labelBottom, notes: [], description: description)
  }

  private var start: Double { Sheet.margin + 44 }

  private func grid(_ vertical: LinearScale) -> [SVGElement] {
    let lines = Ticks.covering(scale.minimum, scale.maximum).flatMap { tick in
      let y = vertical.place(tick)
      let stroke = Stroke(tick == scale.minimum ? Palette.axis : Palette.grid)
      let label = Point(start - 8, y)
      return [
        Marks.line(Point(start, y), Point(Sheet.right, y), stroke),
        TextStyle.small.centered(words.shortNumber(tick), at: label, anchor: .end),
      ]
    }
    let title = words.say(
      da: "Gennemsnitlig score (\(words.range(of: scale)))",
      en: "Mean score (\(words.range(of: scale)))"
    )
    let place = Point(Sheet.margin, vertical.end - 12)
    return lines + [TextStyle.small.element(title, at: place)]
  }

  /// Draws line, marks and the names of the waves, and gives where the names end.
  private func drawWaves(on sheet: inout Sheet, vertical: LinearScale) -> Double {
    let slot = (Sheet.right - start) / Double(scale.waves.count)
    var line: [Point] = []
    var figures: [(text: String, place: Point)] = []
    var end = vertical.start
    for (index, wave) in scale.waves.enumerated() {
      let x = start + (Double(index) + 0.5) * slot
      let block = TextBlock(wave.wave, style: .label, width: slot - 8, maximumLines: 2)
      sheet.add(block.element(x: x, top: vertical.start + 8, anchor: .middle))
      end = max(end, vertical.start + 8 + block.height)
      guard let mean = wave.mean, mean.isDrawable else {
        sheet.add(segment(line))
        line = []
        continue
      }
      line.append(Point(x, vertical.place(mean)))
      figures.append((words.number(mean), Point(x, vertical.place(mean) - 18)))
    }
    sheet.add(segment(line))
    for figure in figures {
      sheet.add(TextStyle.figure.centered(figure.text, at: figure.place, anchor: .middle))
    }
    return end
  }

  private func segment(_ points: [Point]) -> [SVGElement] {
    guard !points.isEmpty else { return [] }
    let stroke = Stroke(Palette.after, width: 2.5)
    return [Marks.polyline(points, closed: false, stroke)]
      + points.map(DumbbellMark.after)
  }

  private var description: [String] {
    let means = scale.waves.map { wave in
      "\(wave.wave): \(wave.mean.map { words.number($0) } ?? words.withheld)"
    }
    return [
      words.say(da: "Linjediagram", en: "Line chart"), means.joined(separator: "; "),
      words.say(da: "Skala: ", en: "Scale: ") + words.range(of: scale), words.sampleSize(n),
    ]
  }
}
