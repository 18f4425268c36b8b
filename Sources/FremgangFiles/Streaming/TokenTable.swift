/// Short texts of one column, each kept once and known by its number; 0 is the blank.
///
/// A text is looked up by words of eight bytes, the last one filled up with zeros, while it is being
/// read. Texts are compared in full after their hashes agree, and the hash is seeded, so that no file
/// can be made to collide.
struct TokenTable {
  /// A column with more texts than this, or longer ones, is read with care instead.
  static let mostTokens = 1 << 16
  static let mostBytes = 1 << 12

  private struct Entry {
    var hash: UInt64
    var length: Int
    var firstWord: Int
  }

  private var entries: [Entry] = []
  private var words: [UInt64] = []
  private var slots = [UInt32](repeating: 0, count: 256)
  /// How often each text was met, by number.
  private(set) var counts: [Int] = [0]

  /// How many numbers are in use, that of the blank included.
  var count: Int { counts.count }

  /// Whether the table has more texts than it may.
  var isFull: Bool { counts.count > TokenTable.mostTokens }

  /// The bytes of the text with number `index`, from 1.
  func bytes(_ index: Int) -> [UInt8] {
    let entry = entries[index - 1]
    return (0..<entry.length).map { place in
      UInt8(truncatingIfNeeded: words[entry.firstWord + place / 8] >> UInt64(place % 8 * 8))
    }
  }

  /// Counts a blank.
  @inline(__always)
  mutating func noteBlank() -> Int {
    counts[0] += 1
    return 0
  }

  /// The number of a text, which is added if it is new.
  ///
  /// - Parameters:
  ///   - start: its first byte; eight bytes after its last may be read.
  ///   - length: how many bytes it has, above 0.
  ///   - hash: the hash of its words.
  @inline(__always)
  mutating func index(of start: UnsafeRawPointer, length: Int, hash: UInt64) -> Int {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let number = Int(slots[slot])
      if number == 0 { return unsafe insert(start, length, hash, slot) }
      if entries[number &- 1].hash == hash, unsafe matches(number &- 1, start, length) {
        counts[number] &+= 1
        return number
      }
      slot = (slot &+ 1) & mask
    }
  }

  @inline(__always)
  private func matches(_ index: Int, _ start: UnsafeRawPointer, _ length: Int) -> Bool {
    let entry = entries[index]
    guard entry.length == length else { return false }
    var place = 0
    var word = entry.firstWord
    while place < length {
      guard unsafe words[word] == ByteWords.load(start + place, upTo: length - place) else {
        return false
      }
      place &+= 8
      word &+= 1
    }
    return true
  }

  private mutating func insert(
    _ start: UnsafeRawPointer,
    _ length: Int,
    _ hash: UInt64,
    _ slot: Int
  ) -> Int {
    entries.append(Entry(hash: hash, length: length, firstWord: words.count))
    for place in stride(from: 0, to: length, by: 8) {
      unsafe words.append(ByteWords.load(start + place, upTo: length - place))
    }
    counts.append(1)
    slots[slot] = UInt32(entries.count)
    if entries.count * 2 > slots.count { grow() }
    return entries.count
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (index, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(index + 1)
    }
  }
}

/// Eight bytes at a time.
enum ByteWords {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080

  /// `byte` in all eight places.
  static func filled(with byte: UInt8) -> UInt64 { UInt64(byte) * ones }

  /// The eight bytes at `place`, the first one lowest.
  @inline(__always)
  static func load(_ place: UnsafeRawPointer) -> UInt64 {
    unsafe UInt64(littleEndian: place.loadUnaligned(as: UInt64.self))
  }

  /// The first `count` bytes at `place`, all eight where `count` is 8 or more, and zeros.
  @inline(__always)
  static func load(_ place: UnsafeRawPointer, upTo count: Int) -> UInt64 {
    let word = unsafe load(place)
    return count >= 8 ? word : word & lowest(count)
  }

  /// A mask of the lowest `count` bytes, from 0 to 7.
  @inline(__always)
  static func lowest(_ count: Int) -> UInt64 {
    (1 &<< UInt64(truncatingIfNeeded: count &* 8)) &- 1
  }

  /// Marks where bytes of `word` are zero; exact at the lowest mark.
  @inline(__always)
  static func zeros(_ word: UInt64) -> UInt64 {
    (word &- ones) & ~word & tops
  }

  /// Marks where bytes are below `limit`, which is 0x80 at most; exact at the lowest mark.
  @inline(__always)
  static func below(_ limit: UInt8, _ word: UInt64) -> UInt64 {
    (word &- ones &* UInt64(limit)) & ~word & tops
  }

  /// Marks the bytes above ASCII.
  @inline(__always)
  static func beyondASCII(_ word: UInt64) -> UInt64 { word & tops }

  /// The place of the lowest mark, from 0 to 7.
  @inline(__always)
  static func first(_ marks: UInt64) -> Int { marks.trailingZeroBitCount &>> 3 }

  /// Mixes a word into a hash; a bijection of either for a fixed other.
  @inline(__always)
  static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    var mixed = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
    mixed ^= mixed &>> 32
    mixed = mixed &* 0xD6E8_FEB8_6659_FD93
    return mixed ^ (mixed &>> 29)
  }

  /// The word that was mixed into `hash` to give `mixed`.
  static func unmixed(_ hash: UInt64, _ mixed: UInt64) -> UInt64 {
    var word = mixed ^ (mixed >> 29) ^ (mixed >> 58)
    word = word &* inverse(0xD6E8_FEB8_6659_FD93)
    word ^= word >> 32
    return word &* inverse(0x9E37_79B9_7F4A_7C15) ^ hash
  }

  /// The number that gives 1 when it is multiplied with an odd `factor`, by Newton's method.
  private static func inverse(_ factor: UInt64) -> UInt64 {
    var inverse = factor
    for _ in 0..<6 { inverse = inverse &* (2 &- factor &* inverse) }
    return inverse
  }
}
