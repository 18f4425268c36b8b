public import FremgangJSON

extension Results {
  /// The results as a `results.json`, the same bytes for the same results.
  ///
  /// - Returns: the document in UTF-8.
  /// - Throws: `EncodingError` when a figure is not finite, which no evaluation gives.
  public func json() throws -> [UInt8] {
    // What is not finite is refused by the writer that can say where it stands.
    try JSONDocument.bytes(findings.write) ?? JSONWriter.bytes(of: findings)
  }

  /// Reads a `results.json` back, and checks every identity that must hold.
  ///
  /// - Parameters:
  ///   - bytes: the document in UTF-8; untrusted.
  ///   - file: the file's name, for the faults.
  /// - Throws: what is wrong with the document, by path, line and column.
  public init(json bytes: [UInt8], file: String? = nil) throws(JSONFaults) {
    let findings = try JSONReader.value(Findings.self, from: bytes, file: file)
    if findings.schema != Findings.schemaName {
      throw Results.fault(
        "results-schema",
        "The document's schema is not '\(Findings.schemaName)'.",
        file: file
      )
    }
    if let broken = findings.brokenIdentity {
      throw Results.fault(
        "results-identity",
        "The document contradicts itself: \(broken).",
        file: file
      )
    }
    self.init(disclosed: findings)
  }

  private static func fault(_ code: String, _ message: String, file: String?) -> JSONFaults {
    JSONFaults([
      Diagnostic(
        code: code,
        severity: .error,
        place: Place(file: file),
        message: message,
        remedy: "Write it again with 'fremgang evaluate'."
      )
    ])
  }
}
