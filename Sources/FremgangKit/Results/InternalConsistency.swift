/// How far a scale's items hang together before and after, among everyone measured then.
///
/// A measurement counts whether or not it has a pair: the threshold of reliable change rests on all
/// first measurements, and so does the alpha that may stand in it.
public struct InternalConsistency: Sendable, Hashable, Codable {
  /// Before; `nil` when it cannot be computed or is withheld.
  public var before: Alpha?
  /// After; `nil` when it cannot be computed or is withheld.
  public var after: Alpha?

  /// Cronbach's alpha of those who answered every item of the scale.
  public struct Alpha: Sendable, Hashable, Codable {
    /// How many answered every item.
    public var n: Int
    /// How many of them have no pair; `nil` when withheld.
    public var withoutPair: Int?
    /// Cronbach's alpha (1951, doi:10.1007/BF02310555).
    public var estimate: Double
    /// Its interval by Feldt's method (1965, doi:10.1007/BF02289499).
    public var confidenceInterval: Interval
    /// The standard error of measurement in points of the scale; `nil` where the score is no linear
    /// function of the sum.
    public var standardErrorOfMeasurement: Double?
  }
}
