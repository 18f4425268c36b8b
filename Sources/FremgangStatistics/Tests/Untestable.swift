/// Why a statistic does not exist for the values at hand.
public enum Untestable: Error, Sendable, Hashable {
  /// There are fewer pairs, given here, than the method needs.
  case tooFewPairs(Int)
  /// A sample has fewer values, given here, than the method needs.
  case tooFewValues(Int)
  /// There are fewer clusters, given here, than two.
  case tooFewClusters(Int)
  /// There are fewer groups, or waves, given here, than two.
  case tooFewGroups(Int)
  /// Nobody was measured more than once, or everybody in the same way, so that people cannot be told
  /// from error.
  case noRepeatedMeasurements
  /// A predictor is a combination of the others, so that its coefficient cannot be found.
  case notEstimable
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
  /// A scale has fewer items, given here, than the method needs.
  case tooFewItems(Int)
  /// The rows of a table have different numbers of columns.
  case unequalRows
  /// A probability lies outside 0...1.
  case probabilityOutOfRange
  /// A range is empty: its lower end is not below its upper end.
  case emptyRange
  /// The iteration found no proper solution, such as one with positive variances throughout.
  case noProperSolution
  /// There are more values, given here, than the approximation is made for.
  case tooManyValues(Int)
  /// A number that plans a study, such as a standard deviation or a rate, is out of its range.
  case planOutOfRange
}
