import FremgangWords

/// A horizontal axis of scores: grid lines, ticks and a title beneath.
struct ScoreAxis {
  let scale: LinearScale
  let title: String
  let words: Words

  /// The height from the end of the grid to the end of the title.
  static let height = 44.0

  /// Grid lines from `top` to `bottom`, with the figures under them.
  func elements(top: Double, bottom: Double) -> [SVGElement] {
    var elements: [SVGElement] = []
    for tick in Ticks.covering(scale.lower, scale.upper) {
      let x = scale.place(tick)
      let stroke = Stroke(Palette.grid)
      elements.append(Marks.line(Point(x, top), Point(x, bottom), stroke))
      let label = words.shortNumber(tick)
      elements.append(TextStyle.small.element(label, at: Point(x, bottom + 15), anchor: .middle))
    }
    let ends = (Point(scale.start, bottom), Point(scale.end, bottom))
    elements.append(Marks.line(ends.0, ends.1, Stroke(Palette.axis)))
    let middle = Point((scale.start + scale.end) / 2, bottom + 34)
    return elements + [TextStyle.small.element(title, at: middle, anchor: .middle)]
  }
}
