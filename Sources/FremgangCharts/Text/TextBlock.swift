/// Text broken into lines that fit a width, shortened where it must be.
struct TextBlock: Sendable, Hashable {
  /// The lines, at least one.
  let lines: [String]
  /// The whole text where ``lines`` do not hold all of it.
  let unabridged: String?
  let style: TextStyle

  /// Breaks `text` at blanks, and inside words that are wider than a line.
  init(_ text: String, style: TextStyle, width: Double, maximumLines: Int = .max) {
    self.style = style
    let whole = Self.singleLined(text)
    var lines = Self.broken(whole, style: style, width: width)
    if lines.count > maximumLines {
      let rest = lines[(maximumLines - 1)...].joined(separator: " ")
      lines = Array(lines[..<(maximumLines - 1)])
      lines.append(Self.shortened(rest, style: style, width: width))
      unabridged = whole
    } else {
      unabridged = nil
    }
    self.lines = lines
  }

  /// The height that the lines take up.
  var height: Double { Double(lines.count) * style.lineHeight }

  /// The width of the widest line.
  var width: Double { lines.map { style.width(of: $0) }.max() ?? 0 }

  /// Draws the block with its top at `top`.
  func element(x: Double, top: Double, anchor: TextAnchor = .start) -> SVGElement {
    let baseline = top + style.ascent
    let attributes = style.attributes + anchor.attributes
    if lines.count == 1 {
      let place = [SVGAttribute("x", x), SVGAttribute("y", baseline)]
      return SVGElement(.text, place + attributes, text: lines[0]).titled(unabridged)
    }
    let spans = lines.enumerated().map { index, line in
      SVGElement(
        .tspan,
        [SVGAttribute("x", x), SVGAttribute("y", baseline + Double(index) * style.lineHeight)],
        text: line
      )
    }
    return SVGElement(.text, attributes, children: spans).titled(unabridged)
  }

  /// `text` with line breaks, tabs and runs of blanks as single blanks.
  private static func singleLined(_ text: String) -> String {
    text.split { $0 == " " || $0.isNewline || $0 == "\t" }.joined(separator: " ")
  }

  private static func broken(_ text: String, style: TextStyle, width: Double) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let candidate = line.isEmpty ? String(word) : "\(line) \(word)"
      if style.width(of: candidate) <= width {
        line = candidate
        continue
      }
      if !line.isEmpty { lines.append(line) }
      var pieces = split(word, style: style, width: width)
      line = pieces.removeLast()
      lines += pieces
    }
    return lines + [line]
  }

  /// The pieces of one word, with hyphens, each no wider than a line.
  private static func split(_ word: Substring, style: TextStyle, width: Double) -> [String] {
    var pieces: [String] = []
    var piece = ""
    for character in word {
      if piece.count > 1, style.width(of: "\(piece)\(character)-") > width,
        style.width(of: String(word)) > width
      {
        pieces.append(piece + "-")
        piece = ""
      }
      piece.append(character)
    }
    return pieces + [piece]
  }

  private static func shortened(_ text: String, style: TextStyle, width: Double) -> String {
    var kept = Substring(text)
    while !kept.isEmpty, style.width(of: "\(kept)\u{2026}") > width { kept.removeLast() }
    while let last = kept.last, last == " " || last == "," { kept.removeLast() }
    return "\(kept)\u{2026}"
  }
}
