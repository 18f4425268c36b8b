import Foundation

#if canImport(FoundationXML)
import FoundationXML
#endif

/// What an SVG document says, read back by an XML parser.
final class ReadSVG: NSObject, XMLParserDelegate {
  struct Element {
    let name: String
    let attributes: [String: String]
    let isInPattern: Bool
    let isTurned: Bool
    /// The characters inside it, those of its children included, titles left out.
    var text = ""
  }

  private(set) var elements: [Element] = []
  private(set) var isWellFormed = false
  private var open: [Int] = []

  init(_ svg: String) {
    super.init()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  var ids: [String] { elements.compactMap { $0.attributes["id"] } }

  var root: [String: String] { elements.first?.attributes ?? [:] }

  /// The lines of text that are drawn, in order.
  var drawnLines: [Element] {
    elements.filter { element in
      (element.name == "text" || element.name == "tspan") && element.attributes["x"] != nil
    }
  }

  /// Everything that is drawn as text, without line breaks.
  var drawnText: String { drawnLines.map(\.text).joined(separator: " ") }

  func parser(
    _ parser: XMLParser,
    didStartElement name: String,
    namespaceURI: String?,
    qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    let ancestors = open.map { elements[$0] }
    let element = Element(
      name: name,
      attributes: inherited(by: name).merging(attributes) { _, own in own },
      isInPattern: ancestors.contains { $0.name == "pattern" } || name == "pattern",
      isTurned: ancestors.contains { $0.attributes["transform"] != nil }
    )
    open.append(elements.count)
    elements.append(element)
  }

  /// A line of a longer text is set as the text is.
  private func inherited(by name: String) -> [String: String] {
    guard name == "tspan", let parent = open.last else { return [:] }
    return elements[parent].attributes
  }

  func parser(
    _ parser: XMLParser,
    didEndElement name: String,
    namespaceURI: String?,
    qualifiedName: String?
  ) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    guard let innermost = open.last, elements[innermost].name != "title" else { return }
    for index in open { elements[index].text += string }
  }
}
