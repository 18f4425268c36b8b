import FremgangKit
import FremgangWords

/// A chart in the making: title, what it shows, badges, a drawing, notes.
struct Sheet {
  static let width = 720.0
  static let margin = 28.0
  static var right: Double { width - margin }
  static var innerWidth: Double { width - 2 * margin }

  private static let faces =
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"

  let id: String
  let title: String
  let subtitle: String
  let instrument: String?
  let words: Words
  let badges: [String]
  private var elements: [SVGElement] = []
  private var patterns: [SVGElement] = []
  /// Where the drawing may begin.
  private(set) var top: Double

  /// Creates a sheet and sets its head.
  init(
    id: String,
    title: String,
    subtitle: String,
    instrument: String?,
    words: Words,
    badges: [String]
  ) {
    self.id = id
    self.title = title
    self.subtitle = subtitle
    self.instrument = instrument
    self.words = words
    self.badges = badges
    top = Self.margin
    let badgeWidth = setBadges()
    setLine(title, style: .title, width: Self.innerWidth - badgeWidth)
    top += 4
    setLine(subtitle, style: .subtitle, width: Self.innerWidth)
    top += 16
  }

  mutating func add(_ element: SVGElement) {
    elements.append(element)
  }

  mutating func add(_ more: [SVGElement]) {
    elements += more
  }

  /// Makes a pattern known and gives the fill that uses it.
  mutating func define(_ pattern: Hatch) -> Fill {
    let patternID = "\(id)-\(pattern.rawValue)"
    let element = pattern.element(id: patternID)
    if !patterns.contains(element) { patterns.append(element) }
    return .pattern(patternID)
  }

  /// Sets the notes under `bottom` and closes the document.
  func chart(bottom: Double, notes: [String], description: [String]) -> Chart {
    let present = notes.filter { !$0.isEmpty }
    var foot = bottom + (present.isEmpty ? 0 : 14)
    var noteElements: [SVGElement] = []
    for note in present {
      let block = TextBlock(note, style: .note, width: Self.innerWidth)
      noteElements.append(block.element(x: Self.margin, top: foot))
      foot += block.height + 3
    }
    let sentences = description + badges
    let text = sentences.filter { !$0.isEmpty }.map(words.sentence).joined(separator: " ")
    let root = root(height: (foot + Self.margin * 0.75).rounded(.up), description: text)
    return Chart(
      id: id,
      title: title,
      description: text,
      instrument: instrument,
      svg: SVGWriter.document(root(noteElements))
    )
  }

  private func root(height: Double, description: String) -> ([SVGElement]) -> SVGElement {
    let attributes = [
      SVGAttribute("xmlns", "http://www.w3.org/2000/svg"),
      SVGAttribute("viewBox", "0 0 \(Coordinate.text(Self.width)) \(Coordinate.text(height))"),
      SVGAttribute("width", Self.width),
      SVGAttribute("height", height),
      SVGAttribute("role", "img"),
      SVGAttribute("aria-labelledby", "\(id)-title \(id)-desc"),
      SVGAttribute("lang", words.language.rawValue),
      SVGAttribute("font-family", Self.faces),
    ]
    let head = [
      SVGElement(.title, [SVGAttribute("id", "\(id)-title")], text: title),
      SVGElement(.desc, [SVGAttribute("id", "\(id)-desc")], text: description),
    ]
    let definitions = patterns.isEmpty ? [] : [SVGElement(.defs, children: patterns)]
    let paper = Marks.rect(
      Point(0, 0),
      width: Self.width,
      height: height,
      fill: .color(Palette.paper)
    )
    return { notes in
      SVGElement(.svg, attributes, children: head + definitions + [paper] + elements + notes)
    }
  }

  private mutating func setLine(_ text: String, style: TextStyle, width: Double) {
    let block = TextBlock(text, style: style, width: width)
    elements.append(block.element(x: Self.margin, top: top))
    top += block.height
  }

  /// Draws the badges in the upper right corner and gives the width that they take.
  private mutating func setBadges() -> Double {
    var right = Self.right
    for badge in badges {
      let width = TextStyle.small.width(of: badge) + 16
      let corner = Point(right - width, Self.margin - 1)
      let outline = Stroke(Palette.axis)
      add(Marks.rect(corner, width: width, height: 20, fill: .none, stroke: outline, rounding: 10))
      add(
        TextStyle.small.centered(
          badge,
          at: Point(right - width / 2, corner.y + 10),
          anchor: .middle
        )
      )
      right -= width + 8
    }
    return Self.right - right + (badges.isEmpty ? 0 : 8)
  }
}

/// Patterns that tell areas apart without colour.
enum Hatch: String, Sendable {
  /// Slanting lines.
  case slanted
  /// Dots.
  case dotted

  func element(id: String) -> SVGElement {
    let attributes = [
      SVGAttribute("id", id), SVGAttribute("width", 6), SVGAttribute("height", 6),
      SVGAttribute("patternUnits", "userSpaceOnUse"),
    ]
    switch self {
    case .slanted:
      let line = Marks.line(Point(0, 0), Point(0, 6), Stroke(Palette.worsened, width: 5))
      let turn = SVGAttribute("patternTransform", "rotate(45)")
      return SVGElement(.pattern, attributes + [turn], children: [line])
    case .dotted:
      let dot = Marks.circle(Point(3, 3), radius: 1.4, fill: .color(Palette.unchanged))
      return SVGElement(.pattern, attributes, children: [dot])
    }
  }
}
