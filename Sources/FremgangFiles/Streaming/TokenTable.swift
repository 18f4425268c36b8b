/// Short texts of one column, each kept once and known by its number; 0 is the blank.
///
/// A text is looked up by words of eight bytes, the last one filled up with zeros, while it is being
/// read. Texts are compared in full after their hashes agree, and the hash is seeded, so that no file
/// can be made to collide.
struct TokenTable: ~Copyable {
  /// A column with more texts than this, or longer ones, is read with care instead.
  static let mostTokens = 1 << 16
  static let mostBytes = 1 << 12

  private struct Entry: BitwiseCopyable {
    var hash: UInt64 = 0
    var length = 0
    var firstWord = 0
  }

  /// The entry of the blank, and then those of the texts.
  private var entries = FixedArray(repeating: Entry(), count: 64)
  private var counts = FixedArray(repeating: 0, count: 64)
  private var words = FixedArray(repeating: UInt64(0), count: 256)
  /// A number in the lower half, and the upper half of its text's hash.
  private var slots = FixedArray(repeating: UInt64(0), count: 128)
  private var usedWords = 0
  /// How many numbers are in use, that of the blank included.
  private(set) var count = 1

  /// Whether the table has more texts than it may.
  var isFull: Bool { count > TokenTable.mostTokens }

  /// The texts by number, and how often each was met.
  var tokens: Tokens {
    Tokens(
      texts: (0..<count).map { bytes($0) },
      counts: (0..<count).map { counts[$0] }
    )
  }

  private func bytes(_ number: Int) -> [UInt8] {
    let entry = entries[number]
    return (0..<entry.length).map { place in
      UInt8(truncatingIfNeeded: words[entry.firstWord + place / 8] >> UInt64(place % 8 * 8))
    }
  }

  /// Counts a blank, and gives its number.
  @inline(__always)
  mutating func noteBlank() -> Int {
    counts[0] = counts[0] &+ 1
    return 0
  }

  /// Takes back that the text with this number was met.
  func forget(_ number: Int) { counts[number] = counts[number] &- 1 }

  /// The number of a text, which is added if it is new.
  ///
  /// - Parameters:
  ///   - start: its first byte; eight bytes after its last may be read.
  ///   - length: how many bytes it has, above 0.
  ///   - hash: the hash of its words.
  /// - Returns: its number, above 0.
  @inline(__always)
  mutating func index(of start: UnsafeRawPointer, length: Int, hash: UInt64) -> Int {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let found = slots[slot]
      if found == 0 { return unsafe insert(start, length, hash, slot) }
      if (found ^ hash) &>> 32 == 0 {
        let number = Int(truncatingIfNeeded: found & 0xFFFF_FFFF)
        if unsafe matches(number, start, length) {
          counts[number] = counts[number] &+ 1
          return number
        }
      }
      slot = (slot &+ 1) & mask
    }
  }

  @inline(__always)
  private func matches(_ number: Int, _ start: UnsafeRawPointer, _ length: Int) -> Bool {
    guard entries[number].length == length else { return false }
    var place = 0
    var word = entries[number].firstWord
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
    if count == entries.count {
      entries = FixedArray(entries, count: count * 2, filler: Entry())
      counts = FixedArray(counts, count: count * 2, filler: 0)
    }
    let needed = usedWords + (length + 7) / 8
    if needed > words.count { words = FixedArray(words, count: needed * 2, filler: 0) }
    entries[count] = Entry(hash: hash, length: length, firstWord: usedWords)
    counts[count] = 1
    for place in stride(from: 0, to: length, by: 8) {
      words[usedWords] = unsafe ByteWords.load(start + place, upTo: length - place)
      usedWords += 1
    }
    slots[slot] = hash & ~0xFFFF_FFFF | UInt64(count)
    count += 1
    if count * 2 > slots.count { grow() }
    return count - 1
  }

  private mutating func grow() {
    slots = FixedArray(repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for number in 1..<count {
      var slot = Int(truncatingIfNeeded: entries[number].hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = entries[number].hash & ~0xFFFF_FFFF | UInt64(number)
    }
  }
}

/// The texts of one column by number, the blank first, and how often each was met.
struct Tokens: Sendable {
  let texts: [[UInt8]]
  let counts: [Int]

  /// The numbers of the texts, without that of the blank.
  var numbers: Range<Int> { 1..<texts.count }
}

/// Eight bytes at a time.
enum ByteWords {
  /// 1 in all eight places, and the highest bit of each.
  static let ones: UInt64 = 0x0101_0101_0101_0101
  static let tops: UInt64 = 0x8080_8080_8080_8080

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

  /// Mixes a word into a hash, less well and faster; the lower bits are to be used.
  ///
  /// Both halves of the product count: of the lower one alone, whoever flips the highest bits of two
  /// words that follow each other gets the same hash whatever the seed is.
  @inline(__always)
  static func stirred(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
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
