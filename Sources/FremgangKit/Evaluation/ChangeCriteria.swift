import FremgangStatistics

/// The size beyond which a scale's change is reliable: one size for all groups.
enum ReliableChangeRule {
  /// A published size; a change of exactly this size counts.
  case published(ChangeCriterion)
  /// Jacobson and Truax (1991, doi:10.1037/0022-006X.59.1.12): 1.96 standard errors of a difference,
  /// from a reliability and the standard deviation of all first measurements; only a larger change
  /// counts.
  case jacobsonTruax(reliability: Double, Provenance, threshold: Double)

  /// The rule of `scale`; nothing where it has neither a published size nor a reliability.
  ///
  /// - Parameters:
  ///   - scale: the scale.
  ///   - firstScores: all first measurements.
  ///   - sampleAlpha: alpha of the sample, where the plan lets it stand in for a sourced reliability.
  init?(_ scale: Scale, firstScores: CountTable, sampleAlpha: Double?) {
    let published = scale.changeCriteria.first { $0.kind == .reliable && $0.provenance.isSourced }
    if let published {
      self = .published(published)
      return
    }
    let sourced = scale.sourcedReliability.map { ($0.value.value, $0.provenance) }
    let inSample = sampleAlpha.map { ($0, Provenance.alphaOfTheSample) }
    guard let (reliability, provenance) = sourced ?? inSample,
      let sd = firstScores.standardDeviation, sd > 0,
      let threshold = try? ReliableChangeThreshold(standardDeviation: sd, reliability: reliability)
    else { return nil }
    self = .jacobsonTruax(reliability: reliability, provenance, threshold: threshold.value)
  }
}

extension Provenance {
  /// What a reliability is called that nobody published.
  fileprivate static let alphaOfTheSample = Provenance(
    source: "Cronbach's alpha of the first measurements in these data, which ignores time",
    status: .convention
  )

  /// Whether somebody has read the fact in a source.
  var isSourced: Bool { status == .verified || status == .secondary }
}

extension Scale {
  /// The reliability that figures may rest on: over time where there is one, else alpha.
  var sourcedReliability: Reliability? {
    let sourced = reliabilities.filter(\.provenance.isSourced)
    return sourced.first { $0.kind == .retest } ?? sourced.first { $0.kind == .alpha }
  }

  /// The first criterion of a kind that is no mere claim: it has a source, or is a convention.
  func criterion(_ kind: ChangeCriterion.Kind) -> ChangeCriterion? {
    changeCriteria.first { $0.kind == kind && $0.provenance.status != .unverified }
  }
}

extension ExpectedDrift {
  /// The drift of the group with `summary` towards `everyone`.
  init?(of summary: Summary, towards everyone: Summary, reliability: Reliability?) {
    guard let reliability, let mean = summary.meanBefore, let all = everyone.meanBefore else {
      return nil
    }
    self.init(
      points: (1 - reliability.value.value) * (all - mean),
      towards: all,
      reliability: reliability.value.value,
      source: reliability.provenance.source,
      status: reliability.provenance.status
    )
  }
}

extension ReliableChangeCounts {
  init(_ change: CountTable, rule: ReliableChangeRule, higherIsBetter: Bool) {
    switch rule {
    case .published(let criterion):
      let signs = DirectedSigns(
        change,
        atLeast: criterion.points,
        higherIsBetter: higherIsBetter
      )
      self.init(
        threshold: criterion.points.value,
        reliability: nil,
        source: criterion.provenance.source,
        status: criterion.provenance.status,
        improved: signs.improved,
        unchanged: signs.unchanged,
        worsened: signs.worsened,
        suppressed: false
      )
    case .jacobsonTruax(let reliability, let provenance, let threshold):
      let counts = ChangeCounts(change, threshold: threshold, boundary: .beyond)
      let signs = DirectedSigns(counts, higherIsBetter: higherIsBetter)
      self.init(
        threshold: threshold,
        reliability: reliability,
        source: provenance.source,
        status: provenance.status,
        improved: signs.improved,
        unchanged: signs.unchanged,
        worsened: signs.worsened,
        suppressed: false
      )
    }
  }
}

extension ThresholdCounts {
  /// How many changed by at least what a criterion says.
  init(_ change: CountTable, _ criterion: ChangeCriterion, higherIsBetter: Bool) {
    let signs = DirectedSigns(change, atLeast: criterion.points, higherIsBetter: higherIsBetter)
    self.init(
      threshold: criterion.points.value,
      source: criterion.provenance.source,
      status: criterion.provenance.status,
      improved: signs.improved,
      unchanged: signs.unchanged,
      worsened: signs.worsened
    )
  }
}

extension DirectedSigns {
  /// Counts changes of at least `points`, decided exactly.
  fileprivate init(
    _ change: CountTable,
    atLeast points: DecimalNumber,
    higherIsBetter: Bool
  ) {
    let counts = ChangeCounts(
      change,
      thresholdNumerator: points.mantissa,
      denominator: points.denominator,
      boundary: .reached
    )
    self.init(counts, higherIsBetter: higherIsBetter)
  }
}

extension CutoffCrossing {
  init(_ cutoff: Cutoff, _ margins: PairedMargins) {
    let beyond = cutoff.numeratorsBeyond(over: margins.table.denominator)
    var (left, entered) = (0, 0)
    for cell in margins.table.cells {
      let wasBeyond = beyond.contains(cell.before)
      if wasBeyond == beyond.contains(cell.after) { continue }
      if wasBeyond { left += cell.count } else { entered += cell.count }
    }
    self.init(
      id: cutoff.id,
      title: cutoff.title,
      value: cutoff.value.value,
      beyond: cutoff.beyond.rawValue,
      source: cutoff.provenance.source,
      status: cutoff.provenance.status,
      beyondBefore: margins.before.table.count(where: beyond.contains),
      beyondAfter: margins.after.table.count(where: beyond.contains),
      mcnemarP: (try? McNemarTest(left: left, entered: entered))?.p
    )
  }
}

extension Cutoff {
  /// The numerators over a denominator whose scores lie beyond the cut-off: with it in hand, a score
  /// takes two comparisons.
  package func numeratorsBeyond(over denominator: Int64) -> ClosedRange<Int64> {
    let (quotient, remainder) = (Int128(value.mantissa) * Int128(denominator))
      .quotientAndRemainder(dividingBy: Int128(value.denominator))
    let below = remainder < 0 ? quotient - 1 : quotient
    let isWhole = remainder == 0
    let (least, most) = (Int128(Int64.min), Int128(Int64.max))
    let range: (from: Int128, to: Int128) =
      switch beyond {
      case .below: (least, isWhole ? below - 1 : below)
      case .atOrBelow: (least, below)
      case .above: (below + 1, most)
      case .atOrAbove: (isWhole ? below : below + 1, most)
      }
    // Where no numerator lies beyond, the end of the numbers stands in: no score comes near it.
    let (from, to) = (min(max(range.from, least), most), max(min(range.to, most), least))
    return Int64(from)...Int64(to)
  }
}
