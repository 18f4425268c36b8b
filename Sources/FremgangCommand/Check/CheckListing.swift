import FremgangFiles
import FremgangJSON

/// What `check` found, as lines of text.
struct CheckListing {
  /// How many places of a finding are listed.
  private static let mostPlaces = 5
  /// How many details of a finding are listed.
  private static let mostDetails = 8
  /// How many columns of one use are named.
  private static let mostColumns = 12

  let lines: [String]

  /// Lists a check.
  ///
  /// - Parameters:
  ///   - check: what was found.
  ///   - isQuiet: whether only errors and warnings are wanted.
  init(_ check: ExportCheck, isQuiet: Bool) {
    var lines: [String] = []
    if !isQuiet {
      for file in check.files { lines += CheckListing.lines(of: file) + [""] }
    }
    let severities: [Diagnostic.Severity] =
      isQuiet ? [.error, .warning] : [.error, .warning, .note]
    for severity in severities {
      let findings = check.findings.filter { $0.severity == severity }
      guard !findings.isEmpty else { continue }
      lines.append(CheckListing.heading(severity))
      for finding in findings { lines += CheckListing.lines(of: finding) }
      lines.append("")
    }
    if !isQuiet { lines += CheckListing.blanks(check.blanks) }
    if !check.notLookedAt.isEmpty {
      lines += WrappedText.lines(
        "Not looked at, because the reading was refused: "
          + check.notLookedAt.joined(separator: ", ") + ".",
        after: ""
      )
    }
    self.lines = lines + [CheckListing.summary(check)]
  }

  private static func heading(_ severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: "Errors"
    case .warning: "Warnings"
    case .note: "Notes"
    }
  }

  private static func summary(_ check: ExportCheck) -> String {
    let severities: [(Diagnostic.Severity, String)] = [
      (.error, "error"), (.warning, "warning"), (.note, "note"),
    ]
    let parts = severities.map { severity, name in
      let count = check.count(severity)
      return "\(count) \(name)\(count == 1 ? "" : "s")"
    }
    let kinds = check.findings.count
    return "\(parts.joined(separator: ", ")) of \(kinds) kind\(kinds == 1 ? "" : "s")."
  }

  private static func lines(of file: CheckedFile) -> [String] {
    var lines = [file.name]
    guard let dialect = file.dialect else { return lines + ["  not read as a table"] }
    lines.append("  " + dialect)
    if file.isCompanion { return lines + ["  goes with the dataset; it holds no answers"] }
    if let rows = file.rows {
      lines.append(
        "  \(rows.all) rows: \(rows.used) used, \(rows.withoutAnswers) without answers, "
          + "\(rows.blank) blank, \(rows.refused) refused"
      )
    }
    lines.append("  \(file.columns.count) columns")
    for (title, names) in uses(of: file.columns) {
      let shown = names.prefix(mostColumns).joined(separator: ", ")
      let rest = names.count > mostColumns ? " and \(names.count - mostColumns) more" : ""
      lines += WrappedText.lines(shown + rest, after: "    \(title): ")
    }
    return lines
  }

  /// The columns by what they were taken for, in the order in which they stand.
  private static func uses(of columns: [CheckedColumn]) -> [(title: String, names: [String])] {
    var uses: [(title: String, names: [String])] = []
    for column in columns {
      let instrument = column.subject?.split(separator: ".").first.map(String.init) ?? ""
      let title =
        switch column.use {
        case .respondent, .wave, .date: column.use.rawValue
        case .answerMode: "way of answering"
        case .group: "group \(column.subject ?? "")"
        case .item: "items of \(instrument)"
        case .total: "totals of \(instrument)"
        case .itemName: "names of items"
        case .instrumentName: "names of instruments"
        case .answer: "answers"
        case .repetition: "repetition"
        case .completion: "whether submitted"
        case .preview: "whether a trial"
        case .copied: "texts that may be copied"
        case .personal: "axes and ratings"
        case .other: "ignored, or of other use"
        case .notUsed: "not used"
        }
      let name = column.name.isEmpty ? "column \(column.column)" : column.name
      if let known = uses.firstIndex(where: { $0.title == title }) {
        uses[known].names.append(name)
      } else {
        uses.append((title, [name]))
      }
    }
    return uses
  }

  private static func lines(of finding: Finding) -> [String] {
    var lines = WrappedText.lines(
      "\(finding.title) [\(finding.code)]",
      after: "  " + "\(finding.count) × "
    )
    for detail in finding.details.prefix(mostDetails) {
      lines += WrappedText.lines(detail, after: "      ")
    }
    let more = finding.details.count - mostDetails
    if more > 0 { lines.append("      and \(more) more") }
    if let places = places(of: finding) { lines += WrappedText.lines(places, after: "      at ") }
    if let remedy = finding.remedy { lines += WrappedText.lines(remedy, after: "      → ") }
    return lines
  }

  private static func places(of finding: Finding) -> String? {
    let shown = finding.places.prefix(mostPlaces).map(\.text)
    guard !shown.isEmpty else { return nil }
    let rest = finding.count - shown.count
    return shown.joined(separator: ", ") + (rest > 0 ? ", and \(rest) more" : "")
  }

  /// The items that somebody left blank, those most often left blank first.
  private static func blanks(_ blanks: [ItemBlanks]) -> [String] {
    let found = blanks.filter { $0.blanks > 0 }
    guard !found.isEmpty else { return [] }
    let sorted = found.sorted { one, other in
      let mine = one.blanks * other.measurements
      let theirs = other.blanks * one.measurements
      return mine != theirs
        ? mine > theirs : (one.instrument, one.item) < (other.instrument, other.item)
    }
    let lines = sorted.prefix(mostColumns).map { item in
      "  " + "\(item.instrument) \(item.item)".padded(to: 32)
        + "\(item.blanks) of \(item.measurements)".padded(to: 16)
        + "\((item.share * 1000).rounded() / 10) %"
    }
    let more = found.count - lines.count
    return ["Blank answers, the most first"] + lines
      + (more > 0 ? ["  and \(more) more items; --format json lists all"] : []) + [""]
  }
}

extension FindingPlace {
  /// The place as `file:line:column (name)`, with the rows that belong to it.
  fileprivate var text: String {
    var text = file ?? ""
    if let line { text += ":\(line)" }
    if let column, line != nil { text += ":\(column)" }
    if let columnName, !columnName.isEmpty { text += " (\(columnName))" }
    guard let first = others.first else { return text }
    let name = first.file == file ? "line \(first.line)" : "\(first.file):\(first.line)"
    return text + " with \(name)" + (others.count > 1 ? " …" : "")
  }
}
