import FremgangWords

/// Writes elements as text; the only place where text from outside becomes markup.
struct SVGWriter {
  private(set) var output = ""

  /// The document, one element a line, so that two versions compare well.
  static func document(_ root: SVGElement) -> String {
    var writer = SVGWriter()
    writer.write(root)
    return writer.output
  }

  private mutating func write(_ element: SVGElement) {
    output += "<\(element.tag.rawValue)"
    for attribute in element.attributes {
      output += " \(attribute.name)=\"\(MarkupText.escaped(attribute.value))\""
    }
    guard !element.content.isEmpty else {
      output += "/>\n"
      return
    }
    output += ">"
    writeContent(of: element)
    output += "</\(element.tag.rawValue)>\n"
  }

  private mutating func writeContent(of element: SVGElement) {
    let isInline = element.tag == .text || element.tag == .tspan
    if !isInline, case .element? = element.content.first { output += "\n" }
    for part in element.content {
      switch part {
      case .text(let text): output += MarkupText.escaped(text)
      case .element(let child):
        write(child)
        // A line break inside a text element would be drawn as a blank.
        if isInline { output.removeLast() }
      }
    }
  }
}
