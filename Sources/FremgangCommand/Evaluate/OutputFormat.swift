import FremgangJSON

/// What `evaluate` writes.
enum OutputFormat: String, CaseIterable {
  case html
  case md
  case csv
  case svg
  case json

  /// The formats of a comma-separated list, at least one and each once.
  static func list(_ text: String) throws(UsageFault) -> [OutputFormat] {
    var formats: [OutputFormat] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let format = OutputFormat(rawValue: String(part)) else {
        let names = allCases.map(\.rawValue)
        let hint = closestMatch(to: String(part), among: names).map { "; did you mean '\($0)'?" }
        throw .badValue(
          .format,
          value: text,
          expected: "a list of \(names.joined(separator: ", ")) is wanted\(hint ?? "")"
        )
      }
      if !formats.contains(format) { formats.append(format) }
    }
    return formats
  }

  /// Whether a report's file belongs to this format.
  func includes(_ path: String) -> Bool {
    path.hasSuffix("." + rawValue)
  }
}
