import FremgangDigests
public import FremgangJSON

/// What went into a folder and what came out: the file that marks the folder as ours.
///
/// It holds no date, so that the same input gives the same bytes.
public struct Manifest: Sendable, Hashable, Codable {
  /// The schema: `fremgang.manifest/1`.
  public var schema: String
  /// The version of the program.
  public var version: String
  /// The files that were read.
  public var inputs: [Input]
  /// The plan that was used.
  public var plan: Plan
  /// The instruments that were used.
  public var instruments: [UsedInstrument]
  /// What the reader remarked, with positions.
  public var remarks: [Remark]
  /// The files that were written, without this one.
  public var outputs: [Output]

  /// The schema that this version writes.
  public static let schemaName = "fremgang.manifest/1"

  /// A file that was read; its rows are accounted for.
  public struct Input: Sendable, Hashable, Codable {
    /// The file's name without its folder.
    public var name: String
    /// Its SHA-256.
    public var sha256: String
    /// Its size.
    public var bytes: Int
    /// Its dialect in words.
    public var dialect: String
    /// Rows after the header.
    public var rows: Int
    /// Where the rows went; the bins sum to ``rows``.
    public var bins: [RowBin]

    /// Creates an account of a file.
    public init(
      name: String,
      sha256: String,
      bytes: Int,
      dialect: String,
      rows: Int,
      bins: [RowBin]
    ) {
      self.name = name
      self.sha256 = sha256
      self.bytes = bytes
      self.dialect = dialect
      self.rows = rows
      self.bins = bins
    }
  }

  /// One reason and the number of rows it took.
  public struct RowBin: Sendable, Hashable, Codable {
    /// The reason, such as `used` or `blank`.
    public var reason: String
    /// How many rows.
    public var rows: Int

    /// Creates a bin.
    public init(reason: String, rows: Int) {
      self.reason = reason
      self.rows = rows
    }
  }

  /// The plan that was used.
  public struct Plan: Sendable, Hashable, Codable {
    /// The file's name; `nil` when the plan was inferred.
    public var file: String?
    /// The file's SHA-256; `nil` when the plan was inferred.
    public var sha256: String?

    /// Creates an account of a plan.
    public init(file: String?, sha256: String?) {
      self.file = file
      self.sha256 = sha256
    }
  }

  /// An instrument that was used.
  public struct UsedInstrument: Sendable, Hashable, Codable {
    /// The instrument's id.
    public var id: String
    /// The version of its declaration.
    public var version: String
    /// The SHA-256 of its declaration.
    public var sha256: String

    /// Creates an account of an instrument.
    public init(id: String, version: String, sha256: String) {
      self.id = id
      self.version = version
      self.sha256 = sha256
    }
  }

  /// A remark of the reader's.
  public struct Remark: Sendable, Hashable, Codable {
    /// The stable code.
    public var code: String
    /// The file.
    public var file: String?
    /// The line.
    public var line: Int?
    /// The column.
    public var column: Int?

    /// Takes the position of a diagnostic, and none of its words.
    public init(_ diagnostic: Diagnostic) {
      code = diagnostic.code
      file = diagnostic.place.file
      line = diagnostic.place.line
      column = diagnostic.place.column
    }
  }

  /// A file that was written.
  public struct Output: Sendable, Hashable, Codable {
    /// Its path within the folder.
    public var path: String
    /// Its SHA-256.
    public var sha256: String
    /// Its size.
    public var bytes: Int

    /// Creates an account of a file.
    public init(path: String, bytes: [UInt8]) {
      self.path = path
      sha256 = SHA256.hexadecimal(of: bytes)
      self.bytes = bytes.count
    }
  }

  /// Creates a manifest.
  public init(
    version: String,
    inputs: [Input],
    plan: Plan,
    instruments: [UsedInstrument],
    remarks: [Remark],
    outputs: [Output]
  ) {
    schema = Manifest.schemaName
    self.version = version
    self.inputs = inputs
    self.plan = plan
    self.instruments = instruments
    self.remarks = remarks
    self.outputs = outputs
  }
}
