import FremgangJSON

/// Diagnostics as lines of text: of each code only the first ones, and how many more there are.
struct DiagnosticListing {
  /// How many diagnostics of one code are listed.
  private static let mostPerCode = 20

  let lines: [String]

  /// Lists `diagnostics`.
  ///
  /// - Parameters:
  ///   - diagnostics: the diagnostics, in the order in which they are to stand.
  ///   - leftOut: by code, how many more whoever found them has already left out.
  init(_ diagnostics: [Diagnostic], leftOut: [String: Int] = [:]) {
    var counts: [String: Int] = [:]
    var lines: [String] = []
    for diagnostic in diagnostics {
      let count = counts[diagnostic.code, default: 0] + 1
      counts[diagnostic.code] = count
      if count <= DiagnosticListing.mostPerCode { lines.append(diagnostic.description) }
    }
    for (code, count) in counts.sorted(by: { $0.key < $1.key }) {
      let more = max(count - DiagnosticListing.mostPerCode, 0) + leftOut[code, default: 0]
      if more > 0 { lines.append("\(more) more like these [\(code)]") }
    }
    self.lines = lines
  }
}
