import FremgangJSON

/// Diagnostics as they are found: the first of each code are kept, all are counted.
///
/// One log is shared by everything that reads one export.
final class DiagnosticLog {
  private let limit: Int
  private(set) var kept: [Diagnostic] = []
  private var counts: [String: Int] = [:]
  private(set) var errors = 0

  init(limit: Int) {
    self.limit = limit
  }

  /// How many of each code were found but not kept.
  var suppressed: [String: Int] {
    counts.compactMapValues { $0 > limit ? $0 - limit : nil }
  }

  /// Adds a diagnostic; its sentence is only written when it is kept.
  func report(
    _ code: String,
    _ severity: Diagnostic.Severity = .error,
    at place: @autoclosure () -> Place,
    _ message: @autoclosure () -> String,
    remedy: @autoclosure () -> String? = nil
  ) {
    if severity == .error { errors += 1 }
    let count = counts[code, default: 0] + 1
    counts[code] = count
    guard count <= limit else { return }
    kept.append(
      Diagnostic(
        code: code,
        severity: severity,
        place: place(),
        message: message(),
        remedy: remedy()
      )
    )
  }

  /// How many diagnostics were reported, kept or not.
  var total: Int { counts.values.reduce(0, +) }

  /// Adds another log's diagnostics, and its counts of those that it did not keep.
  func merge(_ other: DiagnosticLog) {
    add(other.kept)
    for (code, count) in other.suppressed { counts[code, default: 0] += count }
    errors += other.errors - other.kept.count { $0.severity == .error }
  }

  func add(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics {
      report(
        diagnostic.code,
        diagnostic.severity,
        at: diagnostic.place,
        diagnostic.message,
        remedy: diagnostic.remedy
      )
    }
  }
}

extension DiagnosticLog {
  /// What was kept, by file, line and column.
  var sorted: [Diagnostic] {
    kept.enumerated().sorted { one, other in
      let (a, b) = (one.element.place, other.element.place)
      let left = (a.file ?? "", a.line ?? 0, a.column ?? 0, one.offset)
      return left < (b.file ?? "", b.line ?? 0, b.column ?? 0, other.offset)
    }.map(\.element)
  }
}
