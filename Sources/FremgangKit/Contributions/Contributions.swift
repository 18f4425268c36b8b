/// What every single person adds to each published figure, by the same rules that count everybody.
///
/// Two evaluations differ, in the figures of one cell, by the people whose contributions to the cell
/// differ, and by nobody else. Nothing in a person's contributions depends on other people, but for
/// the list of waves.
package struct Contributions: Sendable {
  /// One person's contribution to one cell.
  package struct Entry: Sendable, Hashable {
    /// The cell, by its number.
    package let cell: Int32
    /// A hash of what the person adds.
    package let value: UInt64
  }

  private var entries: [Entry] = []
  private var starts: [Int] = []

  /// Finds the contributions to all `cells`, which new ones are added to.
  ///
  /// - Throws: ``EvaluationFault/instrument(id:reason:)`` when an instrument's scale cannot be
  ///   computed.
  /// - Complexity: linear in measurements, scales and groupings.
  package init(
    of responses: Responses,
    plan: EvaluationPlan,
    cells: inout ContributionCells
  ) throws(EvaluationFault) {
    var collector = ContributionCollector(TableBuilder(responses, plan: plan), cells)
    try collector.collect()
    cells = collector.cells
    sort(collector.found, people: responses.respondents.count)
  }

  /// The contributions of a person, given as an index into the respondents, by cell.
  package subscript(person: Int) -> ArraySlice<Entry> {
    entries[starts[person]..<starts[person + 1]]
  }

  private mutating func sort(_ found: [ContributionCollector.Found], people: Int) {
    starts = Array(repeating: 0, count: people + 1)
    for entry in found { starts[Int(entry.person) + 1] += 1 }
    for person in starts.indices.dropFirst() { starts[person] += starts[person - 1] }
    var next = starts
    entries = Array(repeating: Entry(cell: 0, value: 0), count: found.count)
    for entry in found {
      entries[next[Int(entry.person)]] = Entry(cell: entry.cell, value: entry.value)
      next[Int(entry.person)] += 1
    }
    for person in 0..<people where starts[person + 1] - starts[person] > 1 {
      entries[starts[person]..<starts[person + 1]].sort { $0.cell < $1.cell }
    }
  }
}
