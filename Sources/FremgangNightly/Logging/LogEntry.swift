import FremgangJSON

/// One line of the log: when, how grave, of which job, what happened, and its particulars.
public struct LogEntry: Sendable, Hashable {
  /// How grave an entry is.
  public enum Level: String, Sendable, Hashable, CaseIterable {
    /// What happened.
    case info
    /// Something odd that does not stop the work.
    case warning
    /// Something that stops the work.
    case error
  }

  /// A particular: a text or a number.
  public enum Value: Sendable, Hashable {
    /// A text.
    case text(String)
    /// A whole number.
    case number(Int)
  }

  /// A particular with its name.
  public struct Field: Sendable, Hashable {
    /// The name.
    public var key: String
    /// The particular.
    public var value: Value

    /// Creates a particular that is a text.
    public init(_ key: String, _ text: String) {
      self.key = key
      value = .text(text)
    }

    /// Creates a particular that is a number.
    public init(_ key: String, _ number: Int) {
      self.key = key
      value = .number(number)
    }
  }

  /// The seconds since 1 January 1970 in Greenwich.
  public var time: Int
  /// How grave it is.
  public var level: Level
  /// The job that it is about.
  public var job: String
  /// What happened, in kebab case.
  public var event: String
  /// The particulars.
  public var fields: [Field]

  /// Creates an entry.
  public init(time: Int, level: Level, job: String, event: String, fields: [Field] = []) {
    self.time = time
    self.level = level
    self.job = job
    self.event = event
    self.fields = fields
  }

  /// The entry as a line to read: `2026-11-21T02:00:00Z job level event key=value`.
  public var text: String {
    let particulars = fields.map { field in
      switch field.value {
      case .number(let number): "\(field.key)=\(number)"
      case .text(let text): "\(field.key)=\(LogEntry.isPlain(text) ? text : JSONText.quoted(text))"
      }
    }
    let words = ["\(UTCTime(time))", job, level.rawValue, event] + particulars
    return words.joined(separator: " ")
  }

  /// The entry as a JSON object on one line.
  public var json: String {
    var members = [
      ("time", JSONText.quoted("\(UTCTime(time))")), ("level", JSONText.quoted(level.rawValue)),
      ("event", JSONText.quoted(event)), ("job", JSONText.quoted(job)),
    ]
    for field in fields {
      switch field.value {
      case .number(let number): members.append((field.key, "\(number)"))
      case .text(let text): members.append((field.key, JSONText.quoted(text)))
      }
    }
    return "{" + members.map { "\(JSONText.quoted($0.0)):\($0.1)" }.joined(separator: ",") + "}"
  }

  /// Whether a text stands in a line as one word.
  private static func isPlain(_ text: String) -> Bool {
    !text.isEmpty
      && text.unicodeScalars.allSatisfy { scalar in
        scalar != "\"" && scalar != "=" && scalar != "\\" && !scalar.properties.isWhitespace
          && !JSONText.isUnseen(scalar)
      }
  }
}
