extension Findings {
  /// The first identity that does not hold, in a sentence; nothing when all hold.
  ///
  /// Withheld figures are passed over.
  package var brokenIdentity: String? {
    let bins = ledger.bins.reduce(0) { $0 + $1.measurements }
    if bins != ledger.measurements {
      return "the ledger's bins sum to \(bins), not to \(ledger.measurements) measurements"
    }
    for instrument in instruments {
      for scale in instrument.scales {
        if let broken = scale.brokenIdentity(isRounded: methods.contains(.roundedAsPrinted)) {
          return "\(instrument.id), \(scale.id): \(broken)"
        }
      }
    }
    return attrition.lazy.compactMap(\.brokenIdentity).first
      ?? compensation.lazy.compactMap(\.brokenIdentity).first
  }
}

extension ScaleFindings {
  fileprivate func brokenIdentity(isRounded: Bool) -> String? {
    let broken =
      overall?.brokenIdentity(on: self, isRounded)
      ?? groups.lazy.compactMap { $0.summary?.brokenIdentity(on: self, isRounded) }.first
      ?? stated.lazy.compactMap { $0.summary?.brokenIdentity(on: self, isRounded) }.first
    if let broken { return broken }
    if let bins = changeHistogram?.counts.reduce(0, +), let n = overall?.n, bins != n {
      return "the bins of the change hold \(bins) pairs, not \(n)"
    }
    guard let n = overall?.n else { return nil }
    func isOfTooMany(_ alpha: InternalConsistency.Alpha?) -> Bool {
      guard let alpha, let alone = alpha.withoutPair else { return false }
      return alone < 0 || alone > alpha.n || alpha.n - alone > n
    }
    if isOfTooMany(internalConsistency?.before) || isOfTooMany(internalConsistency?.after) {
      return "alpha rests on more people than there are"
    }
    for grouping in Set(groups.map(\.by)) {
      // How many its levels hold; nothing where one of them is withheld.
      var sum: Int? = 0
      for level in groups.indices where groups[level].by == grouping {
        let pairs = groups[level].summary?.n ?? 0
        sum = groups[level].suppressed ? nil : sum.map { $0 + pairs }
      }
      if let sum, sum != n { return "the levels of \(grouping) hold \(sum) pairs, not \(n)" }
    }
    return nil
  }
}

extension Summary {
  fileprivate func brokenIdentity(on scale: ScaleFindings, _ isRounded: Bool) -> String? {
    if let before = meanBefore, let after = meanAfter, let change = meanChange {
      // Three figures rounded to a decimal or more are off by half a unit each at most.
      let tolerance =
        1e-9 * max(abs(scale.minimum), abs(scale.maximum), 1) + (isRounded ? 0.15 : 0)
      if abs(after - before - change) > tolerance { return "after − before is not the change" }
    }
    func isWhole(_ improved: Int?, _ unchanged: Int?, _ worsened: Int?) -> Bool {
      guard let improved, let unchanged, let worsened else { return true }
      return improved + unchanged + worsened == n
    }
    guard isWhole(improved, unchanged, worsened) else {
      return "improved, unchanged and worsened do not sum to \(n)"
    }
    let (important, recommended, reliable) = (importantChange, recommendedChange, reliableChange)
    guard isWhole(important?.improved, important?.unchanged, important?.worsened),
      isWhole(recommended?.improved, recommended?.unchanged, recommended?.worsened),
      isWhole(reliable?.improved, reliable?.unchanged, reliable?.worsened)
    else { return "threshold counts do not sum to \(n)" }
    if let p = tTest?.p, !(0...1).contains(p) { return "a p-value lies outside 0 to 1" }
    if let p = wilcoxon?.p, !(0...1).contains(p) { return "a p-value lies outside 0 to 1" }
    return nil
  }
}

extension AttritionFindings {
  fileprivate var brokenIdentity: String? {
    guard let before, let after, let pairs, let beforeOnly, let afterOnly else { return nil }
    if pairs + beforeOnly != before { return "\(instrument): pairs and before only are not before" }
    if pairs + afterOnly != after { return "\(instrument): pairs and after only are not after" }
    return nil
  }
}

extension CompensationFindings {
  fileprivate var brokenIdentity: String? {
    guard let signs, let pairedOnBoth, let compensated else { return nil }
    guard signs.count == 3, signs.allSatisfy({ $0.count == 3 }) else {
      return "\(worsenedOn) and \(improvedOn): the table of signs is not 3 × 3"
    }
    if signs[0].reduce(0, +) != pairedOnBoth || signs[0][2] != compensated {
      return "\(worsenedOn) and \(improvedOn): the table of signs and its sums differ"
    }
    return nil
  }
}
