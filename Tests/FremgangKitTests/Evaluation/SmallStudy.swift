import FremgangKit

/// A study small enough to work out by hand: two instruments, three people's worth of code.
///
/// `ladder` has three items coded 0 to 4 and is the sum of them (0 to 12), prorated when at most one
/// is missing; `worry` has one item coded 0 to 10, of which less is better.
struct SmallStudy {
  var responses = Responses()
  var plan = EvaluationPlan(pairing: .waves(before: "before", after: "after"))

  static let source = Provenance(source: "invented for a test", status: .convention)

  init(waves: [String] = ["before", "after"]) {
    responses.files = ["export.csv"]
    responses.waves = waves
    responses.instruments = [SmallStudy.ladder, SmallStudy.worry]
  }

  static let ladder = instrument(
    "ladder",
    items: 3,
    highest: 4,
    rule: .prorate(most: 1),
    higherIsBetter: true
  )
  static let worry = instrument(
    "worry",
    items: 1,
    highest: 10,
    rule: .completeOnly,
    higherIsBetter: false
  )

  /// `worry` with a retest reliability of 0.9 that counts as read in a source.
  static let retestedWorry = instrument(
    "worry",
    items: 1,
    highest: 10,
    rule: .completeOnly,
    higherIsBetter: false,
    reliabilities: [
      Reliability(
        kind: .retest,
        value: DecimalNumber(mantissa: 9, fractionDigits: 1) ?? DecimalNumber(1),
        population: "nobody",
        provenance: Provenance(source: "invented for a test", status: .verified)
      )
    ]
  )

  /// An instrument with one scale; its range is that of the sum unless `maximum` says otherwise.
  static func instrument(
    _ id: String,
    items: Int,
    highest: Int,
    rule: MissingRule,
    higherIsBetter: Bool,
    method: ScoringMethod = .sum,
    maximum: Int? = nil,
    reliabilities: [Reliability] = [],
    norms: [Norm] = []
  ) -> Instrument {
    let names = (1...items).map { "\(id)_\($0)" }
    let codes = (0...highest).map { ResponseSet.Option(code: $0, label: nil) }
    let total = Scale(
      id: "total",
      title: LocalizedText(same: "Total"),
      items: names,
      method: method,
      missingRule: rule,
      missingRuleProvenance: source,
      minimum: DecimalNumber(0),
      maximum: DecimalNumber(maximum ?? items * highest),
      rangeProvenance: source,
      higherIsBetter: higherIsBetter,
      cutoffs: [
        Cutoff(
          id: "half",
          title: LocalizedText(same: "below half"),
          value: DecimalNumber(items * highest / 2),
          beyond: .below,
          provenance: source
        )
      ],
      reliabilities: reliabilities,
      norms: norms
    )
    return Instrument(
      id: id,
      version: "1.0.0",
      convention: "sum",
      kind: .scored,
      presentation: .total,
      title: LocalizedText(same: id),
      shortTitle: LocalizedText(same: id),
      measures: LocalizedText(same: id),
      responseSets: [
        ResponseSet(id: "codes", options: codes, missingCodes: [], provenance: source)
      ],
      items: names.map { Item(id: $0, responseSet: "codes") },
      scales: [total],
      licence: Licence(
        holder: "nobody",
        terms: "none",
        textsMayBeShipped: true,
        provenance: source
      )
    )
  }

  /// Adds one measurement; `nil` among the codes is a blank.
  mutating func add(
    _ person: String,
    _ wave: String?,
    _ codes: [Int?],
    on instrument: Instrument = SmallStudy.ladder,
    day: Day? = nil
  ) {
    responses.measurements.append(
      Measurement(
        respondent: respondent(person),
        instrument: responses.instruments.firstIndex { $0.id == instrument.id } ?? 0,
        wave: wave.flatMap { responses.waves.firstIndex(of: $0) },
        day: day,
        content: .answers(codes.map { $0.map(Answer.init(code:)) ?? .blank }),
        origin: Origin(file: 0, line: responses.measurements.count + 2)
      )
    )
  }

  /// Adds a person with one answer of `worry` before and one after.
  mutating func addWorry(_ person: String, _ before: Int, _ after: Int) {
    add(person, "before", [before], on: SmallStudy.worry)
    add(person, "after", [after], on: SmallStudy.worry)
  }

  /// States the level of a grouping in one row of a person's.
  mutating func state(_ person: String, _ grouping: String, _ level: String, wave: Int = 0) {
    if !responses.groupings.contains(where: { $0.id == grouping }) {
      responses.groupings.append(Responses.Grouping(id: grouping, levels: []))
      plan.groupings.append(
        EvaluationPlan.Grouping(id: grouping, title: LocalizedText(same: grouping))
      )
    }
    let index = responses.groupings.firstIndex { $0.id == grouping } ?? 0
    if !responses.groupings[index].levels.contains(level) {
      responses.groupings[index].levels.append(level)
    }
    responses.groupValues.append(
      Responses.GroupValue(
        respondent: respondent(person),
        grouping: index,
        level: responses.groupings[index].levels.firstIndex(of: level) ?? 0,
        wave: wave,
        day: nil,
        origin: Origin(file: 0, line: responses.groupValues.count + 2)
      )
    )
  }

  private mutating func respondent(_ person: String) -> Int {
    if let index = responses.respondents.firstIndex(of: person) { return index }
    responses.respondents.append(person)
    return responses.respondents.count - 1
  }

  func findings() throws -> Findings {
    try Evaluation(of: responses, plan: plan).findings
  }
}

extension Findings {
  /// The primary scale of the instrument called `id`.
  func scale(_ id: String) -> ScaleFindings? {
    instruments.first { $0.id == id }?.scales.first
  }

  /// The ledger as a dictionary.
  var bins: [LedgerReason: Int] {
    Dictionary(uniqueKeysWithValues: ledger.bins.map { ($0.reason, $0.measurements) })
  }
}
