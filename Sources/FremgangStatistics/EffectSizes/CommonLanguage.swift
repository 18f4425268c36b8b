/// The four numbers that go by the name of "common language effect size" for paired scores.
///
/// They answer different questions and can differ widely, so each has a name of its own here; compare
/// none of them with a published figure before knowing which one that is. All count towards higher
/// scores: for a scale where less is better, take 1 minus the number.
public struct CommonLanguageChange: Sendable, Hashable {
  /// The share of pairs with a higher score after, equal scores counting half: what happened to these
  /// people, without any assumption (Grissom and Kim 2012; the probability of superiority of pairs).
  public let shareOfPairs: Double
  /// Φ(d_z): the probability that a person changes upwards, if changes are normally distributed;
  /// absent when changes do not vary.
  public let normalOfPairs: Double?
  /// Φ(d_z / √2), as R's effectsize prints for `p_superiority(paired = TRUE)`: it treats d_z as if it
  /// came from two independent groups, and is here to be compared with, not to be used; absent when
  /// changes do not vary.
  public let normalAsIfIndependent: Double?
  /// The probability that a random score after exceeds a random score before, whoever gave them, equal
  /// scores counting half (A of Vargha and Delaney 2000, doi:10.3102/10769986025002101), as pingouin's
  /// `wilcoxon` prints under CLES; it ignores the pairing.
  public let anyTwoPeople: Double

  /// Describes the pairs of a table.
  ///
  /// Throws when there are no pairs.
  public init(_ table: PairedTable) throws(Untestable) {
    let change = table.change
    guard let share = ChangeSigns(change).probabilityOfSuperiority,
      let any = table.after.probabilityOfSuperiority(over: table.before)
    else { throw .tooFewPairs(0) }
    shareOfPairs = share
    anyTwoPeople = any
    let standardised = try? StandardisedChange(table, by: .change).estimate
    normalOfPairs = standardised.map { StandardNormal.tails($0).lower }
    normalAsIfIndependent = standardised.map { StandardNormal.tails($0 * 0.5.squareRoot()).lower }
  }
}

/// How often a value of one independent group exceeds a value of another, by three definitions.
public struct CommonLanguageDifference: Sendable, Hashable {
  /// The share of all pairs of values in which the first group's is higher, equal ones counting half:
  /// A of Vargha and Delaney (2000, doi:10.3102/10769986025002101), without any assumption.
  public let probabilityOfSuperiority: Double
  /// Φ of the difference of the means over √(s₁² + s₂²): for normal values with variances of their own
  /// (McGraw and Wong 1992, doi:10.1037/0033-2909.111.2.361); absent when neither group varies.
  public let normal: Double?
  /// Φ(d / √2), as R's effectsize prints: the same for equal variances; absent when d is.
  public let normalOfEqualVariances: Double?

  /// Cliff's delta: the share of pairs of values in which the first group's is higher, less the share
  /// in which it is lower, from −1 to 1 (Cliff 1993, doi:10.1037/0033-2909.114.3.494).
  public var cliffsDelta: Double { 2 * probabilityOfSuperiority - 1 }

  /// Compares the values of two tables, first over second.
  ///
  /// Throws when a group is empty.
  ///
  /// Precondition: the denominators are equal.
  public init(_ first: CountTable, _ second: CountTable) throws(Untestable) {
    guard let share = first.probabilityOfSuperiority(over: second) else { throw .tooFewValues(0) }
    probabilityOfSuperiority = share
    func normal(_ denominator: StandardisedDifference.Denominator) -> Double? {
      let difference = try? StandardisedDifference(first, second, by: denominator)
      return difference.map { StandardNormal.tails($0.estimate * 0.5.squareRoot()).lower }
    }
    self.normal = normal(.unpooled)
    normalOfEqualVariances = normal(.pooled)
  }
}
