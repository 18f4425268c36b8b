import FremgangJSON

/// A part of a plan that somebody else reads, kept as it was written so that it is written again.
struct PlanPassage: Sendable, Hashable {
  /// The parts that the nightly job reads, and says what is wrong with.
  static let ofNightlyJob = ["guards", "followUps", "rowLevel"]

  let key: String
  /// The value without its places, so that plans which say the same are equal.
  let value: JSONNode

  init(_ key: String, _ node: JSONNode) {
    self.key = key
    value = node.withoutPlaces
  }
}

extension JSONNode {
  fileprivate var withoutPlaces: JSONNode {
    let start = JSONPosition(line: 1, column: 1)
    return switch value {
    case .array(let elements): JSONNode(.array(elements.map(\.withoutPlaces)), at: start)
    case .object(let members):
      JSONNode(
        .object(
          members.map {
            JSONMember(key: $0.key, keyPosition: start, value: $0.value.withoutPlaces)
          }
        ),
        at: start
      )
    default: JSONNode(value, at: start)
    }
  }
}

extension PlanText {
  /// A value as it stood in a plan.
  init(_ node: JSONNode) {
    self =
      switch node.value {
      case .null: .word("null")
      case .bool(let value): .bool(value)
      case .number(let number): .word(number.source)
      case .string(let text): .string(text)
      case .array(let elements): .list(elements.map(PlanText.init))
      case .object(let members): .members(members.map { ($0.key, PlanText($0.value)) })
      }
  }
}
