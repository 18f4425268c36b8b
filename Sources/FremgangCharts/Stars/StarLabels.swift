/// Labels around a star: beside their spokes where they fit, else in two columns with leaders.
struct StarLabels {
  struct Label {
    let angle: Double
    let block: TextBlock
    /// The figures under the name.
    let figures: TextBlock

    init(angle: Double, name: String, figures: String) {
      self.angle = angle
      let width = StarLabels.width
      block = TextBlock(name, style: .label, width: width, maximumLines: 3)
      self.figures = TextBlock(figures, style: StarLabels.figureStyle, width: width)
    }

    var height: Double { block.height + figures.height }
    var width: Double { max(block.width, figures.width) }
  }

  private struct Placed {
    let label: Label
    var x: Double
    var top: Double
    let anchor: TextAnchor

    var left: Double {
      switch anchor {
      case .start: x
      case .middle: x - label.width / 2
      case .end: x - label.width
      }
    }

    func meets(_ other: Placed) -> Bool {
      left < other.left + other.label.width + 6 && other.left < left + label.width + 6
        && top < other.top + other.label.height + 2 && other.top < top + label.height + 2
    }
  }

  static let figureStyle = TextStyle.small.colored(Palette.ink)
  static let width = 146.0

  private let frame: StarFrame
  private var placed: [Placed]
  private let hasLeaders: Bool

  /// Places `labels`, each at least `distance` outside the outermost ring.
  init(_ labels: [Label], frame: StarFrame, distance: Double = 17) {
    self.frame = frame
    let direct = labels.map { Self.beside($0, frame: frame, distance: distance) }
    let collide = direct.indices.contains { index in
      direct[..<index].contains { $0.meets(direct[index]) }
    }
    hasLeaders = collide
    placed = collide ? Self.columns(labels, frame: frame) : direct
  }

  /// The highest and the lowest point of any label.
  var top: Double { placed.map(\.top).min() ?? frame.center.y }
  var bottom: Double { placed.map { $0.top + $0.label.height }.max() ?? frame.center.y }

  func elements() -> [SVGElement] {
    placed.flatMap { item -> [SVGElement] in
      let below = item.top + item.label.block.height
      let texts = [
        item.label.block.element(x: item.x, top: item.top, anchor: item.anchor),
        item.label.figures.element(x: item.x, top: below, anchor: item.anchor),
      ]
      return hasLeaders ? [leader(item)] + texts : texts
    }
  }

  private func leader(_ item: Placed) -> SVGElement {
    let tip = frame.at(distance: frame.radius + 4, angle: item.label.angle)
    let middle = item.top + TextStyle.label.ascent * 0.64
    let isRight = item.anchor == .start
    let end = Point(item.x + (isRight ? -5 : 5), middle)
    let knee = Point(end.x + (isRight ? -12 : 12), middle)
    return Marks.polyline([tip, knee, end], closed: false, Stroke(Palette.axis, width: 0.75))
  }

  private static func beside(_ label: Label, frame: StarFrame, distance: Double) -> Placed {
    let tip = frame.at(distance: frame.radius + distance, angle: label.angle)
    let (sine, cosine) = Turn.sineAndCosine(label.angle)
    let anchor: TextAnchor = sine.magnitude < 0.12 ? .middle : sine > 0 ? .start : .end
    // Above the star a label stands on its place, below it hangs from it.
    let top = tip.y - label.height * (0.5 + 0.5 * cosine)
    return Placed(label: label, x: tip.x, top: top, anchor: anchor)
  }

  private static func columns(_ labels: [Label], frame: StarFrame) -> [Placed] {
    let right = labels.filter { Turn.sineAndCosine($0.angle).sine > -1e-9 }
    let left = labels.filter { Turn.sineAndCosine($0.angle).sine <= -1e-9 }
    let offset = frame.radius + 38
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
    let total = sorted.reduce(0) { $0 + $1.height }
    let space = sorted.count > 1 ? (2 * frame.radius + 20 - total) / Double(sorted.count - 1) : 0
    let gap = min(max(space, 7), 60)
    var top = frame.center.y - (total + gap * Double(max(sorted.count - 1, 0))) / 2
    return sorted.map { label in
      defer { top += label.height + gap }
      return Placed(label: label, x: x, top: top, anchor: anchor)
    }
  }
}
