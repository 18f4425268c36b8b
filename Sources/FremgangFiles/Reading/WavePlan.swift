import FremgangJSON
import FremgangKit

/// The waves of an export in their order in time, and which of them make a pair.
struct WavePlan {
  /// The waves with the labels that stand for them.
  private(set) var waves: [PlanWave]
  /// Which make a pair.
  private(set) var pairing: EvaluationPlan.Pairing
  /// What is odd about their order.
  private(set) var warnings: [Diagnostic] = []
  /// What was taken for one wave.
  private(set) var notes: [String] = []
  private let places: [String: Int]

  /// Settles the waves from the plan and from the labels found, or says what the plan must say.
  ///
  /// - Parameters:
  ///   - plan: what is given.
  ///   - labels: the labels that were found, in any order.
  ///   - file: a file to name in a refusal.
  /// - Throws: what the plan must say.
  init(_ plan: ExportPlan, labels: [String], file: String) throws(ExportRefusal) {
    let given = plan.waves.isEmpty ? plan.pairing.map(WavePlan.folded) : plan.pairing
    let isOrdered: Bool
    (waves, isOrdered) =
      plan.waves.isEmpty ? WavePlan.infer(labels, given) : (plan.waves, isOrdered: true)
    pairing = try WavePlan.pairing(given, waves, isOrdered, file)
    var places: [String: Int] = [:]
    for (index, wave) in waves.enumerated() {
      for label in [wave.id] + wave.values { places[CellText.folded(label)] = index }
    }
    self.places = places
    if plan.waves.isEmpty {
      warnings = WavePlan.doubts(given, waves, file)
      notes = WavePlan.merged(waves)
    }
  }

  /// A named pair stands whatever the order, but the trend between them rests on it.
  private static func doubts(
    _ pairing: EvaluationPlan.Pairing?,
    _ waves: [PlanWave],
    _ file: String
  ) -> [Diagnostic] {
    guard case .waves = pairing, waves.count > 2 else { return [] }
    let places = WaveOrder.places(of: waves.map(\.id))
    guard waves.indices.contains(where: { places?[waves[$0].id] != $0 }) else { return [] }
    let shown = WavePlan.shown(waves).prefix(12)
    let ids = shown.map { "{ \"id\": \($0) }" }.joined(separator: ", ")
    return [
      Diagnostic(
        code: "wave-order-assumed",
        severity: .warning,
        place: Place(file: file),
        message: "The labels do not tell the order of the \(waves.count) waves in time; the trend "
          + "shows \(shown.joined(separator: ", ")) in this order.",
        remedy: "List them in the plan from the first to the last: \"waves\": [\(ids)]."
      )
    ]
  }

  /// Says which events of several arms were taken for one wave.
  private static func merged(_ waves: [PlanWave]) -> [String] {
    waves.compactMap { wave in
      let arms = wave.values.filter { WaveVocabulary.withoutArm($0) != nil }
      guard arms.count > 1 else { return nil }
      let list = arms.prefix(12).map { $0.prefix(60) }.joined(separator: ", ")
      return "the events \(list) are taken for one wave, \(ShownValue.name(wave.id))"
    }
  }

  /// The index of the wave that `label` stands for.
  func index(of label: String) -> Int? {
    places[CellText.folded(label)]
  }

  /// A pairing whose waves are called as waves are that are found by looking: `T0` is `t0`.
  private static func folded(_ pairing: EvaluationPlan.Pairing) -> EvaluationPlan.Pairing {
    guard case .waves(let before, let after) = pairing else { return pairing }
    return .waves(before: WaveVocabulary.id(of: before), after: WaveVocabulary.id(of: after))
  }

  /// The waves that occur, and whether their labels tell their order; those of a pairing may be still to
  /// come, unless others are there.
  private static func infer(
    _ labels: [String],
    _ pairing: EvaluationPlan.Pairing?
  ) -> (waves: [PlanWave], isOrdered: Bool) {
    var values: [String: Set<String>] = [:]
    for label in labels { values[WaveVocabulary.id(of: label), default: []].insert(label) }
    if case .waves(let before, let after) = pairing,
      values.keys.allSatisfy([before, after].contains)
    {
      for id in [before, after] where values[id] == nil { values[id] = [] }
    }
    let places = WaveOrder.places(of: values.keys.sorted())
    var isTold = places != nil
    if let places, case .waves(let before, let after) = pairing {
      isTold = places[before] ?? Int.max < places[after] ?? Int.min
    }
    func key(_ id: String) -> (Int, String) {
      if isTold { return (places?[id] ?? 0, id) }
      if case .waves(let before, let after) = pairing {
        if id == before { return (-1, id) }
        if id == after { return (Int.max, id) }
      }
      return (WaveVocabulary.rank(of: id) ?? Int.max - 1, id)
    }
    let waves = values.keys.sorted { key($0) < key($1) }.map { id in
      PlanWave(id: id, values: (values[id] ?? []).sorted())
    }
    return (waves, places != nil)
  }

  private static func pairing(
    _ given: EvaluationPlan.Pairing?,
    _ waves: [PlanWave],
    _ isOrdered: Bool,
    _ file: String
  ) throws(ExportRefusal) -> EvaluationPlan.Pairing {
    if let given {
      try check(given, waves, file)
      if given == .firstToLast, waves.count > 1, !isOrdered {
        throw ExportRefusal([orderUnknown(waves, file)])
      }
      return given
    }
    switch waves.count {
    case 0, 1: return .firstToLast
    case 2 where isOrdered: return .waves(before: waves[0].id, after: waves[1].id)
    default: throw ExportRefusal([choice(waves, isOrdered, file)])
    }
  }

  private static func check(
    _ pairing: EvaluationPlan.Pairing,
    _ waves: [PlanWave],
    _ file: String
  ) throws(ExportRefusal) {
    guard case .waves(let before, let after) = pairing else { return }
    for id in [before, after] where !waves.contains(where: { $0.id == id }) {
      throw ExportRefusal([
        Diagnostic(
          code: "pairing-wave-unknown",
          severity: .error,
          place: Place(file: file),
          message: "The plan pairs the wave \(ShownValue.name(id)), which is not among its waves.",
          remedy: "The waves are: \(WavePlan.shown(waves).prefix(12).joined(separator: ", "))"
            + (waves.count > 12 ? " and \(waves.count - 12) more." : ".")
        )
      ])
    }
  }

  /// The last wave would be a guess: a wrong one pairs people with the middle of their time.
  private static func orderUnknown(_ waves: [PlanWave], _ file: String) -> Diagnostic {
    let ids = WavePlan.shown(waves).prefix(12).map { "{ \"id\": \($0) }" }.joined(separator: ", ")
    return Diagnostic(
      code: "wave-order-unknown",
      severity: .error,
      place: Place(file: file),
      message: "The pairs go from the first wave to the last, and the labels do not tell the order "
        + "of the \(waves.count) waves in time.",
      remedy:
        "List them in the plan from the first to the last: \"waves\": [\(ids)] in their right "
        + "order."
    )
  }

  /// A column with more labels than this, or longer ones, may hold what people wrote.
  private static let mostShown = (labels: 12, length: 32)

  /// A label with a word for a wave in it may still be a sentence that somebody wrote.
  private static let longestKnown = 60

  /// The waves' ids in quotes, as far as they can be no free text.
  private static func shown(_ waves: [PlanWave]) -> [String] {
    waves.map { wave in
      let isKnown = WaveVocabulary.rank(of: wave.id) != nil && wave.id.utf8.count <= longestKnown
      let isShort = wave.id.unicodeScalars.count <= mostShown.length
      return isKnown || (isShort && waves.count <= mostShown.labels) ? "\"\(wave.id)\"" : "\"…\""
    }
  }

  /// A wave's id where its label alone says that it is first or last, and else a gap to fill in.
  private static func likely(_ waves: [PlanWave], from least: Int, to most: Int) -> String {
    let fitting = waves.filter { wave in
      WaveVocabulary.rank(of: wave.id).map { (least...most).contains($0) } ?? false
    }
    return fitting.last.map { shown([$0])[0] } ?? "\"…\""
  }

  private static func pair(_ before: String, _ after: String) -> String {
    "\"pairing\": { \"rule\": \"waves\", \"before\": \(before), \"after\": \(after) }"
  }

  /// What to say in the plan; never an order that nobody told.
  private static func lines(_ waves: [PlanWave], _ ids: [String], _ isOrdered: Bool) -> String {
    if isOrdered {
      return "Say in the plan either \(pair(ids[0], ids[ids.count - 1])) or \"pairing\": "
        + "{ \"rule\": \"firstToLast\" }."
    }
    if ids.count == 2 {
      return
        "If \(ids[0]) comes first, say in the plan \(pair(ids[0], ids[1])); if \(ids[1]) does, "
        + "\(pair(ids[1], ids[0]))."
    }
    let list = ids.prefix(12).map { "{ \"id\": \($0) }" }.joined(separator: ", ")
    let named = pair(likely(waves, from: 0, to: 0), likely(waves, from: 1, to: Int.max))
    return "Say in the plan which make a pair, \(named); or list them from the first to the last, "
      + "\"waves\": [\(list)] in their right order, with \"pairing\": { \"rule\": \"firstToLast\" }."
  }

  private static func choice(
    _ waves: [PlanWave],
    _ isOrdered: Bool,
    _ file: String
  ) -> Diagnostic {
    let ids = WavePlan.shown(waves)
    let shown = ids.prefix(12).joined(separator: ", ")
    let rest = ids.count > 12 ? " and \(ids.count - 12) more" : ""
    let why = ids.count == 2 ? "whose order in time is not known" : "of which two make a pair"
    return Diagnostic(
      code: "waves-need-a-plan",
      severity: .error,
      place: Place(file: file),
      message: "There are \(ids.count) waves, \(why): \(shown)\(rest).",
      remedy: lines(waves, ids, isOrdered)
        + (ids.count > 12 ? " If the column holds no waves, list it under \"ignore\"." : "")
    )
  }
}
