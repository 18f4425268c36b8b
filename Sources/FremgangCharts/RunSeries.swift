public import FremgangKit

/// The total of one instrument through its publications, oldest first.
public struct RunSeries: Sendable, Hashable {
  /// What a publication was made with for the first time.
  public enum Novelty: String, Sendable, Hashable, CaseIterable {
    /// Another plan.
    case plan
    /// Another declaration of the instrument.
    case instrument
    /// Another version of the program.
    case program
  }

  /// The figures of one publication.
  public struct Point: Sendable, Hashable {
    /// The day of the publication.
    public var day: Day
    /// The pairs; nothing where they are hidden.
    public var n: Int?
    /// The mean before.
    public var meanBefore: Double?
    /// The mean after.
    public var meanAfter: Double?
    /// What the publication was made with for the first time.
    public var novelties: [Novelty]

    /// Creates a point.
    public init(
      day: Day,
      n: Int?,
      meanBefore: Double?,
      meanAfter: Double?,
      novelties: [Novelty] = []
    ) {
      self.day = day
      self.n = n
      self.meanBefore = meanBefore
      self.meanAfter = meanAfter
      self.novelties = novelties
    }
  }

  /// The instrument's id.
  public var instrument: String
  /// The publications, oldest first.
  public var points: [Point]

  /// Creates a series.
  public init(instrument: String, points: [Point]) {
    self.instrument = instrument
    self.points = points
  }
}
