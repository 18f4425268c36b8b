import FremgangKit

/// The contributions of everybody on one side of a comparison.
struct ContributionSide {
  private let contributions: Contributions
  /// By person: the index among the contributions; -1 where the person is not on this side.
  private var places: [Int]

  /// Finds the contributions of the people for whom `index` gives an index into `responses`.
  init(
    _ responses: Responses,
    _ plan: EvaluationPlan,
    _ places: [Int],
    _ cells: inout ContributionCells
  ) throws(PublicationHold) {
    do {
      contributions = try Contributions(of: responses, plan: plan, cells: &cells)
    } catch {
      throw .evaluation(error)
    }
    self.places = places
  }

  /// What a person adds; nothing where the person is not on this side.
  subscript(person: Int) -> ArraySlice<Contributions.Entry> {
    places[person] < 0 ? [] : contributions[places[person]]
  }

  /// A hash of all that a person adds.
  func digest(_ person: Int, _ marks: [UInt64]) -> UInt64 {
    self[person].reduce(0) { sum, entry in
      var hash = StableHash(seed: marks[Int(entry.cell)])
      hash.add(Int64(bitPattern: entry.value))
      return sum &+ hash.value
    }
  }
}
