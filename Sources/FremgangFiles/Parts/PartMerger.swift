package import FremgangJSON
package import FremgangKit

/// Puts parts together, one after the other, and finds out whether they fit.
///
/// Of each part only its hashes of respondents are kept, eight bytes a person.
package struct PartMerger: Sendable {
  /// The plan of the parts.
  package private(set) var plan: ExportPlan?
  /// The file of that plan.
  package private(set) var planFile: PartialEvaluation.SourceFile?
  /// The instruments that were counted.
  package private(set) var instruments: [PartialEvaluation.UsedInstrument] = []
  /// The counts of all parts together.
  package private(set) var tables = EvaluationTables()
  /// The tables that were read, part by part.
  package private(set) var files: [PartialEvaluation.SourceFile] = []
  /// What was remarked in the parts, the first of each code.
  package private(set) var remarks: [PartialEvaluation.Remark] = []
  /// How many remarks of each code there were in all.
  package private(set) var remarkCounts: [String: Int] = [:]
  private var pseudonymKey: String?
  private var evidence = WholeEvidence()
  private var sketches: [(name: String, sketch: RespondentSketch)] = []

  /// Creates a merger of nothing yet.
  package init() {}

  /// Adds a part, unless it does not fit the ones before.
  ///
  /// - Parameters:
  ///   - part: the part.
  ///   - name: its file, for diagnostics.
  /// - Returns: why it does not fit.
  package mutating func add(_ part: PartialEvaluation, named name: String) -> [Diagnostic] {
    guard let plan, let first = sketches.first?.name else {
      plan = part.plan
      planFile = part.planFile
      pseudonymKey = part.pseudonymKey
      instruments = part.instruments
      tables = part.tables
      take(part, named: name)
      return []
    }
    let differences = plan.differences(from: part.plan)
    if !differences.isEmpty || instruments != part.instruments {
      let keys = differences.isEmpty ? "instruments" : differences.joined(separator: ", ")
      return [PartFaults.otherPlan(name, first, keys)]
    }
    if pseudonymKey != part.pseudonymKey { return [PartFaults.otherKey(name, first)] }
    do {
      try tables.merge(part.tables)
    } catch {
      return [PartFaults.unfit(name, "\(error)")]
    }
    take(part, named: name)
    return []
  }

  private mutating func take(_ part: PartialEvaluation, named name: String) {
    evidence.merge(part.evidence)
    files += part.files
    sketches.append((name, part.respondents))
    for remark in part.remarks {
      let count = remarkCounts[remark.code, default: 0] + 1
      remarkCounts[remark.code] = count
      if count <= (plan?.limits.diagnosticsPerCode ?? 0) { remarks.append(remark) }
    }
    for (code, count) in part.suppressedRemarks { remarkCounts[code, default: 0] += count }
  }

  /// What is wrong or odd once all parts are there, which were counted with these instruments.
  package func judged(with instruments: [Instrument]) -> [Diagnostic] {
    guard let plan else { return [] }
    let log = DiagnosticLog(limit: plan.limits.diagnosticsPerCode)
    log.add(RespondentOverlap(sketches).diagnostics)
    let file = files.first?.name ?? sketches.first?.name ?? ""
    CodeShifts.check(evidence.codes, instruments, plan, log, file: file)
    ShiftedCodes.check(evidence.lowestCodes, plan, log)
    let levels = tables.groupings.map { ($0.id, $0.levels) }
    PlanFaults.checkFilters(plan, Dictionary(levels, uniquingKeysWith: { $0 + $1 }), log)
    IdentityFaults.check(evidence.labels, log)
    return log.sorted
  }

  /// The slices that no part declares, where the parts are slices.
  package var missingSlices: [RespondentSlice] {
    let slices = sketches.compactMap { $0.sketch.slice }
    guard let count = slices.first?.count else { return [] }
    let known = Set(slices.map(\.number))
    return (1...count).lazy.filter { !known.contains($0) }
      .compactMap { RespondentSlice($0, of: count) }
  }
}

extension RespondentSketch {
  /// The slice that was declared.
  var slice: RespondentSlice? {
    if case .slice(let slice) = self { slice } else { nil }
  }

  /// The hashes; none where a slice was declared.
  var hashes: [UInt64] {
    if case .hashes(let hashes) = self { hashes } else { [] }
  }
}

/// Looks for respondents who stand in two parts.
private struct RespondentOverlap {
  private let sketches: [(name: String, sketch: RespondentSketch)]

  init(_ sketches: [(name: String, sketch: RespondentSketch)]) {
    self.sketches = sketches
  }

  var diagnostics: [Diagnostic] {
    let slices = sketches.compactMap { entry in
      entry.sketch.slice.map { (name: entry.name, slice: $0) }
    }
    if slices.isEmpty { return sharedRespondents }
    guard slices.count == sketches.count else {
      let other = sketches.first { $0.sketch.slice == nil }?.name ?? ""
      return [PartFaults.mixed(other, slices[0].name)]
    }
    var owners: [Int: String] = [:]
    return slices.compactMap { name, slice in
      guard slice.count == slices[0].slice.count else {
        return PartFaults.otherDivision(name, slice, slices[0].slice, slices[0].name)
      }
      defer { owners[slice.number] = owners[slice.number] ?? name }
      return owners[slice.number].map { PartFaults.sameSlice(name, slice, $0) }
    }
  }

  /// The parts that hold a hash that an earlier one holds too, each pair of parts once.
  private var sharedRespondents: [Diagnostic] {
    var all = sketches.flatMap(\.sketch.hashes)
    all.sort()
    var shared: [UInt64] = []
    for (one, next) in zip(all, all.dropFirst()) where one == next && shared.last != one {
      shared.append(one)
    }
    guard !shared.isEmpty else { return [] }
    var owners: [UInt64: Int] = [:]
    var counts: [[Int]: Int] = [:]
    for (place, entry) in sketches.enumerated() {
      for hash in entry.sketch.hashes where shared.containsSorted(hash) {
        if let owner = owners[hash] {
          counts[[owner, place], default: 0] += 1
        } else {
          owners[hash] = place
        }
      }
    }
    return counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { pair, count in
      PartFaults.shared(sketches[pair[1]].name, count, sketches[pair[0]].name)
    }
  }
}

extension [UInt64] {
  /// Whether an ascending list holds `value`.
  fileprivate func containsSorted(_ value: UInt64) -> Bool {
    let place = ascendingCount(below: value)
    return place < count && self[place] == value
  }
}

/// The sentences about parts that cannot be put together.
private enum PartFaults {
  private static let onePlan =
    "Make one plan with 'fremgang plan' from all of the export, and give it to every part with --plan."

  static func otherPlan(_ name: String, _ first: String, _ keys: String) -> Diagnostic {
    fault(
      "parts-differ",
      name,
      "The part was counted under another plan than '\(first)': what differs is \(keys).",
      onePlan
    )
  }

  static func otherKey(_ name: String, _ first: String) -> Diagnostic {
    fault(
      "parts-differ",
      name,
      "The pseudonyms of this part were made with another key than those of '\(first)', so nobody can "
        + "tell whether the two share a respondent.",
      "Count all parts with one key."
    )
  }

  static func unfit(_ name: String, _ reason: String) -> Diagnostic {
    fault("parts-differ", name, reason, onePlan)
  }

  static func shared(_ name: String, _ count: Int, _ other: String) -> Diagnostic {
    fault(
      "respondent-in-several-parts",
      name,
      "\(count == 1 ? "A respondent" : "\(count) respondents") of this part \(count == 1 ? "is" : "are")"
        + " in '\(other)' too.",
      "All rows of a respondent must be in one part: divide the export by respondent."
    )
  }

  static func mixed(_ name: String, _ other: String) -> Diagnostic {
    fault(
      "parts-not-comparable",
      name,
      "The part lists its respondents, and '\(other)' declares a slice, so nobody can tell whether "
        + "they share any.",
      "Count all parts with --part K/N, or none."
    )
  }

  static func otherDivision(
    _ name: String,
    _ slice: RespondentSlice,
    _ first: RespondentSlice,
    _ other: String
  ) -> Diagnostic {
    fault(
      "parts-not-comparable",
      name,
      "The part is slice \(slice), and '\(other)' is slice \(first): slices of different divisions "
        + "overlap.",
      "Divide all of the export in one way."
    )
  }

  static func sameSlice(_ name: String, _ slice: RespondentSlice, _ other: String) -> Diagnostic {
    fault(
      "slice-in-several-parts",
      name,
      "The part is slice \(slice), as '\(other)' is.",
      "Name each slice once."
    )
  }

  private static func fault(
    _ code: String,
    _ name: String,
    _ message: String,
    _ remedy: String
  ) -> Diagnostic {
    Diagnostic(
      code: code,
      severity: .error,
      place: Place(file: name),
      message: message,
      remedy: remedy
    )
  }
}
