/// Why a statistic does not exist for the values at hand.
public enum Untestable: Error, Sendable, Hashable {
  /// There are fewer pairs, given here, than the method needs.
  case tooFewPairs(Int)
  /// A sample has fewer values, given here, than the method needs.
  case tooFewValues(Int)
  /// There are fewer clusters, given here, than two.
  case tooFewClusters(Int)
  /// What the statistic divides by is zero: all values are equal, or nothing is left to explain.
  case noVariation
  /// Scores before do not vary within the groups, so that no slope can be found.
  case noVariationBefore
  /// Every change is zero.
  case nobodyChanged
  /// No pair differs between before and after.
  case noDiscordantPairs
  /// A value is infinite or not a number.
  case notFinite
  /// There are unequally many values before and after.
  case unequalLengths(before: Int, after: Int)
  /// A reliability lies outside 0...1.
  case reliabilityOutOfRange
  /// A standard deviation is negative.
  case negativeStandardDeviation
}
