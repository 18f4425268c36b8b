extension ScaleLinter {
  func lintFacts() {
    let range = (scale.minimum, scale.maximum)
    let outside = InstrumentFault.outsideRange(minimum: range.0, maximum: range.1)
    func lintInside(_ value: DecimalNumber, at part: String) {
      guard linter.isSound("\(path).\(part)") else { return }
      if value < range.0 || value > range.1 { report(outside, at: part) }
    }
    for (index, cutoff) in scale.cutoffs.enumerated() {
      lintInside(cutoff.value, at: "cutoffs[\(index)].value")
    }
    for (index, score) in scale.questionable.enumerated() {
      lintInside(score.value, at: "questionable[\(index)].value")
    }
    for (index, norm) in scale.norms.enumerated() {
      lintInside(norm.mean, at: "norms[\(index)].mean")
      if let deviation = norm.standardDeviation, deviation <= DecimalNumber(0) {
        report(.standardDeviationNegative, at: "norms[\(index)].standardDeviation")
      }
    }
    lintReliabilities()
    lintChangeCriteria()
  }

  private func lintReliabilities() {
    for (index, reliability) in scale.reliabilities.enumerated() {
      let part = "reliabilities[\(index)].value"
      guard linter.isSound("\(path).\(part)") else { continue }
      if reliability.value <= DecimalNumber(0) || reliability.value > DecimalNumber(1) {
        report(.reliabilityOutOfBounds, at: part)
      }
    }
  }

  private func lintChangeCriteria() {
    for (index, criterion) in scale.changeCriteria.enumerated() {
      let part = "changeCriteria[\(index)].points"
      guard linter.isSound("\(path).\(part)") else { continue }
      let exceeds = criterion.points.exceedsDistance(from: scale.minimum, to: scale.maximum)
      if criterion.points <= DecimalNumber(0) || exceeds {
        report(.changeOutOfBounds(minimum: scale.minimum, maximum: scale.maximum), at: part)
      }
    }
  }

  /// Checks that every possible score lies in exactly one band.
  func lintBands(_ scorer: Scorer?) {
    guard let first = scale.bands.first, let last = scale.bands.last else { return }
    for (index, band) in scale.bands.enumerated() {
      let isEmpty = band.to < band.from || (band.to == band.from && !band.ownsUpperBoundary)
      if isEmpty { report(.emptyBand, at: "bands[\(index)]") }
    }
    if first.from != scale.minimum {
      report(.firstBandStartsLate(minimum: scale.minimum), at: "bands[0].from")
    }
    if last.to != scale.maximum || !last.ownsUpperBoundary {
      report(.lastBandEndsEarly(maximum: scale.maximum), at: "bands[\(scale.bands.count - 1)].to")
    }
    for (index, (band, next)) in zip(scale.bands, scale.bands.dropFirst()).enumerated() {
      if next.from < band.to {
        report(.bandsOverlap, at: "bands[\(index + 1)].from")
      } else if next.from > band.to, let scorer,
        scorer.hasPossibleScore(after: band.to, orAt: !band.ownsUpperBoundary, before: next.from)
      {
        report(.gapBeforeBand, at: "bands[\(index + 1)].from")
      }
    }
  }
}

extension DecimalNumber {
  /// Whether this number is larger than `upper - lower`.
  fileprivate func exceedsDistance(from lower: DecimalNumber, to upper: DecimalNumber) -> Bool {
    func scaled(_ number: DecimalNumber) -> Int128 {
      Int128(number.mantissa) * Int128(1_000_000_000 / number.denominator)
    }
    return scaled(self) > scaled(upper) - scaled(lower)
  }
}
