import FremgangJSON

/// Checks what belongs together in one scale.
struct ScaleLinter {
  let linter: InstrumentLinter
  let scale: Scale
  let path: String

  init(_ linter: InstrumentLinter, scale: Scale, path: String) {
    self.linter = linter
    self.scale = scale
    self.path = path
  }

  func lint() {
    let itemsAreKnown = lintItems()
    lintMethod()
    linter.lintIDs(scale.bands.map(\.id), at: "\(path).bands")
    linter.lintIDs(scale.cutoffs.map(\.id), at: "\(path).cutoffs")
    let scorer = itemsAreKnown ? compiled() : nil
    if let scorer { lintRange(scorer) }
    guard linter.isSound("\(path).range") else { return }
    lintFacts()
    if linter.isSound("\(path).bands") { lintBands(scorer) }
  }

  func report(_ fault: InstrumentFault, at part: String) {
    linter.report(fault, at: "\(path).\(part)")
  }

  /// Checks the names of the items; returns whether each is known and counts once.
  private func lintItems() -> Bool {
    let ids = linter.instrument.items.map(\.id)
    let known = Set(ids)
    var seen: Set<String> = []
    var isFine = linter.isSound("\(path).items")
    for (index, id) in scale.items.enumerated() where !id.isEmpty {
      if !known.contains(id) {
        let meant = closestMatch(to: id, among: ids)
        report(.unknownItem(id, meant: meant), at: "items[\(index)]")
        isFine = false
      } else if !seen.insert(id).inserted {
        report(.repeatedItem(id), at: "items[\(index)]")
        isFine = false
      }
    }
    return isFine
  }

  private func lintMethod() {
    switch scale.method {
    case .count(let codes): lintCounted(codes)
    case .lookup(let entries):
      for (index, pair) in zip(entries, entries.dropFirst()).enumerated()
      where pair.0.sum >= pair.1.sum {
        report(.tableOutOfOrder, at: "method.table[\(index + 1)].sum")
      }
    case .sum, .mean, .linear: return
    }
  }

  private func lintCounted(_ codes: [String: [Int]]) {
    let sets = linter.instrument.responseSets
    for id in codes.keys.sorted() {
      guard let responses = sets.first(where: { $0.id == id }) else {
        let meant = closestMatch(to: id, among: sets.map(\.id))
        report(.unknownCountedSet(id, meant: meant), at: JSONPath.appending(id, to: "method.codes"))
        continue
      }
      for (index, code) in (codes[id] ?? []).enumerated() where !responses.offers(code) {
        report(.countedCodeNotOffered(code), at: "method.codes.\(id)[\(index)]")
      }
    }
    for (index, item) in linter.instrument.items.enumerated()
    where item.isReversed && scale.items.contains(item.id) {
      linter.report(.reversalUnused(scale: scale.id), at: "$.items[\(index)].reversed")
    }
  }

  /// The scale compiled, unless something that it rests on is broken already.
  private func compiled() -> Scorer? {
    let parts = ["method", "missingRule", "rounding"].map { "\(path).\($0)" }
    guard (parts + ["$.items", "$.responseSets"]).allSatisfy(linter.isSound) else { return nil }
    do {
      return try Scorer(scale, of: linter.instrument)
    } catch .unknownResponseSet {
      return nil
    } catch {
      report(.scoring(error, rule: scale.missingRule), at: error.part)
      return nil
    }
  }

  private func lintRange(_ scorer: Scorer) {
    if case .lookup(let entries) = scale.method {
      for (index, entry) in entries.enumerated() where !scorer.reaches(sum: entry.sum) {
        report(.tableSumUnreachable(entry.sum), at: "method.table[\(index)].sum")
      }
    }
    guard linter.isSound("\(path).range") else { return }
    let denominator = scorer.denominator
    let isLowest = scale.minimum.order(against: scorer.lowest, over: denominator) == 0
    let isHighest = scale.maximum.order(against: scorer.highest, over: denominator) == 0
    guard !isLowest || !isHighest else { return }
    let lowest = decimals(scorer.lowest, over: denominator)
    let highest = decimals(scorer.highest, over: denominator)
    report(
      .unreachableRange(
        declared: "\(scale.minimum) to \(scale.maximum)",
        reachable: "\(lowest) to \(highest)"
      ),
      at: "range"
    )
  }

  private func decimals(_ numerator: Int64, over denominator: Int64) -> String {
    let divisor = Scorer.greatestCommonDivisor(numerator, denominator)
    let (top, bottom) = (numerator / divisor, denominator / divisor)
    return bottom == 1 ? "\(top)" : "\(Double(top) / Double(bottom))"
  }
}

extension ScoringFault {
  /// The key of the scale that the fault is reported at.
  fileprivate var part: String {
    switch self {
    case .noItems, .tooManyItems, .unknownItem, .unknownResponseSet: "items"
    case .impossibleMissingRule, .ruleDoesNotFitMethod, .unlikeItemRanges, .latticeTooFine:
      "missingRule"
    case .sumsMissingFromTable, .tableTooLong: "method"
    }
  }
}
