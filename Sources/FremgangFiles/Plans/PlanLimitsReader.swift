import FremgangJSON

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
