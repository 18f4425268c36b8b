import CVectors

/// Texts of one column, each kept once and known by its number; 0 is the blank.
///
/// Texts of up to ``ShortText/mostBytes`` bytes are looked up by their words alone; longer ones by a hash,
/// and then compared in full. Both hashes are seeded, so that no file can be made to collide.
struct TokenTable: ~Copyable {
  /// A column with more texts than this, or longer ones, is read with care instead.
  static let mostTokens = 1 << 16
  static let mostBytes = 1 << 12

  /// What stands in a slot that no text has taken.
  private static let free: Int32 = -1

  /// What is looked at for every row.
  private struct Entry: BitwiseCopyable {
    /// The text where it is short.
    var text = ShortText()
    /// How often it was met.
    var count = 0
  }

  /// Where the text stands among the words, and the hash of a long one.
  private struct Place: BitwiseCopyable {
    var length = 0
    var firstWord = 0
    var hash: UInt64 = 0
  }

  private let seed: UInt64
  private var seeds: FoundText.Seeds
  /// Whether the hashes of short texts are made of all their bytes; of few texts the first bytes do.
  private var hashesAll = false
  private let masks = FoundText.Masks()
  /// The entry of the blank, and then those of the texts.
  private var entries = FixedArray(repeating: Entry(), count: 64)
  private var places = FixedArray(repeating: Place(), count: 64)
  private var words = FixedArray(repeating: UInt64(0), count: 256)
  /// The numbers of the short texts, and those of the long ones.
  private var slots = FixedArray(repeating: TokenTable.free, count: 512)
  private var longSlots = FixedArray(repeating: TokenTable.free, count: 0)
  private var longCount = 0
  /// The numbers of days of some years by ``DayText/place(_:)`` from the first one on; 0 for those not met
  /// before.
  private var days = FixedArray(repeating: UInt16(0), count: 0)
  private var firstDay = 0
  private var usedWords = 0
  /// How many numbers are in use, that of the blank included.
  private(set) var count = 1

  /// - Parameter seed: a number that nobody can know beforehand.
  init(seed: UInt64) {
    self.seed = seed
    seeds = FoundText.Seeds(seed)
    _ = put(0)
  }

  /// Whether the table has more texts than it may.
  var isFull: Bool { count > TokenTable.mostTokens }

  /// The texts by number, and how often each was met.
  var tokens: Tokens {
    var ends: [Int] = []
    ends.reserveCapacity(count)
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: usedWords * 8) { all, filled in
      for number in 0..<count {
        let text = places[number]
        // Whole words: what is too much of a text's last one, the next text takes.
        for place in stride(from: 0, to: text.length, by: 8) {
          let word = words[text.firstWord + place / 8].littleEndian
          unsafe UnsafeMutableRawBufferPointer(all)
            .storeBytes(of: word, toByteOffset: filled + place, as: UInt64.self)
        }
        filled += text.length
        ends.append(filled)
      }
    }
    return Tokens(bytes: bytes, ends: ends, counts: (0..<count).map { entries[$0].count })
  }

  /// Counts that the text with this number was met; 0 is the blank.
  @inline(__always)
  func note(_ number: Int) {
    let entry = unsafe entries.place(number)
    unsafe entry.pointee.count = entry.pointee.count &+ 1
  }

  /// Takes back that the text with this number was met.
  func forget(_ number: Int) {
    unsafe entries.place(number).pointee.count &-= 1
  }

  /// The number of a short text, the blank among them; nothing where it was not met before.
  @inline(__always)
  func number(of text: FoundText) -> Int? {
    let mask = slots.count &- 1
    var slot = unsafe Int(truncatingIfNeeded: text.hash(seeds, ofAll: hashesAll)) & mask
    while true {
      let number = Int(slots[slot])
      if number < 0 { return nil }
      let entry = unsafe UnsafeRawPointer(entries.place(number))
      if unsafe text.isSame(as: entry.assumingMemoryBound(to: ShortText.self)) { return number }
      slot = (slot &+ 1) & mask
    }
  }

  /// The number of the day that is written at `start`; 0 where it is none, or was not met before.
  @inline(__always)
  func number(ofDay start: UnsafeRawPointer) -> Int {
    let place = unsafe DayText.place(start) &- firstDay
    return UInt(bitPattern: place) < UInt(bitPattern: days.count) ? Int(days[place]) : 0
  }

  /// The days as they stand now, with room for new ones.
  ///
  /// - Parameters:
  ///   - bits: those that hold the number of a text in a record.
  ///   - most: as many new days can be noted.
  ///   - written: where their places are noted.
  /// - Returns: a table that serves until a text is added.
  func wideDays(bits: Int, most: Int, written: UnsafeMutablePointer<Int>) -> fremgang_day_table {
    let offset = MemoryLayout<Entry>.offset(of: \.count) ?? 0
    let end = min(count + most, entries.count, 1 << min(bits, UInt16.bitWidth))
    return unsafe fremgang_day_table(
      numbers: days.start,
      first: UInt64(firstDay),
      count: UInt64(days.count),
      counts: UnsafeMutableRawPointer(entries.start) + offset,
      stride: MemoryLayout<Entry>.stride,
      next: UInt64(count),
      end: UInt64(max(count, end)),
      written: written
    )
  }

  /// Adds a day that has been given the next number already, and may have been counted.
  ///
  /// - Parameter start: its first byte; ``ShortText/span`` bytes may be read from there.
  mutating func addDay(at start: UnsafeRawPointer) {
    let text = unsafe FoundText(start, length: DayText.length, masks)
    _ = unsafe add(ShortText(text), Place(length: DayText.length), start)
  }

  /// The number of a text, which is added if it is new.
  ///
  /// - Parameters:
  ///   - start: its first byte; ``ShortText/span`` bytes may be read from there, and a word behind its last.
  ///   - length: how many bytes it has, above 0.
  ///   - hash: the hash of its words.
  /// - Returns: its number, above 0.
  mutating func index(of start: UnsafeRawPointer, length: Int, hash: UInt64) -> Int {
    if length <= ShortText.mostBytes {
      let text = unsafe FoundText(start, length: length, masks)
      if let known = unsafe number(of: text) { return known }
      return unsafe add(ShortText(text), Place(length: length), start)
    }
    var slot = Int(truncatingIfNeeded: hash) & max(0, longSlots.count - 1)
    while longSlots.count > 0, longSlots[slot] != TokenTable.free {
      let number = Int(longSlots[slot])
      if places[number].hash == hash, unsafe matches(number, start, length) { return number }
      slot = (slot + 1) & (longSlots.count - 1)
    }
    return unsafe add(ShortText(), Place(length: length, hash: hash), start)
  }

  private func matches(_ number: Int, _ start: UnsafeRawPointer, _ length: Int) -> Bool {
    guard places[number].length == length else { return false }
    for place in stride(from: 0, to: length, by: 8) {
      let word = words[places[number].firstWord + place / 8]
      guard unsafe word == ByteWords.load(start + place, upTo: length - place) else {
        return false
      }
    }
    return true
  }

  private mutating func add(
    _ short: ShortText,
    _ place: Place,
    _ start: UnsafeRawPointer
  ) -> Int {
    if count == entries.count {
      entries = FixedArray(entries, count: count * 2, filler: Entry())
      places = FixedArray(places, count: count * 2, filler: Place())
    }
    let length = place.length
    let needed = usedWords + (length + 7) / 8
    if needed > words.count { words = FixedArray(words, count: needed * 2, filler: 0) }
    unsafe entries.place(count).pointee.text = short
    places[count] = Place(length: length, firstWord: usedWords, hash: place.hash)
    for place in stride(from: 0, to: length, by: 8) {
      words[usedWords] = unsafe ByteWords.load(start + place, upTo: length - place)
      usedWords += 1
    }
    count += 1
    if isLong(count - 1) { longCount += 1 }
    putIntoSlots()
    if length == DayText.length { unsafe noteDay(start, count - 1) }
    return count - 1
  }

  private mutating func noteDay(_ start: UnsafeRawPointer, _ number: Int) {
    let place = unsafe DayText.place(start)
    guard place < DayText.places, number <= UInt16.max else { return }
    if days.count == 0 {
      firstDay = max(0, place - TokenTable.placesOfDays / 2)
      days = FixedArray(repeating: 0, count: TokenTable.placesOfDays)
    }
    if (0..<days.count).contains(place - firstDay) { days[place - firstDay] = UInt16(number) }
  }

  /// The years of an export lie together.
  private static let placesOfDays = 16 * DayText.placesOfYear

  private func isLong(_ number: Int) -> Bool { places[number].length > ShortText.mostBytes }

  /// With at most so many texts, hashes are looked for under which none stands in another's way.
  private static let few = 32
  private static let attempts = 16

  /// Puts the last text into its slot; all of its kind where they have to be arranged anew.
  private mutating func putIntoSlots() {
    if isLong(count - 1) {
      guard longCount * 2 > longSlots.count else {
        _ = put(count - 1)
        return
      }
      longSlots = FixedArray(repeating: TokenTable.free, count: max(128, longSlots.count * 2))
      for number in 1..<count where isLong(number) { _ = put(number) }
      return
    }
    let size = slots.count
    // Few of the slots are taken, so that nearly every text is found at the first look.
    let isCrowded = (count - longCount) * 4 > size
    if !isCrowded, count != TokenTable.few + 1, put(count - 1) || count > TokenTable.few { return }
    if isCrowded { slots = FixedArray(repeating: TokenTable.free, count: size * 2) }
    arrange()
  }

  /// Puts all short texts into slots anew.
  private mutating func arrange() {
    for attempt in 0..<TokenTable.attempts {
      hashesAll = count > TokenTable.few || attempt >= TokenTable.attempts / 4
      seeds = FoundText.Seeds(ByteWords.mixed(seed, UInt64(attempt)))
      slots.fill(with: TokenTable.free)
      var isClear = true
      for number in 0..<count where !isLong(number) { isClear = put(number) && isClear }
      if isClear || count > TokenTable.few { return }
    }
  }

  /// Puts a text into its slot, or the next one that is free; `false` where another stood in its way.
  private func put(_ number: Int) -> Bool {
    if isLong(number) { return TokenTable.put(number, places[number].hash, longSlots) }
    let text = unsafe UnsafeRawPointer(entries.place(number))
    let found = unsafe FoundText(text, length: entries[number].text.length, masks)
    return unsafe TokenTable.put(number, found.hash(seeds, ofAll: hashesAll), slots)
  }

  private static func put(
    _ number: Int,
    _ hash: UInt64,
    _ slots: borrowing FixedArray<Int32>
  ) -> Bool {
    let mask = slots.count - 1
    let first = Int(truncatingIfNeeded: hash) & mask
    var slot = first
    while slots[slot] != free { slot = (slot + 1) & mask }
    slots[slot] = Int32(number)
    return slot == first
  }
}

/// The texts of one column by number, the blank first, and how often each was met.
struct Tokens: Sendable {
  /// The bytes of all texts, one after the other.
  let bytes: [UInt8]
  /// Where each ends.
  fileprivate let ends: [Int]
  /// How often each was met.
  var counts: [Int]

  /// The numbers of the texts, without that of the blank.
  var numbers: Range<Int> { 1..<ends.count }

  /// Where the text with this number stands in ``bytes``.
  func range(_ number: Int) -> Range<Int> { (number == 0 ? 0 : ends[number - 1])..<ends[number] }

  /// The text with this number.
  subscript(number: Int) -> ArraySlice<UInt8> { bytes[range(number)] }
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

  /// Ones below the byte of the lowest mark; all ones where there is no mark.
  @inline(__always)
  static func below(_ marks: UInt64) -> UInt64 { ((marks & (0 &- marks)) &>> 7) &- 1 }

  /// The place of the lowest mark, from 0 to 7; 8 where there is none.
  @inline(__always)
  static func firstOrEnd(_ marks: UInt64) -> Int { marks.trailingZeroBitCount &>> 3 }

  /// The place of the lowest mark, from 0 to 7.
  @inline(__always)
  static func first(_ marks: UInt64) -> Int { marks.trailingZeroBitCount &>> 3 }

  /// Mixes a word into a hash; a bijection of either for a fixed other.
  @inline(__always)
  static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 { fremgang_mixed(hash, word) }

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
