extension ProfileTable {
  /// The scores at one wave, counting from 0.
  ///
  /// Precondition: there is such a wave.
  public func scores(at wave: Int) -> CountTable {
    CountTable(
      denominator: denominator,
      counts: cells.map { (numerator: $0.scores[wave], count: $0.count) }
    )
  }

  /// The scores at two waves, counting from 0, as before and after.
  ///
  /// Precondition: there are such waves.
  public func pairs(from before: Int, to after: Int) -> PairedTable {
    PairedTable(
      denominator: denominator,
      cells: cells.map {
        PairedTable.Cell(before: $0.scores[before], after: $0.scores[after], count: $0.count)
      }
    )
  }

  /// Each person's sum of scores times weights, one weight for each wave.
  ///
  /// With weights that sum to 0, the one-sample t test of these sums against 0 (``OneSampleTTest``) is
  /// the test of the contrast that needs no sphericity: −1, 0, 1 asks for a straight trend over three
  /// waves, 1, −2, 1 for a bend.
  ///
  /// Precondition: there is a weight for each wave, and no sum exceeds 2^62.
  public func contrast(_ weights: [Int64]) -> CountTable {
    precondition(weights.count == waves, "a contrast has a weight for each wave")
    return CountTable(
      denominator: denominator,
      counts: cells.map { cell in
        let sum = zip(weights, cell.scores).reduce(Int128(0)) {
          $0 + Int128($1.0) * Int128($1.1)
        }
        precondition(sum.magnitude <= 1 << 62, "a sum of weighted scores must not exceed 2^62")
        return (numerator: Int64(sum), count: cell.count)
      }
    )
  }
}
