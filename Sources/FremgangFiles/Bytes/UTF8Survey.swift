/// What a run of bytes looks like when it is read as UTF-8.
struct UTF8Survey {
  /// How many well-formed sequences of two bytes and more there are.
  private(set) var sequences = 0
  /// How many bytes belong to no well-formed sequence.
  private(set) var invalidCount = 0
  /// The offsets of the first of them, in the indices of the slice.
  private(set) var invalid: [Int] = []
  /// How many characters look as if they were encoded twice, such as `Ã¦` for `æ`.
  private(set) var twiceCount = 0
  /// The offset of the first of them.
  private(set) var firstTwice: Int?

  init(_ bytes: ArraySlice<UInt8>) {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] < 0x80 {
        index = UTF8Survey.endOfASCII(in: bytes, from: index)
        continue
      }
      let length = UTF8Survey.length(at: index, in: bytes)
      if length > 0 {
        sequences += 1
        if bytes[index] == 0xC3, UTF8Survey.isTwice(at: index, in: bytes) {
          twiceCount += 1
          firstTwice = firstTwice ?? index
        }
        index += length
      } else {
        invalidCount += 1
        if invalid.count < DecodedText.mostFaults { invalid.append(index) }
        index += 1
      }
    }
  }

  /// The end of the run of ASCII that begins at `index`, or a place in it.
  private static func endOfASCII(in bytes: ArraySlice<UInt8>, from index: Int) -> Int {
    unsafe bytes.withUnsafeBytes { all in
      var place = index - bytes.startIndex
      while place + 32 <= all.count,
        unsafe ByteWords.beyondASCII(
          all.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            | all.loadUnaligned(fromByteOffset: place + 8, as: UInt64.self)
            | all.loadUnaligned(fromByteOffset: place + 16, as: UInt64.self)
            | all.loadUnaligned(fromByteOffset: place + 24, as: UInt64.self)
        ) == 0
      {
        place += 32
      }
      while place + 8 <= all.count,
        unsafe ByteWords.beyondASCII(
          all.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        ) == 0
      {
        place += 8
      }
      while place < all.count, unsafe all[place] < 0x80 { place += 1 }
      return bytes.startIndex + place
    }
  }

  /// Whether `Â`, `Ã` or `â` stands at `index` and what follows completes, as bytes of Windows-1252
  /// or ISO-8859-1, a sequence of UTF-8 that begins with the byte of that letter.
  private static func isTwice(at index: Int, in bytes: ArraySlice<UInt8>) -> Bool {
    var needed: Int
    switch bytes[index + 1] {
    case 0x82, 0x83: needed = 1
    case 0xA2: needed = 2
    default: return false
    }
    var next = index + 2
    while needed > 0, next < bytes.endIndex {
      let length = UTF8Survey.length(at: next, in: bytes)
      guard length > 0, let point = UTF8Survey.point(at: next, length, in: bytes),
        let byte = CodePage.westernByte(point), byte & 0xC0 == 0x80
      else { return false }
      next += length
      needed -= 1
    }
    return needed == 0
  }

  /// The code point of the well-formed sequence of `length` bytes at `index`.
  static func point(at index: Int, _ length: Int, in bytes: ArraySlice<UInt8>) -> UInt32? {
    let lead = UInt32(bytes[index])
    switch length {
    case 2: return (lead & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F)
    case 3:
      return (lead & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6
        | UInt32(bytes[index + 2] & 0x3F)
    default: return nil
    }
  }

  /// The length of the well-formed sequence that begins at `index`, or 0.
  ///
  /// Overlong spellings, surrogates and values beyond U+10FFFF are no sequences (Unicode 15, table
  /// 3-7).
  static func length(at index: Int, in bytes: ArraySlice<UInt8>) -> Int {
    let lead = bytes[index]
    let (length, second): (Int, ClosedRange<UInt8>)
    switch lead {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard bytes.endIndex - index >= length, second.contains(bytes[index + 1]) else { return 0 }
    for offset in 2..<max(length, 2) where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
