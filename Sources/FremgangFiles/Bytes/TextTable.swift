/// Texts, each kept once and known by its number, in the order in which they were first seen.
///
/// A lookup hashes bytes where they stand; nothing is allocated for a text that is known. Texts are
/// compared byte for byte after their hashes agree, and the hash is seeded for each process, so that
/// no input can be made to collide on purpose.
package struct TextTable: Sendable {
  private var arena: [UInt8] = []
  private var ends: [Int] = [0]
  private var hashes: [Int] = []
  private var slots: [Int32]

  /// Creates an empty table.
  package init() {
    slots = Array(repeating: -1, count: 64)
  }

  /// How many texts there are.
  package var count: Int { hashes.count }

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
    let hash = TextTable.hash(range, bytes)
    var slot = hash & (slots.count - 1)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if hashes[index] == hash, matches(index, range, bytes) { return index }
      slot = (slot + 1) & (slots.count - 1)
    }
    return insert(range, bytes, hash, slot)
  }

  /// The number of `text`, which is added if it is new.
  package mutating func index(of text: String) -> Int {
    let bytes = Array(text.utf8)
    return index(of: 0..<bytes.count, in: bytes)
  }

  private static func hash(_ range: Range<Int>, _ bytes: [UInt8]) -> Int {
    var hasher = Hasher()
    unsafe bytes.withUnsafeBytes { buffer in
      unsafe hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: buffer[range]))
    }
    return hasher.finalize()
  }

  private func matches(_ index: Int, _ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
    guard ends[index + 1] - ends[index] == range.count else { return false }
    return arena[ends[index]..<ends[index + 1]].elementsEqual(bytes[range])
  }

  private mutating func insert(
    _ range: Range<Int>,
    _ bytes: [UInt8],
    _ hash: Int,
    _ slot: Int
  ) -> Int {
    let index = hashes.count
    precondition(index < Int(Int32.max), "more texts than a table holds")
    slots[slot] = Int32(index)
    hashes.append(hash)
    arena.append(contentsOf: bytes[range])
    ends.append(arena.count)
    if hashes.count * 2 > slots.count { grow() }
    return index
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (index, hash) in hashes.enumerated() {
      var slot = hash & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index)
    }
  }
}
