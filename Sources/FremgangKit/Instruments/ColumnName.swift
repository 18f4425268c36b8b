/// Names of columns as people write them, folded so that the same name is the same text.
public enum ColumnName {
  /// `name` without what differs between people and programs that mean the same column.
  ///
  /// Upper and lower case are one; `_`, `-`, `.` and blanks fall away; `æ`, `ø` and `å` are `ae`,
  /// `oe` and `aa`, composed or not; numbers lose their leading zeros. So `MHRM1`, `mhrm_01` and
  /// `Mhrm-1` are equal. Between two digits a separator stays, as `_`: `who5_1` is not `who51`.
  ///
  /// - Parameter name: a column's header, an item's id or an alias.
  /// - Returns: the folded name, which is empty for a name of separators alone.
  public static func folded(_ name: some StringProtocol) -> String {
    let plain = name.utf8.withContiguousStorageIfAvailable { bytes in
      unsafe foldedPlainly(bytes, whatSeparates: separates)
    }
    if case .some(.some(let plain)) = plain { return plain }
    var folding = Folding()
    for character in name.lowercased() { folding.append(character) }
    return folding.finished
  }

  /// Folds a name with every sign taken for a separator, where it is spelled with ASCII and Danish
  /// letters; nothing for others.
  package static func foldedWithoutSigns(_ name: String) -> String? {
    var name = name
    return name.withUTF8 { bytes in
      unsafe foldedPlainly(bytes) { byte in
        !(0x30...0x39).contains(byte) && !(0x61...0x7A).contains(byte | 0x20)
      }
    }
  }

  private static func separates(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: " "), 0x09...0x0D:
      true
    default: false
    }
  }

  /// Folds a name of ASCII and Danish letters, as nearly all are, without asking Unicode about every
  /// character; nothing for others.
  private static func foldedPlainly(
    _ bytes: UnsafeBufferPointer<UInt8>,
    whatSeparates separates: (UInt8) -> Bool
  ) -> String? {
    if unsafe isFolded(bytes) { return unsafe String(decoding: bytes, as: UTF8.self) }
    var folding = Folding()
    folding.reserve(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = unsafe bytes[index]
      index += 1
      if byte >= 0x80 {
        guard byte == 0xC3, index < bytes.count,
          let letters = unsafe danishLetters(bytes[index])
        else { return nil }
        folding.appendLetters(letters)
        index += 1
      } else if (0x30...0x39).contains(byte) {
        folding.appendDigit(byte)
      } else if separates(byte) {
        folding.appendSeparator()
      } else {
        folding.appendLetter((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
      }
    }
    return folding.finished
  }

  /// Whether a name is one of small letters and of numbers without leading zeros, which folding leaves as
  /// it is, and as most names are.
  private static func isFolded(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var isInNumber = false
    for index in bytes.indices {
      let byte = unsafe bytes[index]
      if (0x61...0x7A).contains(byte) {
        isInNumber = false
      } else if (0x30...0x39).contains(byte), isInNumber || byte != 0x30 {
        isInNumber = true
      } else {
        return false
      }
    }
    return true
  }

  /// What stands for `æ`, `ø` or `å`, by the second byte of either case.
  private static func danishLetters(_ byte: UInt8) -> String? {
    switch byte | 0x20 {
    case 0xA6: "ae"
    case 0xB8: "oe"
    case 0xA5: "aa"
    default: nil
    }
  }

  private struct Folding {
    private var text: [UInt8] = []
    private var separatorPending = false
    private var zeroPending = false
    private var endsInDigit = false

    var finished: String {
      String(decoding: zeroPending ? text + [UInt8(ascii: "0")] : text, as: UTF8.self)
    }

    mutating func reserve(_ count: Int) { text.reserveCapacity(count) }

    mutating func append(_ character: Character) {
      switch character {
      case "_", "-", ".": appendSeparator()
      case _ where character.isWhitespace: appendSeparator()
      case "0"..."9" where character.isASCII: appendDigit(character.asciiValue ?? 0)
      case "æ": appendLetters("ae")
      case "ø": appendLetters("oe")
      case "å": appendLetters("aa")
      default: appendLetters(String(character))
      }
    }

    mutating func appendSeparator() { separatorPending = true }

    mutating func appendDigit(_ digit: UInt8) {
      let endedInDigit = endsInDigit || zeroPending
      let startsNumber = separatorPending || !endedInDigit
      if separatorPending {
        flushZero()
        if endedInDigit { text.append(UInt8(ascii: "_")) }
      }
      separatorPending = false
      // A zero is held back until it is known whether it leads a longer number.
      if digit == UInt8(ascii: "0"), startsNumber || zeroPending {
        zeroPending = true
        endsInDigit = false
        return
      }
      zeroPending = false
      text.append(digit)
      endsInDigit = true
    }

    mutating func appendLetters(_ letters: String) {
      for byte in letters.utf8 { appendLetter(byte) }
    }

    mutating func appendLetter(_ byte: UInt8) {
      flushZero()
      text.append(byte)
      separatorPending = false
      endsInDigit = false
    }

    private mutating func flushZero() {
      if zeroPending { text.append(UInt8(ascii: "0")) }
      zeroPending = false
    }
  }
}
