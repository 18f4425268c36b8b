/// How often each profile of scores over the waves occurs: the scores of one person at every wave, in
/// order.
///
/// It holds what an analysis of people measured at all waves needs. Scores are exact fractions over
/// one denominator; tables of parts merge into the table of the whole, and equal tables are equal
/// whatever the order in which people came.
public struct ProfileTable: Sendable, Hashable {
  /// A profile and how often it occurs.
  public struct Cell: Sendable, Hashable, LatticeCell {
    /// The score at each wave, times the denominator of the table.
    public let scores: [Int64]
    /// How often the profile occurs.
    public internal(set) var count: Int

    func precedes(_ other: Cell) -> Bool { scores.lexicographicallyPrecedes(other.scores) }
  }

  /// The denominator of every score.
  public let denominator: Int64
  /// The number of waves.
  public let waves: Int
  /// The number of people.
  public private(set) var count = 0
  private var sorted = SortedCells<Cell>()

  /// Creates an empty table.
  ///
  /// Precondition: the denominator is positive, and there is at least one wave.
  public init(denominator: Int64, waves: Int) {
    precondition(denominator > 0, "the denominator must be positive")
    precondition(waves > 0, "a profile has at least one wave")
    (self.denominator, self.waves) = (denominator, waves)
  }

  /// The profiles in ascending order, each once.
  public var cells: [Cell] { sorted.cells }

  /// Adds a profile.
  ///
  /// Precondition: there is a score for each wave, the count is not negative, and all are within
  /// ``LatticeLimits``.
  public mutating func add(_ scores: [Int64], count: Int = 1) {
    precondition(scores.count == waves, "a profile has a score for each wave")
    precondition(count >= 0, "a count must not be negative")
    precondition(
      scores.allSatisfy { $0.magnitude <= LatticeLimits.numerator.magnitude },
      "a numerator must not exceed 2^61"
    )
    self.count = summed(self.count, count)
    if count > 0 { sorted.add(Cell(scores: scores, count: count)) }
  }

  /// Adds all profiles of another table.
  ///
  /// Precondition: the denominators and the numbers of waves are equal.
  public mutating func merge(_ other: ProfileTable) {
    precondition(denominator == other.denominator, "tables of different lattices cannot merge")
    precondition(waves == other.waves, "tables of different waves cannot merge")
    count = summed(count, other.count)
    sorted.merge(other.sorted)
  }
}
