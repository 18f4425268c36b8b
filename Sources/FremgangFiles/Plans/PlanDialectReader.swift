import FremgangJSON

/// Reads the part of a plan that says how the files are written.
enum PlanDialectReader {
  private static let delimiters: [(name: String, value: UInt8)] = [
    (";", 0x3B), (",", 0x2C), ("\t", 0x09), ("|", 0x7C), ("tab", 0x09), ("semicolon", 0x3B),
    ("comma", 0x2C), ("pipe", 0x7C),
  ]
  private static let quotes: [(name: String, value: UInt8)] = [("\"", 0x22), ("'", 0x27)]
  private static let escapes: [(name: String, value: CSVSyntax.Escape)] = [
    ("doubled", .doubling), ("backslash", .backslash), ("\\", .backslash),
  ]

  static func read(_ object: JSONObjectReader) -> DialectChoice {
    var choice = DialectChoice()
    choice.delimiter = object.optional("delimiter")?.choice(among: delimiters)
    choice.quote = object.optional("quote")?.choice(among: quotes)
    choice.escape = object.optional("escape")?.choice(among: escapes)
    if let value = object.optional("encoding"), let name = value.string() {
      choice.encoding = TextEncoding(name: name)
      if choice.encoding == nil { reportUnknown(name, value) }
    }
    choice.decimal = object.optional("decimal")?.choice()
    choice.dateOrder = object.optional("dateOrder")?.choice()
    choice.sheet = object.optional("sheet")?.nonEmptyString()
    object.finish()
    return choice
  }

  private static func reportUnknown(_ name: String, _ value: JSONValueReader) {
    let known = TextEncoding.allCases.map(\.rawValue)
    let near = closestMatch(to: name.lowercased(), among: known).map { " Did you mean \"\($0)\"?" }
    value.report(
      "unknown-value",
      "This encoding is not known.\(near ?? "")",
      remedy: "Allowed: \(known.map { "\"\($0)\"" }.joined(separator: ", "))."
    )
  }
}
