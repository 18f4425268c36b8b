import FremgangKit
import FremgangWords

/// Two bars over the full range of a scale, the mean before and the mean after, labelled at their ends.
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
      + [
        label(words.before, before, middle: top + thickness / 2, color: Palette.ink),
        label(words.after, after, middle: second + thickness / 2, color: Palette.after),
      ]
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

  /// The label after the bar's end; inside the end where it would leave the sheet.
  private func label(
    _ name: String,
    _ value: Double,
    middle: Double,
    color: Palette.Color
  ) -> SVGElement {
    let text = "\(name) \(words.number(value))"
    let place = Point(scale.place(value) + 7, middle)
    return TextStyle.figure.colored(color).centered(text, at: place)
  }

  /// The room that a label needs to the right of the longest bar.
  static func labelWidth(_ words: Words, upTo maximum: Double) -> Double {
    let longest = "\(words.say(da: "efter", en: "before")) \(words.number(maximum))"
    return TextStyle.figure.width(of: longest) + 10
  }
}
