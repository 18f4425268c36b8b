/// What a publication was made from, by SHA-256: equal fingerprints give equal publications.
public struct Fingerprint: Sendable, Hashable, Codable {
  /// A file with its digest.
  public struct File: Sendable, Hashable, Codable {
    /// The file's name within its folder, or the instrument's id.
    public var name: String
    /// The SHA-256 of its bytes, in hexadecimal digits.
    public var sha256: String

    /// Creates the mark of a file.
    public init(name: String, sha256: String) {
      self.name = name
      self.sha256 = sha256
    }
  }

  /// The exports, by name.
  public var inputs: [File]
  /// The SHA-256 of what was read from the plan's file: comments and blanks do not count.
  public var plan: String
  /// Every instrument that could be recognised, by id.
  public var instruments: [File]
  /// The version of the program.
  public var program: String
  /// The SHA-256 of everything else that bears on what is published: language, minimum, guards, rules.
  public var settings: String

  /// Creates a fingerprint.
  public init(
    inputs: [File],
    plan: String,
    instruments: [File],
    program: String,
    settings: String
  ) {
    self.inputs = inputs
    self.plan = plan
    self.instruments = instruments
    self.program = program
    self.settings = settings
  }
}
