/// What a run of bytes looks like when it is read as UTF-8.
struct UTF8Survey {
  /// How many well-formed sequences of two bytes and more there are.
  private(set) var sequences = 0
  /// How many bytes belong to no well-formed sequence.
  private(set) var invalidCount = 0
  /// The offsets of the first of them, in the indices of the slice.
  private(set) var invalid: [Int] = []

  init(_ bytes: ArraySlice<UInt8>) {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] < 0x80 {
        index += 1
        continue
      }
      let length = UTF8Survey.length(at: index, in: bytes)
      if length > 0 {
        sequences += 1
        index += length
      } else {
        invalidCount += 1
        if invalid.count < DecodedText.mostFaults { invalid.append(index) }
        index += 1
      }
    }
  }

  /// The length of the well-formed sequence that begins at `index`, or 0.
  ///
  /// Overlong spellings, surrogates and values beyond U+10FFFF are no sequences (Unicode 15, table
  /// 3-7).
  private static func length(at index: Int, in bytes: ArraySlice<UInt8>) -> Int {
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
