/// How far a change lies beyond what measurement error alone would give, by one of the published
/// methods.
///
/// Methods differ in what they expect after without any true change, and in its error; Bauer, Lambert
/// and Nielsen (2004, doi:10.1207/s15327752jpa8201_11) compare them. The method by mixed models (Speer
/// and Greenbaum 1995) is not among them: two measurements a person do not determine its slopes.
public struct ReliableChangeIndex: Sendable, Hashable {
  /// The method.
  public enum Method: Sendable, Hashable {
    /// The change over the standard error of the difference (Jacobson and Truax 1991,
    /// doi:10.1037/0022-006X.59.1.12): the default, which ignores regression to the mean.
    case jacobsonTruax
    /// After, less what regression to the mean before lets expect, over the error of prediction
    /// (Gulliksen, Lord and Novick; Hsu 1989, Behavioral Assessment 11, 459–467).
    case gulliksenLordNovick
    /// The same, but regressing to the mean after (Hsu, Linn and Lord; Hsu 1989, as above).
    case hsuLinnLord
    /// After, less the estimated true score before, over the standard error of measurement (Edwards
    /// and Nunnally; Speer 1992, doi:10.1037/0022-006X.60.3.402).
    case edwardsNunnally
    /// The same with errors of both measurements, each with a reliability of its own (Nunnally and
    /// Kotsch 1983, British Journal of Clinical Psychology 22, 83–93).
    case nunnallyKotsch(reliabilityAfter: Double)
    /// The change shrunk to the mean change by the reliability of the difference (Hageman and Arrindell
    /// 1999, Behaviour Research and Therapy 37, 1169–1193), to be judged against 1.65.
    case hagemanArrindell
  }

  /// The figures of the sample or population that a method goes by.
  public struct Sample: Sendable, Hashable {
    /// Scores before.
    public let before: ScoreDistribution
    /// Scores after.
    public let after: ScoreDistribution
    /// The correlation of before and after, which only Hageman and Arrindell need.
    public let correlation: Double?

    /// Creates the figures; the correlation lies in −1...1, which is not checked.
    public init(before: ScoreDistribution, after: ScoreDistribution, correlation: Double? = nil) {
      self.before = before
      self.after = after
      self.correlation = correlation
    }

    /// Takes the figures of the pairs of a table.
    ///
    /// Throws when there are fewer than two.
    public init(_ table: PairedTable) throws(Untestable) {
      try self.init(
        before: ScoreDistribution(table.before),
        after: ScoreDistribution(table.after),
        correlation: table.correlation
      )
    }
  }

  /// The method.
  public let method: Method
  /// The standard error that the index is in units of, in points; for Hageman and Arrindell √r times
  /// that of the difference.
  public let standardError: Double
  /// How much of the change counts: 1, or the reliability of the difference (Hageman and Arrindell).
  public let weight: Double
  /// What is expected after, without any true change, of someone at 0 before, and its rise by point.
  private let expectation: Line

  /// Creates the index of a scale with a reliability, which is taken from norms or a study of repeated
  /// measurements, not from alpha unless that is said.
  ///
  /// Throws when a reliability lies outside 0...1, when Hageman and Arrindell's reliability of the
  /// difference does not lie above 0 or cannot be found, and ``Untestable/noVariation`` when there is
  /// no measurement error.
  public init(
    _ sample: Sample,
    reliability: Double,
    method: Method = .jacobsonTruax
  ) throws(Untestable) {
    guard reliability >= 0 && reliability <= 1 else { throw .reliabilityOutOfRange }
    let before = sample.before
    let after = sample.after
    let regressed = (1 - reliability) * before.mean
    let error = before.standardDeviation * (1 - reliability).squareRoot()
    let prediction = before.standardDeviation * (1 - reliability * reliability).squareRoot()
    self.method = method
    weight = method == .hagemanArrindell ? try sample.reliabilityOfDifference(error) : 1
    switch method {
    case .jacobsonTruax:
      standardError = error * 2.0.squareRoot()
      expectation = Line(intercept: 0, slope: 1)
    case .gulliksenLordNovick:
      standardError = prediction
      expectation = Line(intercept: regressed, slope: reliability)
    case .hsuLinnLord:
      standardError = prediction
      expectation = Line(intercept: after.mean - reliability * before.mean, slope: reliability)
    case .edwardsNunnally:
      standardError = error
      expectation = Line(intercept: regressed, slope: reliability)
    case .nunnallyKotsch(let later):
      guard later >= 0 && later <= 1 else { throw .reliabilityOutOfRange }
      let share = reliability * reliability * (1 - reliability) + 1 - later
      standardError = before.standardDeviation * share.squareRoot()
      expectation = Line(intercept: regressed, slope: reliability)
    case .hagemanArrindell:
      standardError = (2 * weight).squareRoot() * error
      let drift = (after.mean - before.mean) * (1 - weight) / weight
      expectation = Line(intercept: -drift, slope: 1)
    }
    guard standardError > 0 else { throw .noVariation }
  }

  /// The score after that the method expects of someone without any true change.
  public func expectedAfter(before: Double) -> Double {
    expectation.intercept + expectation.slope * before
  }

  /// The index of a person, in standard errors; positive towards higher scores.
  public func value(before: Double, after: Double) -> Double {
    value(ScorePair(before: before, after: after))
  }

  /// The index of a person, in standard errors; positive towards higher scores.
  public func value(_ pair: ScorePair) -> Double {
    let drift = expectation.intercept + (expectation.slope - 1) * pair.before
    return weight * (pair.change - drift) / standardError
  }

  /// The size beyond which the method calls a change reliable: 1.96, or 1.65 by Hageman and Arrindell.
  public var criticalValue: Double { method == .hagemanArrindell ? 1.65 : 1.96 }

  private struct Line: Hashable {
    let intercept: Double
    let slope: Double
  }
}

extension ReliableChangeIndex.Sample {
  /// The reliability of the difference, given the error of measurement of both occasions.
  fileprivate func reliabilityOfDifference(_ error: Double) throws(Untestable) -> Double {
    guard let correlation else { throw .noVariationBefore }
    let (one, other) = (before.standardDeviation, after.standardDeviation)
    let whole = one * one + other * other - 2 * correlation * one * other
    guard whole > 0 else { throw .noVariation }
    let reliability = (whole - 2 * error * error) / whole
    guard reliability > 0 else { throw .reliabilityOutOfRange }
    return reliability
  }
}
