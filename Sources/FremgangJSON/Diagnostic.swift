/// One fault or oddity found in somebody's data: what it is, where it stands and what to do.
///
/// The module that finds a fault writes its sentence in one place; whoever prints diagnostics adds
/// nothing but layout. A message never repeats a person's answers or id.
public struct Diagnostic: Error, Sendable, Hashable {
  /// How much a diagnostic weighs.
  public enum Severity: String, Sendable, Hashable, Comparable, CaseIterable, Codable {
    /// Something worth knowing; nothing is wrong.
    case note
    /// Something odd that does not stop the work.
    case warning
    /// Something that makes the data unusable as it stands.
    case error

    /// Orders by weight: note, warning, error.
    public static func < (one: Severity, other: Severity) -> Bool {
      one.rank < other.rank
    }

    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  /// A stable, machine-readable name in kebab case, such as `value-out-of-range`.
  public let code: String
  /// How much it weighs.
  public let severity: Severity
  /// Where it stands, as far as that is known.
  public let place: Place
  /// One English sentence that says what was found.
  public let message: String
  /// One English sentence that says what to do, when there is something to do.
  public let remedy: String?

  /// Creates a diagnostic.
  public init(
    code: String,
    severity: Severity,
    place: Place,
    message: String,
    remedy: String? = nil
  ) {
    self.code = code
    self.severity = severity
    self.place = place
    self.message = message
    self.remedy = remedy
  }
}

/// Where something stands: in a file by line and column, in a document by its path, or both.
public struct Place: Sendable, Hashable {
  /// The file's name as the user gave it.
  public var file: String?
  /// The line, counted from 1.
  public var line: Int?
  /// The column, counted from 1: a field in a table, a character in a document.
  public var column: Int?
  /// The path in a JSON document, such as `$.scales[0].items[3]`.
  public var path: String?

  /// Creates a place from whatever is known of it.
  public init(file: String? = nil, line: Int? = nil, column: Int? = nil, path: String? = nil) {
    self.file = file
    self.line = line
    self.column = column
    self.path = path
  }
}

extension Diagnostic: CustomStringConvertible {
  /// The diagnostic on one line, as a compiler would print it: place, severity, message, remedy.
  public var description: String {
    let where_ = place.description
    let head = where_.isEmpty ? "" : where_ + ": "
    let tail = remedy.map { " " + $0 } ?? ""
    return "\(head)\(severity.rawValue): \(message)\(tail) [\(code)]"
  }
}

extension Place: CustomStringConvertible {
  /// The place as `file:line:column path`, leaving out what is not known.
  public var description: String {
    var parts: [String] = []
    if let file { parts.append(file) }
    if let line { parts.append(file == nil ? "line \(line)" : "\(line)") }
    if let column, line != nil { parts.append("\(column)") }
    let position = parts.joined(separator: ":")
    guard let path else { return position }
    return position.isEmpty ? path : "\(position) \(path)"
  }
}
