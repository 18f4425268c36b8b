public import FremgangJSON

/// An export of which nothing can be read, and why.
public struct ExportRefusal: Error, Sendable, Hashable {
  /// What stands in the way, at least one error.
  public let diagnostics: [Diagnostic]
  /// How many diagnostics of each code were left out.
  public let suppressedDiagnostics: [String: Int]

  /// Creates a refusal.
  public init(_ diagnostics: [Diagnostic], suppressed: [String: Int] = [:]) {
    self.diagnostics = diagnostics
    suppressedDiagnostics = suppressed
  }

  init(_ log: DiagnosticLog) {
    self.init(log.sorted, suppressed: log.suppressed)
  }
}
