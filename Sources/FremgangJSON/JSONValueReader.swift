/// A value in a document that is being read, with its path and the collector of its faults.
///
/// Each accessor returns the value in the type that was asked for, or reports what stands there
/// instead and returns nothing, so that reading goes on and every fault is found at once.
public struct JSONValueReader {
  /// The value.
  public let node: JSONNode
  /// Its path in the document, such as `$.scales[0].items[3]`; written out only when it is asked for.
  public var path: String { steps.path }
  /// Where faults go.
  public let collector: DiagnosticCollector
  private let steps: Steps

  /// Where the value stands, for a diagnostic that is made later.
  public var place: Place {
    Place(file: collector.file, line: node.position.line, column: node.position.column, path: path)
  }

  /// A place in the document, by the steps that lead to it.
  private indirect enum Steps {
    case root(String)
    case member(String, of: Steps)
    case element(Int, of: Steps)

    var path: String {
      switch self {
      case .root(let path): path
      case .member(let key, let object): JSONPath.appending(key, to: object.path)
      case .element(let index, let array): "\(array.path)[\(index)]"
      }
    }
  }

  /// Creates a reader of `node`; a document's own value has the path `$`.
  public init(_ node: JSONNode, path: String = "$", into collector: DiagnosticCollector) {
    self.init(node, at: .root(path), into: collector)
  }

  private init(_ node: JSONNode, at steps: Steps, into collector: DiagnosticCollector) {
    self.node = node
    self.steps = steps
    self.collector = collector
  }

  /// The reader of a member of this object.
  func reader(of member: JSONMember) -> JSONValueReader {
    JSONValueReader(member.value, at: .member(member.key, of: steps), into: collector)
  }

  /// Whether the value is `null`.
  public var isNull: Bool { node.value == .null }

  /// The value as a text.
  public func string() -> String? {
    guard case .string(let text) = node.value else { return wrongType("a text in double quotes") }
    return text
  }

  /// The value as a text that holds more than blanks.
  public func nonEmptyString() -> String? {
    guard let text = string() else { return nil }
    // Nearly all texts begin with a sign of ASCII.
    let first = text.utf8.first ?? 0
    guard
      (0x21..<0x7F).contains(first)
        || text.unicodeScalars.contains(where: { !$0.properties.isWhitespace })
    else {
      report("empty-text", "This text is empty.", remedy: "Fill it in, or remove the key.")
      return nil
    }
    return text
  }

  /// The value as a whole number within `bounds`.
  public func int(in bounds: ClosedRange<Int> = Int.min...Int.max) -> Int? {
    guard case .number(let number) = node.value, let value = number.int else {
      return wrongType("a whole number")
    }
    guard bounds.contains(value) else {
      report(
        "number-out-of-bounds",
        "\(value) lies outside \(bounds.lowerBound) to \(bounds.upperBound)."
      )
      return nil
    }
    return value
  }

  /// The value as a number, in the characters in which it was written.
  public func numberText() -> String? {
    guard case .number(let number) = node.value else { return wrongType("a number") }
    return number.source
  }

  /// The value as a double.
  public func double() -> Double? {
    guard case .number(let number) = node.value else { return wrongType("a number") }
    guard let value = number.double else {
      report("number-out-of-bounds", "This number is too large.")
      return nil
    }
    return value
  }

  /// The value as true or false.
  public func bool() -> Bool? {
    guard case .bool(let value) = node.value else { return wrongType("true or false") }
    return value
  }

  /// The value as a list of readers, one for each element.
  public func array() -> [JSONValueReader]? {
    guard case .array(let elements) = node.value else { return wrongType("an array") }
    return elements.enumerated().map { index, element in
      JSONValueReader(element, at: .element(index, of: steps), into: collector)
    }
  }

  /// The value as an object to read members from.
  public func object() -> JSONObjectReader? {
    guard case .object(let members) = node.value else { return wrongType("an object") }
    return JSONObjectReader(members, of: self)
  }

  /// The value as one of the texts that `Choice` knows.
  public func choice<Choice>(_: Choice.Type = Choice.self) -> Choice?
  where Choice: RawRepresentable & CaseIterable, Choice.RawValue == String {
    guard let text = string() else { return nil }
    if let found = Choice(rawValue: text) { return found }
    reportUnknown(text, among: Choice.allCases.map(\.rawValue))
    return nil
  }

  /// The value as one of a list of texts, each with what it stands for.
  ///
  /// It is compiled where `Choice` is known: to find out the type of the pairs when the program runs takes
  /// longer than to read a whole scale.
  @inlinable
  public func choice<Choice>(among choices: [(name: String, value: Choice)]) -> Choice? {
    index(among: choices.map { $0.name }).map { choices[$0].value }
  }

  /// The value as one of a list of texts: its index among them.
  public func index(among names: [String]) -> Int? {
    guard let text = string() else { return nil }
    if let index = names.firstIndex(of: text) { return index }
    reportUnknown(text, among: names)
    return nil
  }

  private func reportUnknown(_ text: String, among names: [String]) {
    let meant = closestMatch(to: text, among: names).map { "Did you mean “\($0)”? " } ?? ""
    let allowed = names.map { "“\($0)”" }.joined(separator: ", ")
    report(
      "unknown-value",
      "\(quoted(text)) is not known here.",
      remedy: "\(meant)Allowed: \(allowed)."
    )
  }

  /// Reports a fault at this value.
  public func report(
    _ code: String,
    severity: Diagnostic.Severity = .error,
    _ message: String,
    remedy: String? = nil
  ) {
    collector.add(
      code,
      severity: severity,
      at: node.position,
      path: path,
      message,
      remedy: remedy
    )
  }

  private func wrongType<Wanted>(_ wanted: String) -> Wanted? {
    report("wrong-type", "Here stands \(node.kindName); it should be \(wanted).")
    return nil
  }
}
