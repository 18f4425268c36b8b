/// The size, weight and colour of text; sheets use no others.
struct TextStyle: Sendable, Hashable {
  let size: Double
  let isBold: Bool
  let color: Palette.Color

  /// The sheet's title.
  static let title = TextStyle(size: 17, isBold: true, color: Palette.ink)
  /// What the sheet shows, under its title.
  static let subtitle = TextStyle(size: 13, isBold: false, color: Palette.mutedInk)
  /// Names of rows and axes.
  static let label = TextStyle(size: 13, isBold: false, color: Palette.ink)
  /// Figures that matter.
  static let figure = TextStyle(size: 13, isBold: true, color: Palette.ink)
  /// Ticks, counts and other small print.
  static let small = TextStyle(size: 11.5, isBold: false, color: Palette.mutedInk)
  /// Notes at the foot.
  static let note = TextStyle(size: 12, isBold: false, color: Palette.mutedInk)

  func colored(_ color: Palette.Color) -> TextStyle {
    TextStyle(size: size, isBold: isBold, color: color)
  }

  var lineHeight: Double { (size * 1.35).rounded() }

  /// From the top of a line to its baseline.
  var ascent: Double { size }

  func width(of text: String) -> Double {
    TextMetrics.width(of: text, size: size, bold: isBold)
  }

  var attributes: [SVGAttribute] {
    var list = [SVGAttribute("font-size", size), SVGAttribute("fill", color.hex)]
    if isBold { list.append(SVGAttribute("font-weight", "600")) }
    return list
  }

  /// One line with its baseline at `point`.
  func element(_ text: String, at point: Point, anchor: TextAnchor = .start) -> SVGElement {
    SVGElement(
      .text,
      [SVGAttribute("x", point.x), SVGAttribute("y", point.y)] + attributes + anchor.attributes,
      text: text
    )
  }

  /// One line whose middle lies at the height of `point`.
  func centered(_ text: String, at point: Point, anchor: TextAnchor = .start) -> SVGElement {
    element(text, at: Point(point.x, point.y + size * 0.36), anchor: anchor)
  }
}

/// Which part of a text lies at its place.
enum TextAnchor: String, Sendable {
  case start, middle, end

  var attributes: [SVGAttribute] {
    self == .start ? [] : [SVGAttribute("text-anchor", rawValue)]
  }
}
