extension PairedTable {
  /// The scores before; O(n), because cells stand in their order.
  public var before: CountTable {
    var entries: [CountTable.Entry] = []
    for cell in cells {
      if let last = entries.last, last.numerator == cell.before {
        entries[entries.count - 1].count += cell.count
      } else {
        entries.append(CountTable.Entry(cell.before, cell.count))
      }
    }
    return CountTable(denominator: denominator, ascending: entries)
  }

  /// The scores after.
  public var after: CountTable { projected { $0.after } }

  /// The changes, after − before.
  public var change: CountTable { projected { $0.after - $0.before } }

  /// Counts a coordinate: O(n + d log d) for d different values of it.
  private func projected(_ coordinate: (Cell) -> Int64) -> CountTable {
    let cells = cells
    guard cells.count > ValueTally.fewest else {
      return CountTable(
        denominator: denominator,
        counts: cells.map { (numerator: coordinate($0), count: $0.count) }
      )
    }
    var tally = ValueTally()
    for cell in cells { tally.add(coordinate(cell), cell.count) }
    return CountTable(denominator: denominator, ascending: tally.ascending)
  }
}

/// Counts of numerators as they come, by an open hash table: where few different ones come often, that
/// costs less than to sort them all.
private struct ValueTally {
  /// The fewest values for which the table is worth its room.
  static let fewest = 64

  private var entries: [CountTable.Entry] = []
  /// By hash, one more than the index of the entry; 0 where there is none.
  private var slots = [UInt32](repeating: 0, count: 256)
  private var shift: UInt64 = 64 - 8

  mutating func add(_ numerator: Int64, _ count: Int) {
    var slot = slot(of: numerator)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if entries[index].numerator == numerator {
        entries[index].count += count
        return
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    entries.append(CountTable.Entry(numerator, count))
    slots[slot] = UInt32(entries.count)
    if entries.count * 2 > slots.count { grow() }
  }

  /// The entries in order.
  var ascending: [CountTable.Entry] { entries.sorted { $0.numerator < $1.numerator } }

  /// Fibonacci hashing: the high bits of a product, which neighbours on any lattice spread over.
  private func slot(of numerator: Int64) -> Int {
    Int((UInt64(bitPattern: numerator) &* 0x9E37_79B9_7F4A_7C15) >> shift)
  }

  private mutating func grow() {
    shift -= 1
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for (index, entry) in entries.enumerated() {
      var slot = slot(of: entry.numerator)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(index + 1)
    }
  }
}
