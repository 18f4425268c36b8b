extension PairedTable {
  /// The scores before; O(n), because cells stand in their order.
  public var before: CountTable {
    let cells = cells
    var values = cells.isEmpty ? 0 : 1
    for index in cells.indices.dropFirst() where cells[index].before != cells[index - 1].before {
      values += 1
    }
    var entries: [CountTable.Entry] = []
    entries.reserveCapacity(values)
    var start = 0
    while start < cells.count {
      let before = cells[start].before
      var people = 0
      while start < cells.count, cells[start].before == before {
        people += cells[start].count
        start += 1
      }
      entries.append(CountTable.Entry(before, people))
    }
    return CountTable(denominator: denominator, ascending: entries)
  }

  /// The scores after.
  public var after: CountTable { projected(\.after) }

  /// The changes, after − before.
  public var change: CountTable { projected(\.change) }

  /// Counts a coordinate: O(n + d log d) for d different values of it.
  @inline(__always)
  private func projected(_ coordinate: (Cell) -> Int64) -> CountTable {
    let cells = cells
    guard cells.count > PairedTable.fewestTallied else { return sorted(coordinate) }
    var tally = ValueTally()
    for cell in cells { tally.add(coordinate(cell), cell.count) }
    return CountTable(denominator: denominator, ascending: tally.ascending)
  }

  private func sorted(_ coordinate: (Cell) -> Int64) -> CountTable {
    CountTable(
      denominator: denominator,
      unsorted: cells.map { CountTable.Entry(coordinate($0), $0.count) }
    )
  }

  /// The fewest cells for which a table of their values is worth its room.
  private static let fewestTallied = 64

  /// The values of two margins of a table, in order, found once for the margins of all its parts.
  struct MarginValues: Sendable {
    fileprivate let after: ValueIndex
    fileprivate let change: ValueIndex

    init(_ table: PairedTable) {
      after = ValueIndex(table.cells.lazy.map(\.after))
      change = ValueIndex(table.cells.lazy.map(\.change))
    }
  }

  /// The scores after, all of which are among `values`; O(n + d) for d values.
  func after(among values: MarginValues) -> CountTable { projected(among: values.after, \.after) }

  /// The changes, all of which are among `values`; O(n + d) for d values.
  func change(among values: MarginValues) -> CountTable {
    projected(among: values.change, \.change)
  }

  @inline(__always)
  private func projected(among values: ValueIndex, _ coordinate: (Cell) -> Int64) -> CountTable {
    let cells = cells
    // Few cells of many values are found sooner without a look at all values.
    guard cells.count * 4 > values.count else { return projected(coordinate) }
    var counts = Array(repeating: 0, count: values.count)
    var tallied = counts.mutableSpan
    for cell in cells {
      guard let place = values.place(of: coordinate(cell)) else {
        preconditionFailure("a part holds no value that the whole does not")
      }
      // All of them together are not too many, as the table holds them.
      tallied[place] += cell.count
    }
    var entries: [CountTable.Entry] = []
    entries.reserveCapacity(min(cells.count, counts.count))
    for place in counts.indices where counts[place] > 0 {
      entries.append(CountTable.Entry(values.numerators[place], counts[place]))
    }
    return CountTable(denominator: denominator, ascending: entries)
  }
}

extension PairedTable.Cell {
  fileprivate var change: Int64 { after - before }
}
