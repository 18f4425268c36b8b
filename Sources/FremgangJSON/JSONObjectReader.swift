/// Reads the members of one object and remembers which were asked for.
///
/// Ask for every key that the format knows, then call ``finish()``: it reports the keys that are
/// left over and says which known key was probably meant.
public final class JSONObjectReader {
  /// The object's path in the document.
  public var path: String { reader.path }
  /// Where the object begins.
  public var position: JSONPosition { reader.node.position }
  /// Where faults go.
  public var collector: DiagnosticCollector { reader.collector }

  private let members: [JSONMember]
  private let reader: JSONValueReader
  /// The keys that were asked for: as few as the format has.
  private var asked: [String] = []
  private var knowsAll = false

  /// How many unknown keys are compared with the known ones; a file with more was made to be slow.
  private static let mostCompared = 100

  init(_ members: [JSONMember], of reader: JSONValueReader) {
    self.members = members
    self.reader = reader
    asked.reserveCapacity(members.count + 4)
  }

  /// The value of a key that must be there; reports it when it is missing or `null`.
  public func required(_ key: String) -> JSONValueReader? {
    if let value = optional(key) { return value }
    let isNull = member(called: key) != nil
    report(
      "missing-key",
      isNull ? "The key “\(key)” holds nothing." : "The key “\(key)” is missing.",
      remedy: "Add “\(key)”.",
      at: key
    )
    return nil
  }

  /// The value of a key that may be left out; `null` counts as left out.
  public func optional(_ key: String) -> JSONValueReader? {
    asked.append(key)
    // By its place, because a member is much to copy.
    guard let index = index(of: key) else { return nil }
    if case .null = members[index].value.value { return nil }
    return reader.reader(of: members[index])
  }

  /// Every key with its value, in the order in which they stand; all of them count as known.
  public func entries() -> [(key: String, keyPosition: JSONPosition, value: JSONValueReader)] {
    knowsAll = true
    return members.map { ($0.key, $0.keyPosition, reader.reader(of: $0)) }
  }

  /// Reports the keys that nobody asked for.
  public func finish() {
    let unknown = members.filter { !knowsAll && !asked.contains($0.key) }
    guard !unknown.isEmpty else { return }
    let known = Set(asked)
    let free = known.filter { member(called: $0) == nil }
    let allowed = known.sorted().map { "“\($0)”" }.joined(separator: ", ")
    for (number, member) in unknown.enumerated() {
      let isCompared = number < JSONObjectReader.mostCompared
      let meant =
        isCompared
        ? closestMatch(to: member.key, among: free) ?? closestMatch(to: member.key, among: known)
        : nil
      collector.add(
        "unknown-key",
        at: member.keyPosition,
        path: JSONPath.appending(member.key, to: path),
        "The key \(quoted(member.key)) is not known here.",
        remedy: meant.map { "Did you mean “\($0)”?" } ?? "Known keys: \(allowed)."
      )
    }
  }

  /// Reports a fault at the value of `key`, or at the object when it has no such key.
  public func report(
    _ code: String,
    severity: Diagnostic.Severity = .error,
    _ message: String,
    remedy: String? = nil,
    at key: String? = nil
  ) {
    let member = key.flatMap(member(called:))
    collector.add(
      code,
      severity: severity,
      at: member?.value.position ?? position,
      path: key.map { JSONPath.appending($0, to: path) } ?? path,
      message,
      remedy: remedy
    )
  }

  private func index(of key: String) -> Int? { members.firstIndex { $0.key == key } }

  private func member(called key: String) -> JSONMember? {
    index(of: key).map { members[$0] }
  }
}

/// Writes paths as they stand in diagnostics.
public enum JSONPath {
  /// The path of the member `key` of the object at `path`: `$.key`, or `$["other key"]`.
  public static func appending(_ key: String, to path: String) -> String {
    let isPlain = key.utf8.allSatisfy { byte in
      byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$") || byte == UInt8(ascii: "-")
        || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte)
    }
    if isPlain, !key.isEmpty { return "\(path).\(key)" }
    let shown = quoted(key).dropFirst().dropLast()
    return "\(path)[\"\(shown)\"]"
  }
}
