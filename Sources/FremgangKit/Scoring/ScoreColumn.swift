/// The scores of many measurements on one scale, as numerators over the scale's denominator.
struct ScoreColumn {
  /// What stands where there is no score; no numerator is as low.
  private static let none = Int64.min

  private let numerators: [Int64]

  /// Scores `measurements`, given as indices into those of `responses`, one after the other.
  init(of measurements: [Int32], in responses: Responses, scorer: Scorer, scale: Int) {
    var numerators: [Int64] = []
    numerators.reserveCapacity(measurements.count)
    for index in measurements {
      let content = responses.measurements[Int(index)].content
      numerators.append(scorer.numerator(of: content, scale: scale) ?? ScoreColumn.none)
    }
    self.numerators = numerators
  }

  /// Whether the measurement at `place` has a score.
  func isScored(_ place: Int32) -> Bool { numerators[Int(place)] != ScoreColumn.none }

  /// The score of the measurement at `place`, which has one.
  func numerator(_ place: Int32) -> Int64 { numerators[Int(place)] }
}

extension Scorer {
  /// The numerator of a measurement on the scale with this index, or nothing when there is no score.
  fileprivate func numerator(of content: Measurement.Content, scale: Int) -> Int64? {
    switch content {
    case .answers(let answers): numerator(of: answers)
    case .totals(let totals): totals[scale].flatMap { try? score(total: $0).numerator }
    case .unusable: nil
    }
  }
}
