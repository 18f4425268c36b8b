/// One measurement on one scale: its score with the evidence, or why there is none.
public struct ScoredMeasurement: Sendable, Hashable {
  /// What became of it.
  public enum Outcome: Sendable, Hashable {
    /// A score, computed from answers.
    case score(Score)
    /// A total that somebody else has summed, taken over.
    case total(Score)
    /// Totals were delivered, and none for this scale.
    case noTotal
    /// Too many answers are missing under the scale's rule.
    case tooManyUnanswered(answered: Int, expected: Int)
    /// The measurement cannot be used at all.
    case unusable(Measurement.Unusable)
  }

  /// What an evaluation leaves out although it has a score.
  public enum Duplicate: Sendable, Hashable {
    /// The same answers stand for the same person and time once more; they count once.
    case identical
    /// Different answers stand for the same person and time; none of them counts.
    case conflicting
  }

  /// The measurement, as an index into ``Responses/measurements``.
  public let measurement: Int
  /// The scale, as an index into the instrument's scales.
  public let scale: Int
  /// What became of it.
  public let outcome: Outcome
  /// Why an evaluation leaves the measurement out, where it does.
  public let duplicate: Duplicate?

  /// The score, or nothing when there is none.
  public var score: Score? {
    switch outcome {
    case .score(let score), .total(let score): score
    case .noTotal, .tooManyUnanswered, .unusable: nil
    }
  }
}

extension Responses {
  /// Every measurement of a scored instrument on every scale, and how many the filters leave out.
  ///
  /// Scores come from the scorer that an ``Evaluation`` uses, and duplicates are told by the same
  /// rule; the order is that of the files and their lines, then of the waves, instruments and scales.
  ///
  /// - Parameter plan: groups and filters.
  /// - Returns: the scored measurements, duplicates and all, and the number of measurements that the
  ///   plan's filters leave out.
  /// - Throws: ``EvaluationFault`` when an instrument's scale cannot be computed.
  public func scored(
    plan: EvaluationPlan
  ) throws(EvaluationFault) -> (measurements: [ScoredMeasurement], filtered: Int) {
    let reasons = reasonsToLeaveOut(plan)
    var scorers: [[Scorer]] = []
    for instrument in instruments { scorers.append(try instrument.scorers()) }
    var scored: [ScoredMeasurement] = []
    for index in inputOrder where reasons[index] != .filtered {
      let measurement = measurements[index]
      for (scale, scorer) in scorers[measurement.instrument].enumerated() {
        scored.append(
          ScoredMeasurement(
            measurement: index,
            scale: scale,
            outcome: scorer.outcome(of: measurement.content, scale: scale),
            duplicate: ScoredMeasurement.Duplicate(reasons[index])
          )
        )
      }
    }
    return (scored, reasons.count { $0 == .filtered })
  }

  /// The measurements by file and line, so that a list can be held beside its export; those of one
  /// row by wave and instrument.
  private var inputOrder: [Int] {
    func key(_ index: Int) -> (Int, Int, Int, Int, Int) {
      let measurement = measurements[index]
      let origin = measurement.origin
      return (origin.file, origin.line, measurement.wave ?? -1, measurement.instrument, index)
    }
    return measurements.indices.sorted { key($0) < key($1) }
  }

  /// Why an evaluation leaves a measurement out before it looks at scores, by measurement.
  private func reasonsToLeaveOut(_ plan: EvaluationPlan) -> [LedgerReason?] {
    let membership = Membership(of: self, plan: plan)
    let filter = MeasurementFilter(plan.filters, membership: membership)
    var reasons = [LedgerReason?](repeating: nil, count: measurements.count)
    for indices in measurementsByInstrument {
      for entry in Timelines(of: indices, in: self, filter: filter).leftOut {
        reasons[entry.measurement] = entry.reason
      }
    }
    return reasons
  }
}

extension ScoredMeasurement.Duplicate {
  fileprivate init?(_ reason: LedgerReason?) {
    switch reason {
    case .duplicateIdentical: self = .identical
    case .duplicateConflicting: self = .conflicting
    default: return nil
    }
  }
}

extension Instrument {
  /// The scorer of each scale; none for an instrument that is not scored.
  fileprivate func scorers() throws(EvaluationFault) -> [Scorer] {
    guard kind == .scored else { return [] }
    var scorers: [Scorer] = []
    for scale in scales {
      do {
        scorers.append(try Scorer(scale, of: self))
      } catch {
        throw .instrument(id: id, reason: "\(error)")
      }
    }
    return scorers
  }
}

extension Scorer {
  /// What becomes of a measurement on the scale with this index.
  func outcome(of content: Measurement.Content, scale: Int) -> ScoredMeasurement.Outcome {
    switch content {
    case .answers(let answers):
      switch score(answers) {
      case .score(let score): .score(score)
      case .unscorable(let answered, let expected):
        .tooManyUnanswered(answered: answered, expected: expected)
      }
    case .totals(let totals):
      totals[scale].flatMap { try? score(total: $0) }.map { .total($0) } ?? .noTotal
    case .unusable(let reason): .unusable(reason)
    }
  }
}
