public import FremgangJSON
public import FremgangKit

/// One file of an export.
public struct ExportFile: Sendable {
  /// The file's name as the user gave it; it stands in diagnostics and may tell the wave.
  public var name: String
  /// What is in it.
  public var bytes: [UInt8]

  /// Creates a file from its name and bytes.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// What an export holds, how that was found out, and what is wrong with it.
public struct ExportReading: Sendable {
  /// The answers.
  public let responses: Responses
  /// The texts that the plan lets be copied.
  public let copied: CopiedTexts
  /// The plan in effect: the one that was given, completed by looking.
  public let plan: ExportPlan
  /// Whether no plan was given, so that all of it was found by looking.
  public let isInferred: Bool
  /// What was detected and inferred, a line each.
  public let notes: [String]
  /// What is wrong or odd, by file, line and column; of each code only the first.
  public let diagnostics: [Diagnostic]
  /// How many diagnostics of each code were left out.
  public let suppressedDiagnostics: [String: Int]
  /// The account of each table.
  public let files: [FileAccount]
  /// What only all rows together show; of codes only where a part was read.
  package internal(set) var evidence: WholeEvidence

  /// The codes of errors that `"onBadValue": "exclude"` turns into warnings.
  ///
  /// A row beyond the limits is an error all the same, because nothing after it is read.
  package static let excludableCodes: Set<String> = [
    "value-not-a-code", "value-out-of-range", "value-ambiguous", "excel-damage", "wave-unknown",
    "date-unreadable", "total-not-a-score", "total-disagrees", "number-ambiguous", "row-too-long",
    "row-too-short", "quote-misplaced", "quote-unterminated", "quote-ambiguous",
    "respondent-missing", "row-is-a-sum", "axis-missing", "item-answered-twice",
  ]

  /// Whether there are errors, so that nothing may be computed from the answers.
  public var hasErrors: Bool {
    diagnostics.contains { $0.severity == .error }
  }

  /// How many diagnostics were left out altogether.
  public var suppressedCount: Int {
    suppressedDiagnostics.values.reduce(0, +)
  }
}

/// What became of the rows of one table: a file, or what was found in an archive or a workbook.
///
/// The rows used, without answers, blank and refused sum to ``rows``.
public struct FileAccount: Sendable, Hashable {
  /// Where it was found, such as `export.zip/dataset.csv`.
  public var name: String
  /// The index of the file, among those given, that the table was found in.
  public var file = 0
  /// How it is written.
  public var dialect: CSVDialect
  /// The rows after the header, blank ones included.
  public var rows = 0
  /// Rows that gave at least one measurement or rating.
  public var rowsUsed = 0
  /// Rows that name a respondent but hold no answer to any instrument.
  public var rowsWithoutAnswers = 0
  /// Rows in which every field is blank.
  public var rowsBlank = 0
  /// Rows that cannot be read or name no respondent.
  public var rowsRefused = 0
  /// The measurements, usable or not.
  public var measurements = 0
  /// The ratings of personal instruments.
  public var ratings = 0

  /// Creates an account of nothing yet.
  public init(name: String, dialect: CSVDialect) {
    self.name = name
    self.dialect = dialect
  }
}
