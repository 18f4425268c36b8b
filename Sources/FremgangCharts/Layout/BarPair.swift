import FremgangKit
import FremgangWords

/// Two bars over the full range of a scale, the mean before and the mean after, with labels.
struct BarPair {
  let before: Double
  let after: Double
  let scale: LinearScale
  let words: Words
  let thickness: Double

  static let gap = 5.0

  var height: Double { 2 * thickness + Self.gap }

  /// Draws the pair with its top at `top`.
  func elements(top: Double) -> [SVGElement] {
    let second = top + thickness + Self.gap
    return bar(before, top: top, fill: Palette.beforeFill, outline: Palette.before)
      + bar(after, top: second, fill: Palette.after, outline: Palette.after)
      + label(words.before, before, middle: top + thickness / 2, color: Palette.ink)
      + label(words.after, after, middle: second + thickness / 2, color: Palette.after)
  }

  private func bar(
    _ value: Double,
    top: Double,
    fill: Palette.Color,
    outline: Palette.Color
  ) -> [SVGElement] {
    let length = scale.place(value) - scale.start
    let corner = Point(scale.start, top)
    let stroke = Stroke(outline, width: 1.25)
    return [
      Marks.rect(corner, width: length, height: thickness, fill: .color(fill), stroke: stroke)
    ]
  }

  /// The label after the bar's end.
  private func label(
    _ name: String,
    _ value: Double,
    middle: Double,
    color: Palette.Color
  ) -> [SVGElement] {
    let text = "\(name) \(words.number(value))"
    let place = Point(scale.place(value) + 7, middle)
    // The plain ground keeps grid lines out of the figures.
    let ground = Marks.rect(
      Point(place.x - 3, middle - 8),
      width: TextStyle.figure.width(of: text) + 3,
      height: 16,
      fill: .color(Palette.paper)
    )
    return [ground, TextStyle.figure.colored(color).centered(text, at: place)]
  }

  /// The range from `lower` to `upper`, drawn so long that the labels of all `values` still end
  /// before `limit`.
  static func scale(
    from lower: Double,
    to upper: Double,
    start: Double,
    limit: Double,
    values: [Double],
    words: Words
  ) -> LinearScale {
    let name = words.say(da: words.after, en: words.before)
    let ends = values.map { value -> Double in
      let label = 10 + TextStyle.figure.width(of: "\(name) \(words.number(value))")
      let share = LinearScale(from: lower, to: upper, start: 0, end: 1).place(value)
      return share > 0 ? start + max(limit - label - start, 40) / share : limit
    }
    let end = min(ends.min() ?? limit, limit)
    return LinearScale(from: lower, to: upper, start: start, end: end)
  }
}
