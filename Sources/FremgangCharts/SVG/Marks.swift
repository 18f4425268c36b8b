/// How a line is drawn.
struct Stroke: Sendable, Hashable {
  var color: Palette.Color
  var width: Double
  var dash: [Double] = []

  init(_ color: Palette.Color, width: Double = 1, dash: [Double] = []) {
    self.color = color
    self.width = width
    self.dash = dash
  }

  var attributes: [SVGAttribute] {
    var list = [SVGAttribute("stroke", color.hex), SVGAttribute("stroke-width", width)]
    if !dash.isEmpty {
      let text = dash.map(Coordinate.text).joined(separator: " ")
      list.append(SVGAttribute("stroke-dasharray", text))
    }
    return list
  }
}

/// The inside of a shape.
enum Fill: Sendable, Hashable {
  case none
  case color(Palette.Color)
  /// A pattern defined in the same sheet, by its full id.
  case pattern(String)

  var attribute: SVGAttribute {
    switch self {
    case .none: SVGAttribute("fill", "none")
    case .color(let color): SVGAttribute("fill", color.hex)
    case .pattern(let id): SVGAttribute("fill", "url(#\(id))")
    }
  }
}

/// The shapes that charts are made of.
enum Marks {
  static func line(_ from: Point, _ to: Point, _ stroke: Stroke) -> SVGElement {
    SVGElement(
      .line,
      [
        SVGAttribute("x1", from.x), SVGAttribute("y1", from.y),
        SVGAttribute("x2", to.x), SVGAttribute("y2", to.y),
      ] + stroke.attributes
    )
  }

  static func circle(
    _ center: Point,
    radius: Double,
    fill: Fill,
    stroke: Stroke? = nil
  ) -> SVGElement {
    SVGElement(
      .circle,
      [
        SVGAttribute("cx", center.x), SVGAttribute("cy", center.y),
        SVGAttribute("r", radius), fill.attribute,
      ] + (stroke?.attributes ?? [])
    )
  }

  /// A rectangle from its upper left corner; a negative size is drawn as none.
  static func rect(
    _ corner: Point,
    width: Double,
    height: Double,
    fill: Fill,
    stroke: Stroke? = nil,
    rounding: Double = 0
  ) -> SVGElement {
    var attributes = [
      SVGAttribute("x", corner.x), SVGAttribute("y", corner.y),
      SVGAttribute("width", max(width, 0)), SVGAttribute("height", max(height, 0)),
    ]
    if rounding > 0 { attributes.append(SVGAttribute("rx", rounding)) }
    return SVGElement(.rect, attributes + [fill.attribute] + (stroke?.attributes ?? []))
  }

  static func polyline(_ points: [Point], closed: Bool, _ stroke: Stroke) -> SVGElement {
    let text = points.map(Coordinate.pair).joined(separator: " ")
    return SVGElement(
      closed ? .polygon : .polyline,
      [SVGAttribute("points", text), Fill.none.attribute, SVGAttribute("stroke-linejoin", "round")]
        + stroke.attributes
    )
  }

  /// A cross like the letter x.
  static func saltire(_ center: Point, arm: Double, _ stroke: Stroke) -> SVGElement {
    let (x, y) = (center.x, center.y)
    return path(
      [
        (Point(x - arm, y - arm), Point(x + arm, y + arm)),
        (Point(x - arm, y + arm), Point(x + arm, y - arm)),
      ],
      stroke
    )
  }

  /// An upright cross.
  static func plus(_ center: Point, arm: Double, _ stroke: Stroke) -> SVGElement {
    let (x, y) = (center.x, center.y)
    return path(
      [(Point(x - arm, y), Point(x + arm, y)), (Point(x, y - arm), Point(x, y + arm))],
      stroke
    )
  }

  private static func path(_ lines: [(Point, Point)], _ stroke: Stroke) -> SVGElement {
    let text = lines.map { "M\(Coordinate.pair($0.0))L\(Coordinate.pair($0.1))" }.joined()
    return SVGElement(
      .path,
      [SVGAttribute("d", text), Fill.none.attribute, SVGAttribute("stroke-linecap", "round")]
        + stroke.attributes
    )
  }
}
