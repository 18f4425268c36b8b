import FremgangCharts
import FremgangWords

/// A chart's `svg` element as it stands inside a page.
enum InlineDrawing {
  /// The element alone, without the XML declaration of a file, announced as one picture.
  static func element(of chart: Chart) -> String {
    let drawing = body(chart.svg)
    guard drawing.hasPrefix("<svg"), let end = drawing.firstIndex(of: ">") else {
      return "<p>\(MarkupText.escaped(chart.description))</p>"
    }
    var tag = String(drawing[..<end])
    if tag.place(of: " role=") == nil { tag += " role=\"img\"" }
    if tag.place(of: " aria-label") == nil {
      tag += " aria-label=\"\(MarkupText.escaped(chart.description))\""
    }
    return tag + drawing[end...]
  }

  /// What follows the declaration, comments and white space in front of the element.
  private static func body(_ svg: String) -> Substring {
    guard let start = svg.place(of: "<svg") else { return "" }
    return svg[start...]
  }
}

extension String {
  /// The first place where `text` stands.
  ///
  /// `firstRange(of:)` would do, but comes with the standard library's regular expressions, with which
  /// the program would be linked.
  fileprivate func place(of text: String) -> String.Index? {
    indices.first { self[$0...].hasPrefix(text) }
  }
}
