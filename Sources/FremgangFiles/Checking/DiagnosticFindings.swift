import FremgangJSON

/// What reading reports, as findings.
enum DiagnosticFindings {
  /// Found anew, with more places, by looking at the answers.
  private static let foundAnew: Set<String> = [
    "respondent-ids-alike", "duplicate-conflicting", "group-changed",
  ]

  /// Placed at a row, though they speak of names, counts and columns alone.
  private static let tellsOfNoRow: Set<String> = [
    "item-unknown", "responses-unfinished", "responses-previews", "group-is-free-text",
    "respondent-is-named", "repetitions-need-a-plan",
  ]

  /// Adds diagnostics by code.
  ///
  /// A sentence about a row may repeat what stands in it, so only those about headers, whole files
  /// and the plan are kept.
  static func add(
    _ diagnostics: [Diagnostic],
    leftOut: [String: Int],
    _ sources: [ExportSource],
    to list: inout FindingList
  ) {
    var severities: [String: Diagnostic.Severity] = [:]
    for diagnostic in diagnostics where !foundAnew.contains(diagnostic.code) || sources.isEmpty {
      let place = diagnostic.place
      let source = sources.first { $0.name == place.file }
      let isAboutRow =
        place.path == nil && (place.line ?? 0) > (source?.header.line ?? Int.max)
      let names = source?.shownNames ?? []
      let name = place.column.flatMap { names.indices.contains($0 - 1) ? names[$0 - 1] : nil }
      let showsSentence =
        (!isAboutRow || tellsOfNoRow.contains(diagnostic.code))
        && source?.headerLooksLikeData != true
      if showsSentence { list.tell(diagnostic) }
      list.add(
        diagnostic.code,
        diagnostic.severity,
        at: place == Place()
          ? nil
          : FindingPlace(
            file: place.file ?? place.path,
            line: place.line,
            column: place.column,
            columnName: isAboutRow ? name : nil
          ),
        detail: showsSentence ? diagnostic.message : nil,
        remedy: showsSentence || FindingWords.of(diagnostic.code).remedy == nil
          ? diagnostic.remedy : nil
      )
      severities[diagnostic.code] = diagnostic.severity
    }
    for (code, severity) in severities.sorted(by: { $0.key < $1.key }) {
      guard let more = leftOut[code] else { continue }
      list.add(code, severity, at: nil, count: more)
    }
  }
}

extension ExportSource {
  /// Whether most names of columns are numbers or dates, as when the header is missing.
  ///
  /// Then the names may be somebody's answers.
  var headerLooksLikeData: Bool {
    let names = header.names.filter { !$0.isEmpty }
    let data = names.count { name in
      name.allSatisfy { $0.isNumber || $0.isPunctuation || $0.isWhitespace }
    }
    return data * 2 > names.count
  }

  /// The names of the columns, where they are names.
  var shownNames: [String] {
    headerLooksLikeData ? header.names.map { _ in "" } : header.names
  }
}
