extension Scale {
  /// Whether the scale's authors call `score` questionable.
  public func isQuestionable(_ score: Score) -> Bool {
    questionable.contains {
      $0.value.order(against: score.numerator, over: score.denominator) == 0
    }
  }

  /// The band that `score` lies in, or nothing when the scale has no bands.
  ///
  /// A score on the boundary of two bands belongs to the side that owns it.
  public func band(of score: Score) -> Band? {
    bands.first { $0.contains(numerator: score.numerator, denominator: score.denominator) }
  }
}

extension Band {
  /// Whether the score `numerator / denominator` lies in the band, seen alone; where the band begins
  /// at the end of another, the other may own that score.
  public func contains(numerator: Int64, denominator: Int64) -> Bool {
    guard from.order(against: numerator, over: denominator) <= 0 else { return false }
    let end = to.order(against: numerator, over: denominator)
    return end > 0 || (end == 0 && ownsUpperBoundary)
  }
}

extension Cutoff {
  /// Whether the score `numerator / denominator` lies beyond the cut-off, decided exactly.
  ///
  /// - Parameters:
  ///   - numerator: the score times the denominator.
  ///   - denominator: the common denominator of the scale, above 0.
  /// - Returns: whether it lies on the side that ``beyond`` names.
  public func isBeyond(numerator: Int64, denominator: Int64) -> Bool {
    let order = value.order(against: numerator, over: denominator)
    return switch beyond {
    case .below: order > 0
    case .atOrBelow: order >= 0
    case .above: order < 0
    case .atOrAbove: order <= 0
    }
  }

  /// Whether `score` lies beyond the cut-off, decided exactly.
  public func isBeyond(_ score: Score) -> Bool {
    isBeyond(numerator: score.numerator, denominator: score.denominator)
  }
}

extension DecimalNumber {
  /// -1, 0 or 1 as this number is below, equal to or above `numerator / denominator`.
  func order(against numerator: Int64, over denominator: Int64) -> Int {
    let mine = Int128(mantissa) * Int128(denominator)
    let theirs = Int128(numerator) * Int128(self.denominator)
    return mine < theirs ? -1 : mine == theirs ? 0 : 1
  }
}
