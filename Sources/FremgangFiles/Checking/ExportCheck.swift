public import FremgangJSON

/// All that is wrong or odd with an export, and how it was understood.
public struct ExportCheck: Sendable, Hashable, Codable {
  /// The schema that the JSON names.
  public static let format = "fremgang.check/1"

  /// The schema.
  public let schema: String
  /// The files, in the order in which they were given.
  public let files: [CheckedFile]
  /// The instruments that were found.
  public let instruments: [String]
  /// The waves in their order in time.
  public let waves: [String]
  /// The findings: errors first, then warnings and notes, each by code.
  public let findings: [Finding]
  /// How often each item was left blank.
  public let blanks: [ItemBlanks]
  /// What could not be looked at because the reading was refused; empty when everything was.
  public let notLookedAt: [String]

  /// How many kinds of findings there are with this severity.
  public func kinds(_ severity: Diagnostic.Severity) -> Int {
    findings.count { $0.severity == severity }
  }

  /// How many findings there are with this severity, all places counted.
  public func count(_ severity: Diagnostic.Severity) -> Int {
    findings.filter { $0.severity == severity }.map(\.count).reduce(0, +)
  }

  /// Whether anything makes the export unusable as it stands.
  public var hasErrors: Bool { kinds(.error) > 0 }
}

/// How one file of an export was understood.
public struct CheckedFile: Sendable, Hashable, Codable {
  /// The name as the user gave it.
  public let name: String
  /// How it is written, in words; nothing when it is no table.
  public let dialect: String?
  /// Whether it goes with another file, such as a table of labels, and holds no answers.
  public let isCompanion: Bool
  /// What became of its rows; nothing when they were not read.
  public let rows: CheckedRows?
  /// Its columns; empty when it is no table or holds no answers.
  public let columns: [CheckedColumn]
}

/// What became of the rows of a file.
public struct CheckedRows: Sendable, Hashable, Codable {
  /// All rows after the header.
  public let all: Int
  /// Rows that gave at least one measurement or rating.
  public let used: Int
  /// Rows that name a respondent but hold no answer.
  public let withoutAnswers: Int
  /// Rows in which every field is blank.
  public let blank: Int
  /// Rows that cannot be read or name no respondent.
  public let refused: Int
}

/// What one column was taken for.
public struct CheckedColumn: Sendable, Hashable, Codable {
  /// What a column may hold.
  public enum Use: String, Sendable, Hashable, Codable {
    /// The respondent's id, or a part of it.
    case respondent
    /// The wave.
    case wave
    /// The day of the answers.
    case date
    /// How the person answered.
    case answerMode
    /// A group that respondents belong to.
    case group
    /// The answers to an item.
    case item
    /// A total that somebody else has summed.
    case total
    /// The name of the item that the row answers.
    case itemName
    /// The name of the instrument that the row's item belongs to.
    case instrumentName
    /// The answer to the item that the row names.
    case answer
    /// The number of a repetition within a wave.
    case repetition
    /// Whether the response was submitted.
    case completion
    /// Whether the response was a trial.
    case preview
    /// A text that the plan lets be copied.
    case copied
    /// A part of a personal instrument.
    case personal
    /// Something that the plan names for another purpose, or ignores.
    case other
    /// Nothing that is read.
    case notUsed
  }

  /// The place of the column in the row, from 1.
  public let column: Int
  /// Its name; empty when the names may be people's data.
  public let name: String
  /// What it was taken for.
  public let use: Use
  /// The instrument, the group or the item that it belongs to.
  public let subject: String?
}

/// How often one item was left blank among those who answered anything of its instrument.
public struct ItemBlanks: Sendable, Hashable, Codable {
  /// The instrument's id.
  public let instrument: String
  /// The item's id.
  public let item: String
  /// How many measurements of the instrument hold an answer to any item.
  public let measurements: Int
  /// In how many of them this item has none.
  public let blanks: Int

  /// The share of blanks, from 0 to 1.
  public var share: Double {
    measurements == 0 ? 0 : Double(blanks) / Double(measurements)
  }
}
