/// An element of an SVG document.
struct SVGElement: Sendable, Hashable {
  /// The elements that charts use.
  enum Tag: String, Sendable {
    case circle, defs, desc, g, line, path, pattern, polygon, polyline, rect, svg, text, title
    case tspan
  }

  /// What stands inside an element.
  enum Content: Sendable, Hashable {
    case element(SVGElement)
    case text(String)
  }

  var tag: Tag
  var attributes: [SVGAttribute]
  var content: [Content]

  init(_ tag: Tag, _ attributes: [SVGAttribute] = [], text: String) {
    self.tag = tag
    self.attributes = attributes
    content = [.text(text)]
  }

  init(_ tag: Tag, _ attributes: [SVGAttribute] = [], children: [SVGElement] = []) {
    self.tag = tag
    self.attributes = attributes
    content = children.map { .element($0) }
  }

  /// A copy with a tooltip as its first child, which is where SVG looks for it.
  func titled(_ title: String?) -> SVGElement {
    guard let title else { return self }
    var copy = self
    copy.content.insert(.element(SVGElement(.title, text: title)), at: 0)
    return copy
  }
}

/// An attribute of an SVG element; its value is escaped when it is written.
struct SVGAttribute: Sendable, Hashable {
  let name: String
  let value: String

  init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  init(_ name: String, _ value: Double) {
    self.init(name, Coordinate.text(value))
  }
}
