/// Texts, each kept once and known by its number, in the order in which they were first seen.
///
/// A lookup hashes bytes where they stand; nothing is allocated for a text that is known. Texts are
/// compared byte for byte after their hashes agree, and the hash is seeded for each process, so that
/// no input can be made to collide on purpose.
package struct TextTable: Sendable {
  private var arena: [UInt8] = []
  private var ends: [Int] = [0]
  /// A text's number with 32 bits of its hash before it; 0 where there is none, else counted from 1.
  private var slots: [UInt64]
  private let seed: TextSeed

  /// Creates an empty table.
  package init() {
    slots = Array(repeating: 0, count: 16)
    seed = TextSeed()
  }

  /// How many texts there are.
  package var count: Int { ends.count - 1 }

  /// The text with number `index`.
  package subscript(index: Int) -> String {
    String(decoding: arena[ends[index]..<ends[index + 1]], as: UTF8.self)
  }

  /// All texts in the order of their numbers.
  package var texts: [String] {
    (0..<count).map { self[$0] }
  }

  /// The number of the text in `range` of `bytes`, which is added if it is new.
  package mutating func index(of range: Range<Int>, in bytes: [UInt8]) -> Int {
    let hash = seed.hash(range, bytes)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let known = slots[slot]
      if UInt32(truncatingIfNeeded: known >> 32) == hash {
        let index = Int(known & 0xFFFF_FFFF) - 1
        if matches(index, range, bytes) { return index }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return insert(range, bytes, hash, slot)
  }

  /// The number of `text`, which is added if it is new.
  package mutating func index(of text: String) -> Int {
    let bytes = Array(text.utf8)
    return index(of: 0..<bytes.count, in: bytes)
  }

  private func matches(_ index: Int, _ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
    let start = ends[index]
    guard ends[index + 1] - start == range.count else { return false }
    for offset in 0..<range.count where arena[start + offset] != bytes[range.lowerBound + offset] {
      return false
    }
    return true
  }

  private mutating func insert(
    _ range: Range<Int>,
    _ bytes: [UInt8],
    _ hash: UInt32,
    _ slot: Int
  ) -> Int {
    let index = count
    precondition(index < Int(Int32.max), "more texts than a table holds")
    slots[slot] = UInt64(hash) << 32 | UInt64(index + 1)
    arena.append(contentsOf: bytes[range])
    ends.append(arena.count)
    if count * 2 > slots.count { grow() }
    return index
  }

  private mutating func grow() {
    let full = slots
    slots = Array(repeating: 0, count: full.count * 2)
    for entry in full where entry != 0 {
      var slot = Int(entry >> 32) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = entry
    }
  }
}

/// What hashes of texts begin from: secret and the same for a whole process.
private struct TextSeed: Sendable {
  private let first: UInt64
  private let second: UInt64

  init() {
    first = TextSeed.secret(1)
    second = TextSeed.secret(2) | 1
  }

  private static func secret(_ number: Int) -> UInt64 {
    var hasher = Hasher()
    hasher.combine(number)
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }

  /// The hash of the text in `range`: eight bytes at a time, each multiplied with a secret and folded
  /// (the step of Wang Yi's wyhash, which is in the public domain).
  func hash(_ range: Range<Int>, _ bytes: [UInt8]) -> UInt32 {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    var state = first ^ UInt64(truncatingIfNeeded: range.count)
    var index = range.lowerBound
    unsafe bytes.withUnsafeBytes { buffer in
      while range.upperBound - index >= 8 {
        let word = unsafe buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        state = mixed(state ^ word)
        index += 8
      }
    }
    var rest: UInt64 = 0
    while index < range.upperBound {
      rest = rest << 8 | UInt64(bytes[index])
      index += 1
    }
    return UInt32(truncatingIfNeeded: mixed(mixed(state ^ rest) ^ first))
  }

  private func mixed(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: second)
    return product.high ^ product.low
  }
}
