import FremgangWords

/// The rings of a star and where ratings lie on it.
///
/// The lowest rating lies on an inner ring and not in the centre, so that low ratings on different
/// axes do not fall on one another.
struct StarFrame {
  let center: Point
  let radius: Double
  let scale: LinearScale

  init(center: Point, radius: Double, lower: Double, upper: Double) {
    self.center = center
    self.radius = radius
    scale = LinearScale(from: lower, to: upper, start: radius * 0.16, end: radius)
  }

  /// The place of `rating` on the spoke at `angle`: radians clockwise from the top.
  func place(_ rating: Double, angle: Double) -> Point {
    at(distance: scale.place(rating), angle: angle)
  }

  func at(distance: Double, angle: Double) -> Point {
    let (sine, cosine) = Turn.sineAndCosine(angle)
    return Point(center.x + distance * sine, center.y - distance * cosine)
  }

  /// Rings at round ratings; the outermost and the innermost are the ends of the scale.
  func rings() -> [SVGElement] {
    ticks.map { tick in
      let isEnd = tick == scale.lower || tick == scale.upper
      let stroke = Stroke(isEnd ? Palette.axis : Palette.grid)
      return Marks.circle(center, radius: scale.place(tick), fill: .none, stroke: stroke)
    }
  }

  /// The figures of the rings, on a spoke of their own at `angle`.
  func ringLabels(angle: Double, words: Words) -> [SVGElement] {
    labelledTicks.flatMap { tick -> [SVGElement] in
      let place = place(tick, angle: angle)
      let text = words.shortNumber(tick)
      let width = TextStyle.small.width(of: text) + 2
      let ground = Marks.rect(
        Point(place.x - width / 2, place.y - 6),
        width: width,
        height: 12,
        fill: .color(Palette.paper)
      )
      return [ground, TextStyle.small.centered(text, at: place, anchor: .middle)]
    }
  }

  func spoke(angle: Double) -> SVGElement {
    let ends = (at(distance: scale.start, angle: angle), at(distance: radius, angle: angle))
    return Marks.line(ends.0, ends.1, Stroke(Palette.grid))
  }

  private var ticks: [Double] { Ticks.covering(scale.lower, scale.upper) }

  /// All rings where they are few, else every third, counted from the outermost.
  private var labelledTicks: [Double] {
    let all = ticks
    let every = all.count > 7 ? 3 : 1
    return all.enumerated().filter { (all.count - 1 - $0.offset) % every == 0 }.map(\.element)
  }
}

/// Angles, without a mathematics library.
enum Turn {
  static let full = 2 * Double.pi

  /// Sine and cosine of an angle between 0 and a full turn, by their series.
  ///
  /// The same operations in the same order on every machine; libraries differ in the last bit.
  static func sineAndCosine(_ angle: Double) -> (sine: Double, cosine: Double) {
    let reduced = angle - (angle / full).rounded() * full
    let square = reduced * reduced
    var (sine, cosine) = (0.0, 0.0)
    var (sineTerm, cosineTerm) = (reduced, 1.0)
    for step in 1...16 {
      sine += sineTerm
      cosine += cosineTerm
      let k = Double(2 * step)
      cosineTerm *= -square / ((k - 1) * k)
      sineTerm *= -square / (k * (k + 1))
    }
    return (sine, cosine)
  }
}
