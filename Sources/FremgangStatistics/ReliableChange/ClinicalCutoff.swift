/// The score that divides a clinical from a functional population (Jacobson and Truax 1991,
/// doi:10.1037/0022-006X.59.1.12).
///
/// A score counts as clinical or functional only when it lies strictly on that side.
public struct ClinicalCutoff: Sendable, Hashable {
  /// How a cut-off follows from the two populations.
  public enum Criterion: Sendable, Hashable, CaseIterable {
    /// Criterion a: two standard deviations of the clinical population beyond its mean. For want of
    /// norms, and strict where the populations overlap.
    case outsideClinical
    /// Criterion b: within two standard deviations of the functional population's mean, its own
    /// deviations, as Jacobson and Truax have it.
    case withinFunctional
    /// Criterion b with deviations of the clinical population, as the R package clinicalsignificance
    /// computes it up to 2.1: to compare with its results, not to use.
    case withinFunctionalByClinicalDeviation
    /// Criterion c: where a score is as likely in one population as in the other when both are normal
    /// with equal deviations; the choice of Jacobson and Truax when norms exist and populations overlap.
    case closerToFunctional
  }

  /// The score.
  public let value: Double
  /// On which side scores are functional.
  public let better: BetterScores

  /// Creates a published cut-off.
  ///
  /// Throws when it is not finite.
  public init(_ value: Double, better: BetterScores) throws(Untestable) {
    guard value.isFinite else { throw .notFinite }
    self.value = value
    self.better = better
  }

  /// Creates the cut-off of two populations.
  ///
  /// Criterion a takes nothing from the functional population, and may be given the clinical twice.
  /// Throws ``Untestable/noVariation`` when criterion c finds no variation in either.
  public init(
    _ criterion: Criterion,
    clinical: ScoreDistribution,
    functional: ScoreDistribution,
    better: BetterScores
  ) throws(Untestable) {
    let reach = better.oriented(2)
    switch criterion {
    case .outsideClinical:
      value = clinical.mean + reach * clinical.standardDeviation
    case .withinFunctional:
      value = functional.mean - reach * functional.standardDeviation
    case .withinFunctionalByClinicalDeviation:
      value = functional.mean - reach * clinical.standardDeviation
    case .closerToFunctional:
      let sum = clinical.standardDeviation + functional.standardDeviation
      guard sum > 0 else { throw .noVariation }
      value =
        (clinical.standardDeviation * functional.mean
          + functional.standardDeviation * clinical.mean) / sum
    }
    guard value.isFinite else { throw .notFinite }
    self.better = better
  }

  /// Whether a score lies strictly on the clinical side.
  public func isClinical(_ score: Double) -> Bool { better.oriented(score - value) < 0 }

  /// Whether a score lies strictly on the functional side.
  public func isFunctional(_ score: Double) -> Bool { better.oriented(score - value) > 0 }
}
