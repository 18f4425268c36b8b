import FremgangKit
import FremgangWords

/// The means before and after, and the number of pairs, through all publications; steps, because
/// figures stand until others take their place.
struct RunChart {
  private static let meansHeight = 220.0
  private static let pairsHeight = 72.0
  /// Beyond so many, publications have no marks of their own.
  private static let mostMarks = 60

  private let subject: ChartSubject
  private let scale: ScaleFindings
  private let points: [RunSeries.Point]
  /// The places in time; a clock that went back does not lead back on the sheet.
  private let days: [Int]

  init?(subject: ChartSubject, points: [RunSeries.Point]) {
    guard let scale = subject.primary, points.count >= 2,
      points.count(where: { $0.means != nil }) >= 2
    else { return nil }
    self.subject = subject
    self.scale = scale
    self.points = points
    var latest = Int.min
    days = points.map { point in
      latest = max(latest, Int(point.day.number))
      return latest
    }
  }

  private var words: Words { subject.words }
  private var left: Double { Sheet.margin + 44 }
  /// Room for the names of the lines, each with the last figure.
  private var right: Double { Sheet.right - 76 }

  private var time: LinearScale {
    LinearScale(
      from: Double(days[0]),
      to: Double(days[days.count - 1]),
      start: left,
      end: right
    )
  }

  /// The place of a publication; those that are all of one day stand side by side.
  private func place(_ index: Int) -> Double {
    guard days[0] == days[days.count - 1] else { return time.place(Double(days[index])) }
    return left + (right - left) * Double(index) / Double(max(days.count - 1, 1))
  }

  func chart() -> Chart {
    var sheet = Sheet(
      id: "history-\(subject.name)",
      title: subject.shortTitle + ": "
        + words.say(da: "tallene gennem tiden", en: "the figures through time"),
      subtitle: words.say(
        da: "Alle med et par på hver dag, hvor nye tal blev offentliggjort",
        en: "Everyone with a pair on each day on which new figures were published"
      ),
      instrument: subject.instrument.id,
      words: words,
      badges: subject.badges
    )
    let top = sheet.top + 38
    let means = LinearScale(
      from: scale.minimum,
      to: scale.maximum,
      start: top + Self.meansHeight,
      end: top
    )
    let pairs = pairsScale(top: means.start + 48)
    sheet.add(grid(means))
    sheet.add(grid(of: pairs))
    sheet.add(novelties(from: top, to: pairs.start))
    sheet.add(lines(means))
    sheet.add(TextStyle.small.element(pairsTitle, at: Point(Sheet.margin, pairs.end - 18)))
    sheet.add(steps(\.nAsDouble, pairs, Stroke(Palette.mutedInk, width: 1.75)))
    sheet.add(pairMarks(pairs))
    sheet.add(dates(below: pairs.start))
    return sheet.chart(
      bottom: pairs.start + 24,
      notes: [explanation],
      description: description
    )
  }

  private var pairsTitle: String { words.say(da: "Antal par", en: "Number of pairs") }

  private func pairsScale(top: Double) -> LinearScale {
    let most = points.compactMap(\.n).max() ?? 1
    return LinearScale(
      from: 0,
      to: Double(Ticks.counts(upTo: most).last ?? 1),
      start: top + Self.pairsHeight,
      end: top
    )
  }

  private func grid(_ vertical: LinearScale) -> [SVGElement] {
    let title = words.say(
      da: "Gennemsnitlig score (\(words.range(of: scale)))",
      en: "Mean score (\(words.range(of: scale)))"
    )
    return Ticks.covering(scale.minimum, scale.maximum).flatMap { line($0, vertical) }
      + [TextStyle.small.element(title, at: Point(Sheet.margin, vertical.end - 24))]
  }

  private func grid(of vertical: LinearScale) -> [SVGElement] {
    let half = (vertical.upper / 2).rounded()
    let ticks =
      half == vertical.upper / 2 && half > 0 ? [0, half, vertical.upper] : [0, vertical.upper]
    return ticks.flatMap { line($0, vertical) }
  }

  private func line(_ tick: Double, _ vertical: LinearScale) -> [SVGElement] {
    let y = vertical.place(tick)
    let stroke = Stroke(tick == vertical.lower ? Palette.axis : Palette.grid)
    let place = Point(left - 8, y)
    return [
      Marks.line(Point(left, y), Point(right, y), stroke),
      TextStyle.small.centered(words.shortNumber(tick), at: place, anchor: .end),
    ]
  }
}

extension RunChart {
  /// The two lines with marks and, behind them, their names; apart where they would touch.
  private func lines(_ means: LinearScale) -> [SVGElement] {
    var elements = steps(
      \.drawableBefore,
      means,
      Stroke(Palette.before, width: 1.75, dash: [5, 3])
    )
    elements += steps(\.drawableAfter, means, Stroke(Palette.after, width: 2.5))
    if points.count <= Self.mostMarks {
      for (index, point) in points.enumerated() {
        let x = place(index)
        if let before = point.drawableBefore {
          elements.append(mark(Point(x, means.place(before)), Palette.before, isFilled: false))
        }
        if let after = point.drawableAfter {
          elements.append(mark(Point(x, means.place(after)), Palette.after, isFilled: true))
        }
      }
    }
    guard let last = points.last(where: { $0.means != nil })?.means else { return elements }
    var places = (before: means.place(last.before), after: means.place(last.after))
    if abs(places.before - places.after) < 14 {
      let middle = (places.before + places.after) / 2
      let isAfterAbove = places.after <= places.before
      places = (middle + (isAfterAbove ? 7 : -7), middle + (isAfterAbove ? -7 : 7))
    }
    let decimals = ScalePrecision(scale).table
    // What is hidden now has no figure, whatever it was before.
    let isShown = points.last?.means != nil
    func name(_ name: String, _ value: Double, _ color: Palette.Color, _ y: Double) -> SVGElement {
      let text = isShown ? "\(name) \(words.number(value, decimals: decimals))" : name
      return TextStyle.small.colored(color).centered(text, at: Point(right + 9, y))
    }
    return elements + [
      name(words.before, last.before, Palette.before, places.before),
      name(words.after, last.after, Palette.after, places.after),
    ]
  }

  /// The publications on the line of pairs, and how many there are now.
  private func pairMarks(_ pairs: LinearScale) -> [SVGElement] {
    var elements: [SVGElement] = []
    if points.count <= Self.mostMarks {
      for (index, point) in points.enumerated() {
        guard let n = point.nAsDouble else { continue }
        let circle = Marks.circle(
          Point(place(index), pairs.place(n)),
          radius: 2.75,
          fill: .color(Palette.mutedInk)
        )
        elements.append(circle)
      }
    }
    guard let last = points.last?.n else { return elements }
    let place = Point(right + 9, pairs.place(Double(last)))
    return elements + [
      TextStyle.small.colored(Palette.mutedInk).centered(words.sampleSize(last), at: place)
    ]
  }

  private func mark(_ place: Point, _ color: Palette.Color, isFilled: Bool) -> SVGElement {
    Marks.circle(
      place,
      radius: isFilled ? 3.25 : 3.75,
      fill: .color(isFilled ? color : Palette.paper),
      stroke: isFilled ? nil : Stroke(color, width: 1.5)
    )
  }

  /// A figure that stands until the next one, with gaps where it is hidden.
  private func steps(
    _ figure: KeyPath<RunSeries.Point, Double?>,
    _ vertical: LinearScale,
    _ stroke: Stroke
  ) -> [SVGElement] {
    var runs: [[Point]] = []
    var run: [Point] = []
    for (index, point) in points.enumerated() {
      let x = place(index)
      if let last = run.last { run.append(Point(x, last.y)) }
      guard let value = point[keyPath: figure] else {
        runs.append(run)
        run = []
        continue
      }
      run.append(Point(x, vertical.place(value)))
    }
    runs.append(run)
    return runs.filter { $0.count > 1 }.map { Marks.polyline($0, closed: false, stroke) }
  }

  /// A line where the plan, the instrument or the program changed, with what it was above it.
  private func novelties(from top: Double, to bottom: Double) -> [SVGElement] {
    var end = -Double.infinity
    return points.enumerated().flatMap { index, point -> [SVGElement] in
      guard !point.novelties.isEmpty else { return [] }
      let x = place(index)
      let line = Marks.line(
        Point(x, top - 6),
        Point(x, bottom),
        Stroke(Palette.worsened, width: 1.25, dash: [2, 3])
      )
      let text = point.novelties.map(name).joined(separator: " + ")
      let style = TextStyle.small.colored(Palette.worsened)
      let width = style.width(of: text)
      // Near the right edge the text stands to the left of its line; where it would lie on the one
      // before, the line stands alone.
      let isLate = x + width > Sheet.right
      let start = isLate ? x - width : x
      guard start > end + 6 else { return [line] }
      end = start + width
      let place = Point(x, top - 10)
      return [line, style.element(text, at: place, anchor: isLate ? .end : .start)]
    }
  }

  private func name(_ novelty: RunSeries.Novelty) -> String {
    switch novelty {
    case .plan: words.say(da: "ny plan", en: "new plan")
    case .instrument: words.say(da: "ændret instrument", en: "changed instrument")
    case .program: words.say(da: "ny programversion", en: "new program version")
    }
  }

  /// The first and the last day, and some between them where there is room.
  private func dates(below bottom: Double) -> [SVGElement] {
    let (first, last) = (days[0], days[days.count - 1])
    let steps = min(4, last - first)
    return (0...steps).map { step in
      let number = steps == 0 ? first : first + (last - first) * step / steps
      let day = Day(number: Int32(clamping: number))
      let (year, month, dayOfMonth) = day.date
      let text = words.say(
        da: "\(dayOfMonth).\(month).\(year)",
        en: words.shortDate(dayOfMonth, month, year)
      )
      let anchor: TextAnchor = step == 0 ? .start : step == steps ? .end : .middle
      let place = Point(steps == 0 ? left : time.place(Double(number)), bottom + 17)
      return TextStyle.small.element(text, at: place, anchor: anchor)
    }
  }

  private var explanation: String {
    guard subject.findings.disclosure.minimumCell > 1 else {
      return words.say(
        da: "Hvert tal gælder, indtil et nyt afløser det.",
        en: "Each figure stands until a new one takes its place."
      )
    }
    return words.say(
      da: "Hvert tal gælder, indtil et nyt afløser det. Det sker først, når så mange er kommet til "
        + "eller er rettet, at ingen enkelt persons svar kan udledes.",
      en: "Each figure stands until a new one takes its place. That happens only when so many have "
        + "come or been corrected that no single person's answers can be worked out."
    )
  }

  private var description: [String] {
    let ends = [points.first { $0.means != nil }, points.last { $0.means != nil }]
      .compactMap { point -> String? in
        guard let point, let means = point.means else { return nil }
        return "\(words.date(point.day)): \(words.before) \(words.number(means.before)), "
          + "\(words.after) \(words.number(means.after)), "
          + (point.n.map(words.sampleSize) ?? words.withheld)
      }
    let changes = points.filter { !$0.novelties.isEmpty }.map { point in
      "\(words.date(point.day)): \(point.novelties.map(name).joined(separator: ", "))"
    }
    return [
      words.say(da: "Trinkurver", en: "Step lines"), ends.joined(separator: "; "),
      changes.joined(separator: "; "),
      words.say(da: "Skala: ", en: "Scale: ") + words.range(of: scale),
    ]
  }
}

extension RunSeries.Point {
  fileprivate var means: (before: Double, after: Double)? {
    guard let before = drawableBefore, let after = drawableAfter else { return nil }
    return (before, after)
  }

  fileprivate var drawableBefore: Double? { meanBefore.flatMap { $0.isDrawable ? $0 : nil } }
  fileprivate var drawableAfter: Double? { meanAfter.flatMap { $0.isDrawable ? $0 : nil } }
  fileprivate var nAsDouble: Double? { n.map { Double($0) } }
}

extension Words {
  /// Such as "3 May 2014" with the month in three letters.
  fileprivate func shortDate(_ day: Int, _ month: Int, _ year: Int) -> String {
    let names = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    return "\(day) \(names[month - 1]) \(year)"
  }
}
