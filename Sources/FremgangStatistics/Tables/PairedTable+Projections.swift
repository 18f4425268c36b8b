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
@safe private struct ValueTally: ~Copyable {
  /// The fewest values for which the table is worth its room.
  static let fewest = 64

  private var entries: [CountTable.Entry] = []
  /// By hash, one more than the index of the entry; 0 where there is none.
  private var slots: UnsafeMutablePointer<UInt32>
  private var bits: UInt64 = 8

  init() {
    unsafe slots = .allocate(capacity: 1 << bits)
    unsafe slots.initialize(repeating: 0, count: 1 << bits)
  }

  deinit { unsafe slots.deallocate() }

  @inline(__always)
  mutating func add(_ numerator: Int64, _ count: Int) {
    let slot = slot(of: numerator)
    let number = unsafe Int(slots[slot])
    if number > 0 {
      entries[number - 1].count += count
    } else {
      entries.append(CountTable.Entry(numerator, count))
      unsafe slots[slot] = UInt32(entries.count)
      if entries.count * 2 > 1 << bits { grow() }
    }
  }

  /// The entries in order.
  var ascending: [CountTable.Entry] { entries.sorted { $0.numerator < $1.numerator } }

  /// Where a numerator is noted, or would be.
  ///
  /// Fibonacci hashing: the high bits of a product, which neighbours on any lattice spread over.
  @inline(__always)
  private func slot(of numerator: Int64) -> Int {
    var slot = Int((UInt64(bitPattern: numerator) &* 0x9E37_79B9_7F4A_7C15) &>> (64 &- bits))
    while case let number = unsafe Int(slots[slot]), number > 0,
      entries[number &- 1].numerator != numerator
    {
      slot = (slot &+ 1) & (1 &<< Int(bits) &- 1)
    }
    return slot
  }

  private mutating func grow() {
    unsafe slots.deallocate()
    bits += 1
    unsafe slots = .allocate(capacity: 1 << bits)
    unsafe slots.initialize(repeating: 0, count: 1 << bits)
    for (index, entry) in entries.enumerated() {
      unsafe slots[slot(of: entry.numerator)] = UInt32(index + 1)
    }
  }
}
