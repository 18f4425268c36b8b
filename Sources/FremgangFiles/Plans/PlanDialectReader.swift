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

/// Reads the part of a plan that says how much may be read.
enum PlanLimitsReader {
  static func read(_ object: JSONObjectReader) -> ReadingLimits {
    var limits = ReadingLimits()
    for limit in ReadingLimits.named {
      if let value = object.optional(limit.name)?.int(in: limit.bounds) {
        limits[keyPath: limit.path] = value
      }
    }
    object.finish()
    return limits
  }
}

extension ReadingLimits {
  /// A limit by its name in plans, with what it may be.
  struct Named {
    var name: String
    var path: WritableKeyPath<ReadingLimits, Int>
    var bounds: ClosedRange<Int>
  }

  /// The limits in the order in which plans are written.
  static var named: [Named] {
    [
      Named(name: "bytesPerFile", path: \.bytesPerFile, bounds: 1...1 << 40),
      Named(name: "bytesPerField", path: \.bytesPerField, bounds: 1...1 << 32),
      Named(name: "fieldsPerRow", path: \.fieldsPerRow, bounds: 1...10_000_000),
      Named(name: "bytesPerColumnName", path: \.bytesPerColumnName, bounds: 1...1 << 20),
      Named(name: "diagnosticsPerCode", path: \.diagnosticsPerCode, bounds: 1...1_000_000),
      Named(name: "rowsSampled", path: \.rowsSampled, bounds: 1...1_000_000),
      Named(name: "unpackedBytes", path: \.unpackedBytes, bounds: 1...1 << 40),
      Named(name: "unpackedRatio", path: \.unpackedRatio, bounds: 1...100_000),
      Named(name: "entriesPerArchive", path: \.entriesPerArchive, bounds: 1...1_000_000),
      Named(name: "cellsPerSheet", path: \.cellsPerSheet, bounds: 1...1 << 34),
      Named(name: "bytesSampled", path: \.bytesSampled, bounds: 1024...1 << 32),
    ]
  }

  /// The limits that differ from those that hold unless somebody says otherwise.
  var text: PlanText {
    let usual = ReadingLimits()
    return .members(
      ReadingLimits.named.filter { self[keyPath: $0.path] != usual[keyPath: $0.path] }
        .map { ($0.name, .number(self[keyPath: $0.path])) }
    )
  }
}
