import FremgangWords

/// The two shapes of a star: a red cross at the start, a green one now, and the lines between them.
enum StarMarks {
  static let startDash = [5.0, 4.0]

  static func start(_ point: Point) -> SVGElement {
    Marks.saltire(point, arm: 4.75, Stroke(Palette.start, width: 2.25))
  }

  static func now(_ point: Point) -> SVGElement {
    Marks.plus(point, arm: 6, Stroke(Palette.now, width: 2.5))
  }

  /// The outline through `points`, in the order of the axes, broken where an axis has no rating.
  ///
  /// It `closes` where the last axis is the first one's neighbour.
  static func outline(_ points: [Point?], closes: Bool, _ stroke: Stroke) -> [SVGElement] {
    let known = points.compactMap { $0 }
    if closes, known.count == points.count, known.count >= 3 {
      return [Marks.polyline(known, closed: true, stroke)]
    }
    return runs(points, closes: closes).map { Marks.polyline($0, closed: false, stroke) }
  }

  /// The key: what each cross means.
  static func key(start: String, now: String, at place: Point) -> [SVGElement] {
    let style = TextStyle.small.colored(Palette.ink)
    let second = place.x + 46 + style.width(of: start) + 26
    let dashed = Stroke(Palette.start, width: 1.5, dash: startDash)
    let solid = Stroke(Palette.now, width: 1.75)
    return [
      Marks.line(place, Point(place.x + 34, place.y), dashed),
      Self.start(Point(place.x + 17, place.y)),
      style.centered(start, at: Point(place.x + 42, place.y)),
      Marks.line(Point(second, place.y), Point(second + 34, place.y), solid),
      Self.now(Point(second + 17, place.y)),
      style.centered(now, at: Point(second + 42, place.y)),
    ]
  }

  private static func runs(_ points: [Point?], closes: Bool) -> [[Point]] {
    var ordered = points
    // Around a closed star a run may pass the top: begin after a gap.
    if closes, points.count >= 3, let gap = points.firstIndex(where: { $0 == nil }) {
      ordered = Array(points[gap...] + points[..<gap])
    }
    var runs: [[Point]] = [[]]
    for point in ordered {
      if let point { runs[runs.count - 1].append(point) } else { runs.append([]) }
    }
    return runs.filter { $0.count >= 2 }
  }
}
