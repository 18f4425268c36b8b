/// Labels around a star: beside their spokes where they fit, else in two columns with leaders.
struct StarLabels {
  struct Label {
    let angle: Double
    let name: String
    /// The figures under the name.
    let figures: String
  }

  private struct Placed {
    let angle: Double
    let name: TextBlock
    let figures: TextBlock
    var x = 0.0
    var top = 0.0
    var anchor = TextAnchor.start

    init(_ label: Label, width: Double) {
      angle = label.angle
      name = TextBlock(label.name, style: .label, width: width, maximumLines: 3)
      let style = TextStyle.small.colored(Palette.ink)
      figures = TextBlock(label.figures, style: style, width: width)
    }

    var height: Double { name.height + figures.height }
    var width: Double { max(name.width, figures.width) }

    var left: Double {
      switch anchor {
      case .start: x
      case .middle: x - width / 2
      case .end: x - width
      }
    }

    func meets(_ other: Placed) -> Bool {
      left < other.left + other.width + 6 && other.left < left + width + 6
        && top < other.top + other.height + 2 && other.top < top + height + 2
    }
  }

  private static let widest = 172.0

  private let frame: StarFrame
  private let placed: [Placed]
  private let hasLeaders: Bool

  /// Places `labels`, each at least `distance` outside the outermost ring.
  init(_ labels: [Label], frame: StarFrame, distance: Double = 17) {
    self.frame = frame
    let direct = labels.map { Self.beside($0, frame: frame, distance: distance) }
    hasLeaders = direct.indices.contains { index in
      direct[..<index].contains { $0.meets(direct[index]) }
    }
    placed = hasLeaders ? Self.columns(labels, frame: frame, distance: distance) : direct
  }

  /// The highest and the lowest point of any label.
  var top: Double { placed.map(\.top).min() ?? frame.center.y }
  var bottom: Double { placed.map { $0.top + $0.height }.max() ?? frame.center.y }

  func elements() -> [SVGElement] {
    placed.flatMap { item -> [SVGElement] in
      let below = item.top + item.name.height
      let texts = [
        item.name.element(x: item.x, top: item.top, anchor: item.anchor),
        item.figures.element(x: item.x, top: below, anchor: item.anchor),
      ]
      return hasLeaders ? [leader(item)] + texts : texts
    }
  }

  private func leader(_ item: Placed) -> SVGElement {
    let tip = frame.at(distance: frame.radius + 4, angle: item.angle)
    let middle = item.top + TextStyle.label.ascent * 0.64
    let inward = item.anchor == .start ? -1.0 : 1.0
    let end = Point(item.x + 5 * inward, middle)
    let knee = Point(end.x + 12 * inward, middle)
    return Marks.polyline([tip, knee, end], closed: false, Stroke(Palette.axis, width: 0.75))
  }

  private static func beside(_ label: Label, frame: StarFrame, distance: Double) -> Placed {
    let tip = frame.at(distance: frame.radius + distance, angle: label.angle)
    let (sine, cosine) = Turn.sineAndCosine(label.angle)
    let anchor: TextAnchor = sine.magnitude < 0.12 ? .middle : sine > 0 ? .start : .end
    var placed = Placed(label, width: room(beside: tip.x, anchor: anchor))
    placed.x = tip.x
    placed.anchor = anchor
    // Above the star a label stands on its place, below it hangs from it.
    placed.top = tip.y - placed.height * (0.5 + 0.5 * cosine)
    return placed
  }

  private static func room(beside x: Double, anchor: TextAnchor) -> Double {
    switch anchor {
    case .start: min(Sheet.right - x, widest)
    case .middle: widest
    case .end: min(x - Sheet.margin, widest)
    }
  }

  private static func columns(
    _ labels: [Label],
    frame: StarFrame,
    distance: Double
  ) -> [Placed] {
    let right = labels.filter { Turn.sineAndCosine($0.angle).sine > -1e-9 }
    let left = labels.filter { Turn.sineAndCosine($0.angle).sine <= -1e-9 }
    let offset = frame.radius + distance + 15
    return column(right, x: frame.center.x + offset, anchor: .start, frame: frame)
      + column(left, x: frame.center.x - offset, anchor: .end, frame: frame)
  }

  /// Labels one under another, in the order of their spokes, around the height of the centre.
  private static func column(
    _ labels: [Label],
    x: Double,
    anchor: TextAnchor,
    frame: StarFrame
  ) -> [Placed] {
    let sorted = labels.sorted {
      Turn.sineAndCosine($0.angle).cosine > Turn.sineAndCosine($1.angle).cosine
    }
    var column = sorted.map { Placed($0, width: room(beside: x, anchor: anchor)) }
    let total = column.reduce(0) { $0 + $1.height }
    let gaps = Double(max(column.count - 1, 1))
    let gap = min(max((2 * frame.radius + 20 - total) / gaps, 7), 60)
    var top = frame.center.y - (total + gap * Double(max(column.count - 1, 0))) / 2
    for index in column.indices {
      column[index].x = x
      column[index].top = top
      column[index].anchor = anchor
      top += column[index].height + gap
    }
    return column
  }
}
