/// Gathers everything that is found while one document is read.
public final class DiagnosticCollector {
  /// The document's name, for the place of each diagnostic.
  public let file: String?
  /// What was found, in the order in which it was found.
  public private(set) var diagnostics: [Diagnostic] = []

  /// Creates a collector for the document called `file`.
  public init(file: String?) {
    self.file = file
  }

  /// Whether any of the diagnostics is an error.
  public var hasErrors: Bool {
    diagnostics.contains { $0.severity == .error }
  }

  /// What was found, in the order in which it stands in the document.
  public var inDocumentOrder: [Diagnostic] {
    diagnostics.enumerated().sorted { one, other in
      let (mine, theirs) = (one.element.place, other.element.place)
      return (mine.line ?? 0, mine.column ?? 0, one.offset)
        < (theirs.line ?? 0, theirs.column ?? 0, other.offset)
    }.map(\.element)
  }

  /// Adds a diagnostic.
  public func add(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  /// Adds a diagnostic about the value at `position` and `path`.
  ///
  /// - Parameters:
  ///   - code: a stable name in kebab case.
  ///   - severity: how much it weighs.
  ///   - position: the line and column of the value.
  ///   - path: the JSON path of the value.
  ///   - message: a sentence that says what was found.
  ///   - remedy: a sentence that says what to do.
  public func add(
    _ code: String,
    severity: Diagnostic.Severity = .error,
    at position: JSONPosition,
    path: String,
    _ message: String,
    remedy: String? = nil
  ) {
    let place = Place(file: file, line: position.line, column: position.column, path: path)
    add(
      Diagnostic(code: code, severity: severity, place: place, message: message, remedy: remedy)
    )
  }
}
