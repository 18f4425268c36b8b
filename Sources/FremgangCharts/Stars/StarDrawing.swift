import FremgangWords

/// One star on a frame: a person's, or the means of areas.
struct Star {
  struct Spoke {
    let angle: Double
    let before: Double?
    let after: Double?
  }

  /// What the star is called where there are several.
  var tag: String?
  var spokes: [Spoke]
  /// Whether the last spoke is the first one's neighbour.
  var closes: Bool
  /// Nothing where several stars lie on one another and start outlines would tangle.
  var startOutline: Stroke? = Stroke(Palette.start, width: 1.5, dash: StarMarks.startDash)
  var nowOutline = Stroke(Palette.now, width: 1.75)
  /// Whether the tag stands at every spoke; else it stands in the star's own sector.
  var tagsSpokes = false
}

/// Stars on one frame, with rings, labels and key.
struct StarDrawing {
  let stars: [Star]
  let labels: [StarLabels.Label]
  /// Where the sectors of different persons meet.
  var dividers: [Double] = []
  let lower: Double
  let upper: Double
  /// Where the figures of the rings stand: between two spokes.
  let ringLabelAngle: Double
  let startName: String
  let nowName: String
  let words: Words

  private static let radius = 168.0

  /// Draws everything from the sheet's top, and gives where it ends.
  func draw(on sheet: inout Sheet) -> Double {
    let keyMiddle = sheet.top + 8
    let key = Point(Sheet.margin, keyMiddle)
    sheet.add(StarMarks.key(start: startName, now: nowName, at: key))
    let tagged = stars.contains(where: \.tagsSpokes)
    let distance = tagged ? 48.0 : 17.0
    let draft = StarLabels(labels, frame: frame(height: 0), distance: distance)
    let highest = min(draft.top, -Self.radius - distance)
    let frame = frame(height: keyMiddle + 24 - highest)
    let placed = StarLabels(labels, frame: frame, distance: distance)
    sheet.add(frame.rings())
    sheet.add(dividers.map { divider(at: $0, frame: frame) })
    sheet.add(stars.flatMap { $0.spokes.map { frame.spoke(angle: $0.angle) } })
    sheet.add(frame.ringLabels(angle: ringLabelAngle, words: words))
    for star in stars { sheet.add(elements(of: star, frame: frame)) }
    sheet.add(placed.elements())
    return max(placed.bottom, frame.center.y + frame.radius)
  }

  private func frame(height: Double) -> StarFrame {
    let center = Point(Sheet.width / 2, height)
    return StarFrame(center: center, radius: Self.radius, lower: lower, upper: upper)
  }

  private func divider(at angle: Double, frame: StarFrame) -> SVGElement {
    let ends = (frame.center, frame.at(distance: frame.radius + 14, angle: angle))
    return Marks.line(ends.0, ends.1, Stroke(Palette.axis, width: 1.25))
  }

  private func elements(of star: Star, frame: StarFrame) -> [SVGElement] {
    func places(_ rating: (Star.Spoke) -> Double?) -> [Point?] {
      star.spokes.map { spoke in rating(spoke).map { frame.place($0, angle: spoke.angle) } }
    }
    let starts = places(\.before)
    let nows = places(\.after)
    var elements: [SVGElement] = []
    if let outline = star.startOutline {
      elements += StarMarks.outline(starts, closes: star.closes, outline)
    }
    elements += StarMarks.outline(nows, closes: star.closes, star.nowOutline)
    elements += starts.compactMap { $0 }.map(StarMarks.start)
    elements += nows.compactMap { $0 }.map(StarMarks.now)
    return elements + tags(of: star, frame: frame)
  }

  private func tags(of star: Star, frame: StarFrame) -> [SVGElement] {
    guard let tag = star.tag, let first = star.spokes.first else { return [] }
    let style = TextStyle.small.colored(Palette.ink)
    if star.tagsSpokes {
      return star.spokes.map { spoke in
        let place = frame.at(distance: frame.radius + 14, angle: spoke.angle)
        return style.centered(tag, at: place, anchor: .middle)
      }
    }
    let step = star.spokes.count > 1 ? star.spokes[1].angle - first.angle : 0.6
    let angle = first.angle - step * 0.55
    let place = frame.at(distance: frame.radius * 0.88, angle: angle)
    return [TextStyle.figure.centered(tag, at: place, anchor: .middle)]
  }
}
