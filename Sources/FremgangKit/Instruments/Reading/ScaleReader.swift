import FremgangJSON

/// Reads one scale of an instrument file.
enum ScaleReader {
  static func read(_ value: JSONValueReader) -> Scale {
    guard let object = value.object() else { return standIn }
    defer { object.finish() }
    let (rule, ruleProvenance) = missingRule(object.required("missingRule")?.object())
    let range = object.required("range")?.object()
    defer { range?.finish() }
    return Scale(
      id: object.id(),
      title: object.text("title"),
      items: object.list("items").map { $0.id() ?? "" },
      method: method(object.required("method")?.object()),
      missingRule: rule,
      missingRuleProvenance: ruleProvenance,
      rounding: rounding(object.optional("rounding")?.object()),
      minimum: range?.decimal("minimum") ?? DecimalNumber(0),
      maximum: range?.decimal("maximum") ?? DecimalNumber(0),
      rangeProvenance: range?.provenance() ?? nowhere,
      higherIsBetter: object.flag("higherIsBetter"),
      bands: object.optionalList("bands").map(FactReader.band),
      cutoffs: object.optionalList("cutoffs").map(FactReader.cutoff),
      questionable: object.optionalList("questionable").map(FactReader.questionable),
      reliabilities: object.optionalList("reliabilities").map(FactReader.reliability),
      norms: object.optionalList("norms").map(FactReader.norm),
      changeCriteria: object.optionalList("changeCriteria").map(FactReader.changeCriterion)
    )
  }

  static let nowhere = Provenance(source: "", status: .unverified)

  private static var standIn: Scale {
    Scale(
      id: "",
      title: LocalizedText(same: ""),
      items: [],
      method: .sum,
      missingRule: .completeOnly,
      missingRuleProvenance: nowhere,
      minimum: DecimalNumber(0),
      maximum: DecimalNumber(0),
      rangeProvenance: nowhere,
      higherIsBetter: true
    )
  }

  private static func missingRule(_ object: JSONObjectReader?) -> (MissingRule, Provenance) {
    guard let object else { return (.completeOnly, nowhere) }
    defer { object.finish() }
    let counts = 0...Scorer.mostItems
    func number(_ key: String) -> Int { object.required(key)?.int(in: counts) ?? 0 }
    let rule: MissingRule =
      switch object.required("name")?.choice(RuleName.self) {
      case .completeOnly, nil: .completeOnly
      case .prorate: .prorate(most: number("most"))
      case .meanOfAnswered: .meanOfAnswered(least: number("least"))
      case .missingCountsZero: .missingCountsZero(most: number("most"))
      }
    return (rule, object.provenance())
  }

  private enum RuleName: String, CaseIterable {
    case completeOnly, prorate, meanOfAnswered, missingCountsZero
  }

  private static func method(_ object: JSONObjectReader?) -> ScoringMethod {
    guard let object else { return .sum }
    defer { object.finish() }
    switch object.required("name")?.choice(MethodName.self) {
    case .sum, nil: return .sum
    case .mean: return .mean
    case .linear:
      let offset = object.optional("offset")?.decimal()
      return .linear(factor: object.decimal("factor"), offset: offset ?? DecimalNumber(0))
    case .lookup: return .lookup(object.list("table").compactMap(lookupEntry))
    case .count: return .count(codes: countedCodes(object.required("codes")?.object()))
    }
  }

  private enum MethodName: String, CaseIterable { case sum, mean, linear, lookup, count }

  private static func lookupEntry(_ value: JSONValueReader) -> ScoringMethod.LookupEntry? {
    guard let object = value.object() else { return nil }
    let sum = object.required("sum")?.int(in: -(1 << 30)...1 << 30)
    let score = object.required("score")?.decimal()
    object.finish()
    guard let sum, let score else { return nil }
    return ScoringMethod.LookupEntry(sum: sum, score: score)
  }

  private static func countedCodes(_ object: JSONObjectReader?) -> [String: [Int]] {
    var codes: [String: [Int]] = [:]
    for entry in object?.entries() ?? [] {
      codes[entry.key] = entry.value.array()?.compactMap { $0.int() } ?? []
    }
    return codes
  }

  private static func rounding(_ object: JSONObjectReader?) -> Rounding {
    guard let object else { return .none }
    defer { object.finish() }
    let digits = object.required("fractionDigits")?.int(in: 0...9) ?? 0
    let choices: [(name: String, value: Rounding)] = [
      ("halvesAwayFromZero", .halvesAwayFromZero(fractionDigits: digits)),
      ("halvesToEven", .halvesToEven(fractionDigits: digits)),
    ]
    return object.required("name")?.choice(among: choices) ?? .none
  }
}
