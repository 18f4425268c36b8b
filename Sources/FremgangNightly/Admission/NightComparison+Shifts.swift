import FremgangKit

extension NightComparison {
  /// The greatest set of candidates that may be taken.
  func greatestSet(
    _ memory: PublicationMemory,
    minimum: Int,
    _ compared: ComparedCells,
    _ reader: AspectReader
  ) -> GreatestSet {
    var originals: [GreatestSet.Company: Int] = [:]
    for (cell, mark) in cellMarks.enumerated() {
      for place in [compared.places[cell], compared.pools[cell]] where place >= 0 {
        originals[.figure(place), default: 0] += memory.originals[mark] ?? 0
      }
    }
    for person in candidates where memory.isOriginal(people.published[person]) {
      let alike = alike(before[person])
      originals[.alike(alike)] = memory.originals[alike] ?? 0
    }
    return GreatestSet(
      taken: candidates.map { shifts(of: $0, taken[$0], memory, reader) },
      held: held.map { held in candidates.map { shifts(of: $0, held[$0], memory, reader) } } ?? [],
      originals: originals,
      minimum: minimum
    )
  }

  private func shifts(
    of person: Int,
    _ now: ArraySlice<Contributions.Entry>,
    _ memory: PublicationMemory,
    _ reader: AspectReader
  ) -> [Shift] {
    reader.shifts(
      isUnknown.contains(person) ? [] : before[person],
      now,
      alike: memory.isOriginal(people.published[person]) ? alike(before[person]) : nil
    ) { memory.formerly.contains(reader.mark(people.marks[person], $0)) }
  }

  /// A hash of the figures that hold a person's scores.
  func alike(_ entries: ArraySlice<Contributions.Entry>) -> UInt64 {
    entries.alike(cells.cells, cellMarks)
  }
}

extension ArraySlice<Contributions.Entry> {
  /// A hash of the figures that hold scores.
  func alike(_ cells: [ContributionCell], _ marks: [UInt64]) -> UInt64 {
    reduce(0) { sum, entry in
      guard cells[Int(entry.cell)].holdsScores else { return sum }
      var hash = StableHash(seed: 13)
      hash.add(Int64(bitPattern: marks[Int(entry.cell)]))
      return sum &+ hash.value
    }
  }
}
