import FremgangWords

/// The geometry of a square plot of before against after.
struct ScatterPlot {
  let horizontal: LinearScale
  let vertical: LinearScale
  let words: Words

  func frame(ticks: [Double]) -> [SVGElement] {
    var elements: [SVGElement] = []
    for tick in ticks {
      let (x, y) = (horizontal.place(tick), vertical.place(tick))
      let stroke = Stroke(Palette.grid)
      elements.append(Marks.line(Point(x, vertical.start), Point(x, vertical.end), stroke))
      elements.append(Marks.line(Point(horizontal.start, y), Point(horizontal.end, y), stroke))
      let text = words.shortNumber(tick)
      let (under, beside) = (Point(x, vertical.start + 16), Point(horizontal.start - 8, y))
      elements.append(TextStyle.small.element(text, at: under, anchor: .middle))
      elements.append(TextStyle.small.centered(text, at: beside, anchor: .end))
    }
    let origin = Point(horizontal.start, vertical.start)
    let axis = Stroke(Palette.axis)
    let noChange = Stroke(Palette.ink, width: 1.5, dash: [7, 4])
    return elements + [
      Marks.line(origin, Point(horizontal.end, vertical.start), axis),
      Marks.line(origin, Point(horizontal.start, vertical.end), axis),
      Marks.line(origin, Point(horizontal.end, vertical.end), noChange),
    ]
  }

  func axisTitles(range: String) -> [SVGElement] {
    let middle = (horizontal.start + horizontal.end) / 2
    let under = Point(middle, vertical.start + 35)
    let center = Point(Sheet.margin + 12, (vertical.start + vertical.end) / 2)
    let after = TextStyle.small.element(
      "\(words.capitalised(words.after)) (\(range))",
      at: center,
      anchor: .middle
    )
    let turn = "rotate(-90 \(Coordinate.text(center.x)) \(Coordinate.text(center.y)))"
    let before = "\(words.capitalised(words.before)) (\(range))"
    return [
      TextStyle.small.element(before, at: under, anchor: .middle),
      SVGElement(.g, [SVGAttribute("transform", turn)], children: [after]),
    ]
  }

  /// A circle whose area is in proportion to the number of people, `most` being the largest number.
  func spot(before: Double, after: Double, count: Int, of most: Int) -> SVGElement {
    let unit = min(4, 16 / Double(most).squareRoot())
    var circle = Marks.circle(
      Point(horizontal.place(before), vertical.place(after)),
      radius: max(unit * Double(count).squareRoot(), 1),
      fill: .color(Palette.after),
      stroke: Stroke(Palette.after, width: 1.25)
    )
    circle.attributes.append(SVGAttribute("fill-opacity", 0.35))
    return circle
  }

  /// A label right of the plot, `share` of its height from the top.
  func sideLabel(
    _ label: (place: String, people: String),
    at share: Double,
    color: Palette.Color
  ) -> [SVGElement] {
    let x = horizontal.end + 18
    let y = vertical.end + share * (vertical.start - vertical.end)
    let people = TextStyle.figure.colored(color)
    return [
      TextStyle.small.centered(label.place, at: Point(x, y - 9)),
      people.centered(words.capitalised(label.people), at: Point(x, y + 8)),
    ]
  }
}
