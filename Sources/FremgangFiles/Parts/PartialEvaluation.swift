package import FremgangJSON
package import FremgangKit

/// What one part of an export comes to: counts that merge with those of the other parts into what the
/// whole would have given.
///
/// It is private: counts are not disclosed but complete, personal stars carry their keys, and hashes
/// of ids can be guessed by trying ids.
package struct PartialEvaluation: Sendable, Hashable {
  /// The name of the schema that is written and read.
  package static let schemaName = "fremgang.partial/1"

  /// An instrument that was counted.
  package struct UsedInstrument: Sendable, Hashable {
    /// The instrument's id.
    package let id: String
    /// The version of its declaration.
    package let version: String
    /// The SHA-256 of its declaration.
    package let sha256: String

    /// Creates an account of an instrument.
    package init(id: String, version: String, sha256: String) {
      self.id = id
      self.version = version
      self.sha256 = sha256
    }
  }

  /// A table that was read, or the plan's file, which has no rows.
  package struct SourceFile: Sendable, Hashable {
    package var name: String
    package var sha256: String
    package var bytes: Int
    package var dialect: String
    /// The rows, and by reason how many went where.
    package var rows: Int
    package var bins: [(reason: String, rows: Int)]

    /// Creates an account of a file.
    package init(
      name: String,
      sha256: String,
      bytes: Int,
      dialect: String = "",
      rows: Int = 0,
      bins: [(reason: String, rows: Int)] = []
    ) {
      self.name = name
      self.sha256 = sha256
      self.bytes = bytes
      self.dialect = dialect
      self.rows = rows
      self.bins = bins
    }
  }

  /// Something odd about a row, without its words.
  package struct Remark: Sendable, Hashable {
    package var code: String
    package var file: String?
    package var line: Int?
    package var column: Int?

    /// Takes the place of a diagnostic.
    package init(_ diagnostic: Diagnostic) {
      code = diagnostic.code
      file = diagnostic.place.file
      line = diagnostic.place.line
      column = diagnostic.place.column
    }

    init(code: String, file: String?, line: Int?, column: Int?) {
      self.code = code
      self.file = file
      self.line = line
      self.column = column
    }
  }

  /// The version of the program that counted.
  package var version: String
  /// The plan in effect.
  package var plan: ExportPlan
  /// The file of the plan, where one was given.
  package var planFile: SourceFile?
  /// The instruments, in the order of the tables.
  package var instruments: [UsedInstrument]
  /// Which respondents were counted.
  package var respondents: RespondentSketch
  /// The mark of the key that their pseudonyms were made with, where the plan asks for these.
  package var pseudonymKey: String?
  /// The counts.
  package var tables: EvaluationTables
  /// What all parts together are judged by.
  package var evidence: WholeEvidence
  /// The tables that were read.
  package var files: [SourceFile]
  /// What was remarked, the first of each code.
  package var remarks: [Remark]
  /// How many more remarks of each code there were.
  package var suppressedRemarks: [String: Int]

  /// Creates a part.
  package init(
    version: String,
    plan: ExportPlan,
    planFile: SourceFile? = nil,
    instruments: [UsedInstrument],
    respondents: RespondentSketch,
    pseudonymKey: String? = nil,
    tables: EvaluationTables,
    evidence: WholeEvidence,
    files: [SourceFile],
    remarks: [Remark],
    suppressedRemarks: [String: Int] = [:]
  ) {
    self.version = version
    self.plan = plan
    self.planFile = planFile
    self.instruments = instruments
    self.respondents = respondents
    self.pseudonymKey = pseudonymKey
    self.tables = tables
    self.evidence = evidence
    self.files = files
    self.remarks = remarks
    self.suppressedRemarks = suppressedRemarks
  }
}

extension PartialEvaluation.SourceFile {
  /// Whether two accounts are the same.
  package static func == (
    one: PartialEvaluation.SourceFile,
    other: PartialEvaluation.SourceFile
  ) -> Bool {
    (one.name, one.sha256, one.bytes, one.dialect, one.rows)
      == (other.name, other.sha256, other.bytes, other.dialect, other.rows)
      && one.bins.elementsEqual(other.bins, by: ==)
  }

  /// Hashes what tells files apart.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(sha256)
  }
}

/// Which respondents a part has counted, so that nobody is counted twice.
package enum RespondentSketch: Sendable, Hashable {
  /// The hashes of their ids, ascending, each once.
  case hashes([UInt64])
  /// All lie in this slice, which was verified.
  case slice(RespondentSlice)

  /// Creates the hashes of `respondents`.
  package init(_ respondents: [String]) {
    self.init(hashes: respondents.map { RespondentSlice.hash($0) })
  }

  /// Creates a list of hashes, in any order and repeated at will.
  package init(hashes all: [UInt64]) {
    let sorted = all.sorted()
    var hashes: [UInt64] = []
    for hash in sorted where hash != hashes.last { hashes.append(hash) }
    self = .hashes(hashes)
  }
}
