package import FremgangJSON
import FremgangStatistics

/// Reads the counts of a part from a document that may be damaged or made up.
///
/// Everything that the counts must fulfil is checked, so that nothing that is computed from them can
/// fail: what is wrong is reported with its place.
package struct TablesReader {
  private let object: JSONObjectReader
  private let instruments: [Instrument]
  private let plan: EvaluationPlan
  let faults: DiagnosticCollector

  /// The most that anything is counted.
  static let counts: ClosedRange<Int> = 0...LatticeLimits.count

  /// Creates a reader of the counts in `object`, which were made under `plan`.
  package init(_ object: JSONObjectReader, instruments: [Instrument], plan: EvaluationPlan) {
    self.object = object
    self.instruments = instruments
    self.plan = plan
    faults = object.collector
  }

  /// The counts, or nothing when something is wrong with them.
  package func tables() -> EvaluationTables? {
    let faultsBefore = faults.diagnostics.count
    var tables = EvaluationTables()
    tables.measurements = object.count("measurements")
    tables.personalRatings = object.count("personalRatings")
    tables.respondentsIncluded = object.count("respondentsIncluded")
    tables.respondentsPairedOnAny = object.count("respondentsPairedOnAny")
    tables.ledger = ledger()
    tables.waves = texts("waves")
    tables.answerModes = texts("answerModes")
    if tables.answerModes != tables.answerModes.sorted() {
      object.report("partial-order", "The answer modes are not in order.", at: "answerModes")
    }
    readGroupings(into: &tables)
    guard faults.diagnostics.count == faultsBefore else { return nil }
    tables.instruments = readInstruments(tables)
    tables.signs = signs(tables)
    tables.personal = personal()
    object.finish()
    guard faults.diagnostics.count == faultsBefore else { return nil }
    if let broken = tables.brokenIdentity {
      object.report("partial-identity", "The counts contradict each other: \(broken).")
      return nil
    }
    return tables
  }

  private func ledger() -> [LedgerReason: Int] {
    guard let bins = object.required("ledger")?.object() else { return [:] }
    var ledger: [LedgerReason: Int] = [:]
    for reason in LedgerReason.allCases {
      ledger[reason] = bins.optional(reason.rawValue)?.int(in: TablesReader.counts)
    }
    bins.finish()
    return ledger
  }

  /// Texts of which no two are the same label.
  private func texts(_ key: String) -> [String] {
    guard let reader = object.required(key) else { return [] }
    let texts = (reader.array() ?? []).compactMap { $0.string() }
    if Set(texts.map(\.folded)).count < texts.count {
      reader.report("partial-twice", "A text stands twice in this list.")
    }
    return texts
  }

  private func readGroupings(into tables: inout EvaluationTables) {
    guard let reader = object.required("groupings"), let all = reader.array() else { return }
    guard all.count == plan.groupings.count else {
      reader.report("partial-groups", "The plan has \(plan.groupings.count) groups.")
      return
    }
    for (entry, planned) in zip(all, plan.groupings) {
      guard let grouping = entry.object() else { continue }
      if let id = grouping.required("id")?.string(), id != planned.id {
        grouping.report("partial-groups", "The plan has another group here.", at: "id")
      }
      let found = (grouping.required("levels")?.array() ?? []).compactMap { $0.string() }
      let counted = CountedGrouping(planned, found: found, plan: plan)
      if counted.levels != found {
        grouping.report("partial-order", "The levels are not those of the plan.", at: "levels")
      }
      tables.groupings.append(counted)
      tables.groupChanges[planned.id] = grouping.count("changed")
      grouping.finish()
    }
  }

  private func readInstruments(_ tables: EvaluationTables) -> [InstrumentTables] {
    var known = Set<String>()
    return (object.required("instruments")?.array() ?? []).compactMap { entry in
      guard let reader = entry.object(), let id = reader.required("id")?.string() else {
        return nil
      }
      guard let instrument = instruments.first(where: { $0.id == id && $0.kind == .scored }),
        known.insert(id).inserted
      else {
        reader.report("partial-instrument", "This instrument has no place here.", at: "id")
        return nil
      }
      return InstrumentTablesReader(reader, instrument, tables).tables()
    }
  }

  private func signs(_ tables: EvaluationTables) -> [SignTable] {
    let ids = tables.instruments.map(\.instrument.id)
    let wanted = ids.indices.flatMap { second in (0..<second).map { [ids[$0], ids[second]] } }
    guard let reader = object.required("signs"), let all = reader.array() else { return [] }
    guard all.count == wanted.count else {
      reader.report("partial-signs", "There are \(wanted.count) pairs of instruments.")
      return []
    }
    return zip(all, wanted).compactMap { entry, ids in
      guard let table = entry.object() else { return nil }
      for (key, id) in zip(["first", "second"], ids) {
        if let text = table.required(key)?.string(), text != id {
          table.report("partial-signs", "Another instrument belongs here.", at: key)
        }
      }
      let stated = (table.required("stated")?.array() ?? []).map(\.signs)
      if stated.count != tables.groupings.count {
        table.report("partial-groups", "The plan has another number of groups.", at: "stated")
      }
      let everyone = table.required("everyone")?.signs
      table.finish()
      return SignTable(
        first: ids[0],
        second: ids[1],
        everyone: everyone ?? SignTable.empty,
        stated: stated
      )
    }
  }

  private func personal() -> [PersonalStar] {
    guard let reader = object.required("personal"), let all = reader.array() else { return [] }
    let stars = all.compactMap { entry in
      entry.object().flatMap { PersonalStarReader($0, instruments).star() }
    }
    let order = Dictionary(
      zip(instruments.map(\.id), instruments.indices),
      uniquingKeysWith: { first, _ in first }
    )
    for (one, next) in zip(stars, stars.dropFirst()) {
      let keys = [one, next].map { (order[$0.instrument] ?? 0, $0.key) }
      guard keys[0] < keys[1] else {
        reader.report("partial-order", "The stars are not in order, or one stands twice.")
        break
      }
    }
    return stars
  }
}

extension JSONObjectReader {
  /// A number of people or measurements; 0 where something else stands, which is reported.
  func count(_ key: String) -> Int {
    required(key)?.int(in: TablesReader.counts) ?? 0
  }
}

extension JSONValueReader {
  /// A flat list of counts in groups of `width`.
  func counts(width: Int) -> [[Int]] {
    guard let flat = integers(in: 0...Int64(LatticeLimits.count)) else { return [] }
    guard flat.count % width == 0 else {
      report("partial-length", "This list should hold a multiple of \(width) numbers.")
      return []
    }
    return stride(from: 0, to: flat.count, by: width).map { start in
      flat[start..<(start + width)].map { Int($0) }
    }
  }

  /// A table of signs.
  var signs: SignTable.Signs {
    let rows = counts(width: 3)
    if rows.count == 3 { return rows }
    report("partial-length", "This list should hold 9 numbers.")
    return SignTable.empty
  }
}

/// Reads one person's star.
private struct PersonalStarReader {
  private let object: JSONObjectReader
  private let instruments: [Instrument]

  init(_ object: JSONObjectReader, _ instruments: [Instrument]) {
    self.object = object
    self.instruments = instruments
  }

  func star() -> PersonalStar? {
    let id = object.required("instrument")?.string()
    let key = object.required("key")?.string()
    let baseline = object.required("baseline")?.choice(Baseline.self)
    let axes = object.required("axes")?.array()
    object.finish()
    guard let instrument = instruments.first(where: { $0.id == id && $0.kind == .personal }) else {
      object.report("partial-instrument", "This is no personal instrument.", at: "instrument")
      return nil
    }
    guard let key, let baseline, let axes else { return nil }
    let empty = PersonalStar.findings(of: instrument, baseline: baseline, axes: [])
    return PersonalStar(
      key: key,
      findings: PersonalStar.findings(
        of: instrument,
        baseline: baseline,
        axes: axes.compactMap { axis($0, in: empty.minimum...empty.maximum) }
      )
    )
  }

  private func axis(
    _ entry: JSONValueReader,
    in bounds: ClosedRange<Int>
  ) -> PersonalFindings.Axis? {
    guard let axis = entry.object() else { return nil }
    let label = axis.required("label")?.string()
    let before = axis.optional("before")?.int(in: bounds)
    let after = axis.optional("after")?.int(in: bounds)
    axis.finish()
    return label.map { PersonalFindings.Axis(label: $0, before: before, after: after) }
  }
}
