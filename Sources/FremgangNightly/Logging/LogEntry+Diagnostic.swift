public import FremgangJSON

extension LogEntry {
  /// The event of something that was found wrong.
  public static let problem = "problem"

  /// Creates the entry of something that was found wrong.
  ///
  /// - Parameters:
  ///   - diagnostic: what was found.
  ///   - job: the job that it is about.
  ///   - time: the seconds since 1 January 1970 in Greenwich.
  public init(_ diagnostic: Diagnostic, job: String, time: Int) {
    self.init(
      time: time,
      level: diagnostic.severity == .error ? .error : .warning,
      job: job,
      event: LogEntry.problem,
      fields: LogEntry.fields(of: diagnostic)
    )
  }

  /// What was found, where, and what to do.
  static func fields(of diagnostic: Diagnostic) -> [Field] {
    var fields = [Field("code", diagnostic.code)] + LogEntry.fields(of: diagnostic.place)
    fields.append(Field("message", diagnostic.message))
    if let remedy = diagnostic.remedy { fields.append(Field("remedy", remedy)) }
    return fields
  }

  /// Where something stands, as far as that is known.
  static func fields(of place: Place) -> [Field] {
    var fields: [Field] = []
    if let file = place.file { fields.append(Field("file", file)) }
    if let line = place.line { fields.append(Field("line", line)) }
    if let column = place.column { fields.append(Field("column", column)) }
    if let path = place.path { fields.append(Field("path", path)) }
    return fields
  }
}
