import Foundation
import Testing

/// A file of reference cases: inputs, and values computed by other programs.
struct ReferenceFile {
  let topic: String
  let cases: [ReferenceCase]

  /// The folder beside this file, or the one that `FREMGANG_REFERENCE` names.
  static var folder: URL {
    let beside = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Reference").path()
    let folder = ProcessInfo.processInfo.environment["FREMGANG_REFERENCE"] ?? beside
    return URL(filePath: folder)
  }

  /// Whether the folder holds the data of others that some cases need, which are not ours to ship.
  static var hasData: Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: "data").path())
  }

  /// Reads a topic from the folder.
  init(_ topic: String) throws {
    self.topic = topic
    let data = try Data(contentsOf: Self.folder.appending(path: "\(topic).json"))
    let root = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    let tolerances = root["tolerances"] as? [String: Any] ?? [:]
    let relative = (tolerances["default"] as? [String: Any])?["rel"] as? Double ?? 1e-11
    cases = try #require(root["cases"] as? [[String: Any]]).map {
      ReferenceCase($0, relative: relative)
    }
  }

  /// Runs the cases of each kind by its check; a kind that is neither known nor listed as not yet
  /// built fails.
  func run(
    _ checks: [String: (ReferenceCase) throws -> Void],
    notBuilt: Set<String> = []
  ) throws {
    var counts: [String: Int] = [:]
    for reference in cases where !notBuilt.contains(reference.kind) {
      guard let check = checks[reference.kind] else {
        Issue.record("\(topic): no check for the kind \(reference.kind)")
        continue
      }
      try check(reference)
      counts[reference.kind, default: 0] += 1
    }
    let detail = counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    let total = counts.values.reduce(0, +)
    print(
      "reference \(topic): \(total) of \(cases.count) cases run (\(detail.joined(separator: ", ")))"
    )
  }
}

/// One reference case.
struct ReferenceCase {
  let id: String
  let kind: String
  let status: String
  let inputs: [String: Any]
  let options: [String: Any]
  let expected: [String: Any]
  private let relative: Double
  private let absolute: Double?

  init(_ root: [String: Any], relative: Double) {
    id = root["id"] as? String ?? "?"
    kind = root["kind"] as? String ?? "?"
    status = root["status"] as? String ?? "?"
    inputs = root["inputs"] as? [String: Any] ?? [:]
    options = root["options"] as? [String: Any] ?? [:]
    expected = root["expected"] as? [String: Any] ?? [:]
    let own = root["tol"] as? [String: Any]
    self.relative = own?["rel"] as? Double ?? relative
    absolute = own?["abs"] as? Double
  }

  /// A number of the inputs.
  func number(_ key: String) throws -> Double {
    try #require(Self.double(inputs[key]), "\(id): \(key)")
  }

  /// A list of numbers of the inputs.
  func numbers(_ key: String) throws -> [Double] {
    let list = try #require(inputs[key] as? [Any], "\(id): \(key)")
    return try list.map { try #require(Self.double($0), "\(id): \(key)") }
  }

  /// An expected number, if the case has one.
  func value(_ key: String) -> Double? { Self.double(expected[key]) }

  /// An expected list of numbers, if the case has one.
  func values(_ key: String) -> [Double]? { (expected[key] as? [Any])?.compactMap(Self.double) }

  /// Whether the case says that the field is undefined.
  func isUndefined(_ key: String) -> Bool { expected[key] is NSNull }

  /// Compares a number with the expected one; does nothing when the case has none.
  func check(
    _ key: String,
    _ actual: Double?,
    relative: Double? = nil,
    absolute: Double? = nil,
    isProbability: Bool = false
  ) {
    guard let wanted = value(key) else {
      if isUndefined(key), let actual { Issue.record("\(id) \(key): \(actual), not undefined") }
      return
    }
    compare(
      key,
      actual,
      wanted,
      relative: relative,
      absolute: absolute,
      isProbability: isProbability
    )
  }

  /// Compares a p-value, which is relative down to the smallest normal double.
  func checkP(_ key: String, _ actual: Double?, relative: Double? = nil) {
    check(key, actual, relative: relative, isProbability: true)
  }

  /// Compares two ends with the expected ones.
  func check(
    _ key: String,
    _ actual: (lower: Double, upper: Double)?,
    relative: Double? = nil,
    absolute: Double? = nil
  ) {
    guard let wanted = values(key), wanted.count == 2 else {
      if isUndefined(key), actual != nil { Issue.record("\(id) \(key): not undefined") }
      return
    }
    compare("\(key)[0]", actual?.lower, wanted[0], relative: relative, absolute: absolute)
    compare("\(key)[1]", actual?.upper, wanted[1], relative: relative, absolute: absolute)
  }

  func compare(
    _ key: String,
    _ actual: Double?,
    _ wanted: Double,
    relative: Double? = nil,
    absolute: Double? = nil,
    isProbability: Bool = false
  ) {
    guard let actual else {
      Issue.record("\(id) \(key): missing, not \(wanted)")
      return
    }
    if actual == wanted || (isProbability && wanted < 1e-300 && actual < 1.1e-300) { return }
    let floor = !isProbability && abs(wanted) < 1e-12 ? 1e-12 : 0
    let own = max(relative ?? 0, self.relative)
    let allowed = max(absolute ?? self.absolute ?? floor, own * abs(wanted))
    if !(abs(actual - wanted) <= allowed) {
      Issue.record("\(id) \(key): \(actual), not \(wanted), off by \((actual - wanted) / wanted)")
    }
  }

  static func double(_ any: Any?) -> Double? {
    switch any {
    case let text as String: Double(text)
    case is NSNull: nil
    case let number as NSNumber: number.doubleValue
    default: nil
    }
  }
}
