import FremgangJSON

extension FollowUpRule {
  /// Reads a rule; what is wrong goes to the reader's collector.
  init?(reading rule: JSONObjectReader) {
    let days = rule.required("dueAfterDays")?.int(in: 0...100_000)
    let column = rule.optional("reasonColumn").flatMap { value in
      value.nonEmptyString().map { Column($0, at: value.place) }
    }
    var reasons: [Reason: [String]] = [:]
    if let named = rule.optional("reasons")?.object() {
      if column == nil {
        rule.report(
          "reasons-without-column",
          "Reasons are read from a column, and none is named.",
          remedy: "Add “reasonColumn”.",
          at: "reasons"
        )
      }
      reasons = FollowUpRule.readReasons(named)
    }
    rule.finish()
    guard let days else { return nil }
    self.init(dueAfterDays: days, reasonColumn: column, reasons: reasons)
  }

  private static func readReasons(_ object: JSONObjectReader) -> [Reason: [String]] {
    var reasons: [Reason: [String]] = [:]
    var taken: [String: Reason] = [:]
    for reason in Reason.allCases {
      for text in object.optional(reason.rawValue)?.array() ?? [] {
        guard let word = text.nonEmptyString() else { continue }
        if let other = taken.updateValue(reason, forKey: folded(word)), other != reason {
          text.report(
            "reason-given-twice",
            "This text stands for “\(other.rawValue)” already.",
            remedy: "Give each text to one reason; case and blanks do not count."
          )
        }
        reasons[reason, default: []].append(word)
      }
    }
    object.finish()
    return reasons
  }
}
