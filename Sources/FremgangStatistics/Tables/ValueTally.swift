/// Counts of numerators as they come, by an open hash table: where few different ones come often, that
/// costs less than to sort them all.
@safe struct ValueTally: ~Copyable {
  private var entries: UnsafeMutablePointer<CountTable.Entry>
  private var count = 0
  /// By hash, one more than the index of the entry; 0 where there is none.
  private var slots: UnsafeMutablePointer<UInt32>
  private var bits: UInt64 = 8

  init() {
    unsafe slots = .allocate(capacity: 1 << bits)
    unsafe slots.initialize(repeating: 0, count: 1 << bits)
    unsafe entries = .allocate(capacity: 1 << bits)
  }

  deinit {
    unsafe slots.deallocate()
    unsafe entries.deallocate()
  }

  @inline(__always)
  mutating func add(_ numerator: Int64, _ times: Int) {
    let slot = slot(of: numerator)
    let number = unsafe Int(slots[slot])
    if number > 0 {
      unsafe entries[number &- 1].count = summed(entries[number &- 1].count, times)
    } else {
      unsafe (entries + count).initialize(to: CountTable.Entry(numerator, times))
      count += 1
      unsafe slots[slot] = UInt32(count)
      if count * 2 > 1 << bits { grow() }
    }
  }

  /// The entries in order.
  var ascending: [CountTable.Entry] {
    unsafe UnsafeBufferPointer(start: entries, count: count).sorted { $0.numerator < $1.numerator }
  }

  /// Where a numerator is noted, or would be.
  @inline(__always)
  private func slot(of numerator: Int64) -> Int {
    var slot = ValueIndex.slot(of: numerator, bits)
    while case let number = unsafe Int(slots[slot]), number > 0,
      unsafe entries[number &- 1].numerator != numerator
    {
      slot = (slot &+ 1) & (1 &<< Int(bits) &- 1)
    }
    return slot
  }

  private mutating func grow() {
    let known = unsafe entries
    unsafe slots.deallocate()
    bits += 1
    unsafe slots = .allocate(capacity: 1 << bits)
    unsafe slots.initialize(repeating: 0, count: 1 << bits)
    unsafe entries = .allocate(capacity: 1 << bits)
    unsafe entries.moveInitialize(from: known, count: count)
    unsafe known.deallocate()
    for index in 0..<count {
      unsafe slots[slot(of: entries[index].numerator)] = UInt32(index + 1)
    }
  }
}

/// Different numerators in order, each found by its value.
struct ValueIndex: Sendable {
  /// The numerators, ascending.
  let numerators: [Int64]
  /// By hash, one more than the place among them; 0 where there is none.
  private let slots: [UInt32]
  private let bits: UInt64

  /// - Parameter values: numerators in any order, repeated at will.
  init(_ values: some Sequence<Int64>) {
    var tally = ValueTally()
    for value in values { tally.add(value, 1) }
    let numerators = tally.ascending.map(\.numerator)
    var bits: UInt64 = 4
    // Few slots are taken, so that nearly every value is found at the first look.
    while 1 << bits < numerators.count * 4 { bits += 1 }
    var slots = Array(repeating: UInt32(0), count: 1 << bits)
    for (place, numerator) in numerators.enumerated() {
      var slot = ValueIndex.slot(of: numerator, bits)
      while slots[slot] > 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(place + 1)
    }
    self.numerators = numerators
    self.slots = slots
    self.bits = bits
  }

  var count: Int { numerators.count }

  /// The place of a numerator; nothing where it is none of these.
  @inline(__always)
  func place(of numerator: Int64) -> Int? {
    var slot = ValueIndex.slot(of: numerator, bits)
    while slots[slot] > 0 {
      let place = Int(slots[slot] &- 1)
      if numerators[place] == numerator { return place }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return nil
  }

  /// Where a numerator is looked for first in a table of so many bits.
  ///
  /// Fibonacci hashing: the high bits of a product, which neighbours on any lattice spread over.
  @inline(__always)
  static func slot(of numerator: Int64, _ bits: UInt64) -> Int {
    Int((UInt64(bitPattern: numerator) &* 0x9E37_79B9_7F4A_7C15) &>> (64 &- bits))
  }
}
