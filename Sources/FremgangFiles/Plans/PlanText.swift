import FremgangJSON

/// A value of a plan as it is written: on one line where it is short, and one member a line else.
indirect enum PlanText {
  case string(String)
  case number(Int)
  case bool(Bool)
  /// A number as it was written, or `null`.
  case word(String)
  case list([PlanText])
  case members([(key: String, value: PlanText)])

  private static let lineLength = 96

  /// The value as JSON, its later lines indented by `indent` spaces.
  func json(indent: Int) -> String {
    let line = inline
    if line.count + indent <= PlanText.lineLength { return line }
    let inner = String(repeating: " ", count: indent + 2)
    let outer = String(repeating: " ", count: indent)
    switch self {
    case .list(let elements):
      let lines = elements.map { inner + $0.json(indent: indent + 2) }
      return "[\n" + lines.joined(separator: ",\n") + "\n\(outer)]"
    case .members(let members):
      let lines = members.map { key, value in
        "\(inner)\(JSONText.quoted(key)): \(value.json(indent: indent + 2))"
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(outer)}"
    default: return line
    }
  }

  private var inline: String {
    switch self {
    case .string(let text): return JSONText.quoted(text)
    case .number(let number): return String(number)
    case .word(let word): return word
    case .bool(let value): return value ? "true" : "false"
    case .list(let elements): return "[" + elements.map(\.inline).joined(separator: ", ") + "]"
    case .members(let members):
      let parts = members.map { "\(JSONText.quoted($0.key)): \($0.value.inline)" }
      return parts.isEmpty ? "{}" : "{ " + parts.joined(separator: ", ") + " }"
    }
  }

  static func strings(_ texts: [String]) -> PlanText {
    .list(texts.map(PlanText.string))
  }
}
