public import FremgangJSON

/// One kind of fault or oddity in an export: how often it occurs, where first, and what to do.
///
/// Nothing in it repeats what stands in a row: no answer, no id, no date.
public struct Finding: Sendable, Hashable, Codable {
  /// How many places are kept.
  public static let mostPlaces = 20

  /// A stable name in kebab case; the documentation explains each.
  public let code: String
  /// How much it weighs.
  public let severity: Diagnostic.Severity
  /// What was found, in a sentence.
  public let title: String
  /// How often it occurs, all places counted.
  public let count: Int
  /// The first places, by file, line and column.
  public let places: [FindingPlace]
  /// What is particular to this export: names of columns and instruments, shares, counts.
  public let details: [String]
  /// What to do, where there is something to do.
  public let remedy: String?
}

/// Where a finding stands.
public struct FindingPlace: Sendable, Hashable, Codable {
  /// The file's name as the user gave it.
  public let file: String?
  /// The line on which the row begins, from 1.
  public let line: Int?
  /// The field, from 1.
  public let column: Int?
  /// The name of the column.
  public let columnName: String?
  /// Where the rows stand that this one is alike to or differs from.
  public let others: [Other]

  /// A row that belongs to a finding.
  public struct Other: Sendable, Hashable, Codable {
    /// The file's name as the user gave it.
    public let file: String
    /// The line on which the row begins, from 1.
    public let line: Int
  }

  init(
    file: String?,
    line: Int? = nil,
    column: Int? = nil,
    columnName: String? = nil,
    others: [Other] = []
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.columnName = columnName
    self.others = others
  }

  /// The order in which places are listed.
  func precedes(_ other: FindingPlace) -> Bool {
    let mine = (file ?? "", line ?? 0, column ?? 0)
    let theirs = (other.file ?? "", other.line ?? 0, other.column ?? 0)
    return mine < theirs
  }
}
