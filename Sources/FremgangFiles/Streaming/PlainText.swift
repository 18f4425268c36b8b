import CVectors

/// What a text must not hold where nobody reads it with care.
enum PlainText {
  /// Whether bytes beyond ASCII spell characters, none of which looks as if it were encoded twice.
  static func isSound(_ bytes: UnsafeRawBufferPointer) -> Bool {
    unsafe isSound(Array(bytes)[...])
  }

  /// Whether bytes beyond ASCII spell characters, none of which looks as if it were encoded twice.
  static func isSound(_ bytes: ArraySlice<UInt8>) -> Bool {
    let survey = UTF8Survey(bytes)
    return survey.invalidCount == 0 && survey.twiceCount == 0
  }

  /// Whether there are digits enough for a CPR number, and perhaps one.
  static func mayHoldPersonNumber(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let copy = unsafe Array(bytes)
    guard copy.count(where: \.isDigit) >= 10 else { return false }
    return PersonNumber.occurs(in: 0..<copy.count, of: copy)
  }
}

/// The id of a respondent in words of eight bytes, the last one filled up with zeros.
@safe struct PlainID: ~Copyable {
  /// How many words it takes.
  private(set) var words = 0
  private let storage: UnsafeMutablePointer<UInt64>

  init() {
    unsafe storage = .allocate(capacity: RecordShape.mostIDWords)
    unsafe storage.initialize(repeating: 0, count: RecordShape.mostIDWords)
  }

  deinit { unsafe storage.deallocate() }

  /// The word with this number, from 0.
  @inline(__always)
  subscript(word: Int) -> UInt64 { unsafe storage[word] }

  /// Takes the id at `start`; `false` where it is longer than any record holds, holds a blank, or looks
  /// like something else than an id.
  @inline(__always)
  mutating func take(
    _ start: UnsafeRawPointer,
    _ length: Int,
    isASCII: Bool,
    _ shape: inout IDShape
  ) -> Bool {
    guard length <= RecordShape.mostIDWords * 8 else { return false }
    words = (length &+ 7) &>> 3
    var doubts: UInt64 = isASCII ? 0 : 1
    for word in 0..<words {
      let bytes = unsafe ByteWords.load(start + word &* 8, upTo: length &- word &* 8)
      unsafe storage[word] = bytes
      doubts |= shape.note(bytes, isLast: word == words &- 1, length: length)
    }
    for word in stride(from: words, to: RecordShape.mostIDWords, by: 1) {
      unsafe storage[word] = 0
    }
    if unsafe start.load(as: UInt8.self) == UInt8(ascii: "0") { shape.hasLeadingZero = true }
    shape.note(length)
    let endsInDigit = unsafe (start + (length &- 1)).load(as: UInt8.self).isDigit
    if doubts == 0, length < 10, endsInDigit || length < 3 { return true }
    return unsafe isSound(UnsafeRawBufferPointer(start: start, count: length), &shape)
  }

  /// Takes an id of one word, of letters and digits alone; `false` where it has to be looked at closely.
  ///
  /// Its bytes are filled up with zeros; `filled` has ones in their places. Of its length no note is taken.
  @inline(__always)
  mutating func take(
    _ word: UInt64,
    _ filled: UInt64,
    last: UInt8,
    _ length: Int,
    _ shape: inout IDShape
  ) -> Bool {
    guard fremgang_is_plain_id(word, filled, last, length) else { return false }
    unsafe storage[0] = word
    words = 1
    shape.note(lettersOf: word)
    if word & 0xFF == 0x30 { shape.hasLeadingZero = true }
    return true
  }

  /// Looks closely at an id that might be something else.
  private func isSound(_ bytes: UnsafeRawBufferPointer, _ shape: inout IDShape) -> Bool {
    let copy = unsafe Array(bytes)
    let range = 0..<copy.count
    if copy.contains(where: { $0 >= 0x80 }) {
      shape.hasOthers = true
      guard PlainText.isSound(copy[...]), CellText.trimmed(range, in: copy) == range else {
        return false
      }
    }
    if copy.contains(where: { $0 <= 0x20 || $0 == UInt8(ascii: "@") }) { return false }
    if ExcelDamage.isValueLost(range, copy) || ExcelDamage.isDayOfMonth(range, copy) {
      return false
    }
    if unsafe PlainText.mayHoldPersonNumber(bytes) { return false }
    return !RowReader.isSummary(copy)
  }
}

extension IDShape {
  /// Notes how long an id is.
  mutating func note(_ length: Int) {
    shortest = min(shortest, length)
    longest = max(longest, length)
  }

  /// Notes the letters among eight bytes below 0x80: the highest bit of each tells what it is.
  @inline(__always)
  fileprivate mutating func note(lettersOf word: UInt64) {
    smallLetters |= fremgang_small_letters(word)
    capitals |= fremgang_capitals(word)
  }

  /// Notes the letters of eight bytes of an id.
  ///
  /// - Returns: 0 where no byte is a blank or a sign that might make something else of the id.
  @inline(__always)
  fileprivate mutating func note(_ word: UInt64, isLast: Bool, length: Int) -> UInt64 {
    // Bytes from 0x41 are letters, or the few signs beside them; digits lie from 0x30 to 0x39.
    let (ones, tops) = (ByteWords.ones, ByteWords.tops)
    let low = word & ~tops
    note(lettersOf: low)
    // Of the signs, blanks and `#`, `+`, `-` and `@` matter: all of them lie outside 0x30 to 0x39 and
    // the letters. The zeros that fill up the last word are no signs.
    let isBelowDigits = ~(low &+ ones &* 0x50) & tops
    let isAt = ByteWords.zeros(word ^ ByteWords.filled(with: UInt8(ascii: "@")))
    let filled = isLast && length & 7 != 0 ? ByteWords.lowest(length & 7) : ~0
    return (isBelowDigits & filled) | isAt
  }
}
