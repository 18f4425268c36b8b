extension String {
  /// The text folded as labels are compared, where it is spelled with ASCII and the letters that Latin-1
  /// adds, as nearly all labels are; nothing for others.
  ///
  /// It gives what folding any text gives, without asking Unicode about every character.
  var foldedPlainly: String? {
    var text = self
    return text.withUTF8 { bytes in
      var (isFolded, isAfterBlank, isAfterLead) = (true, true, false)
      for index in bytes.indices {
        let byte = unsafe bytes[index]
        guard isAfterLead == (byte & 0xC0 == 0x80), byte < 0x80 || isAfterLead || byte == 0xC3
        else {
          return nil
        }
        let isBlank = byte.isBlank
        if isBlank, isAfterBlank || byte != 0x20 { isFolded = false }
        if byte.lowered(afterLead: isAfterLead) != byte { isFolded = false }
        (isAfterBlank, isAfterLead) = (isBlank, byte == 0xC3)
      }
      if isFolded, !isAfterBlank || bytes.isEmpty { return self }
      return unsafe String(foldingPlain: bytes)
    }
  }

  /// The text with every run of blanks as one space, and without blanks at either end.
  package var spacedOnce: String {
    isPlainlySpaced ? self : split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether nothing but single spaces divides letters of ASCII and those that Latin-1 adds.
  private var isPlainlySpaced: Bool {
    var isAfterBlank = true
    for byte in utf8 {
      let isBlank = byte.isBlank
      guard byte < 0x80 || byte == 0xC3 || byte & 0xC0 == 0x80, !isBlank || byte == 0x20,
        !isBlank || !isAfterBlank
      else { return false }
      isAfterBlank = isBlank
    }
    return !isAfterBlank || isEmpty
  }

  private init(foldingPlain bytes: UnsafeBufferPointer<UInt8>) {
    unsafe self.init(unsafeUninitializedCapacity: bytes.count) { folded in
      var (count, isAfterLead, blankIsDue) = (0, false, false)
      for index in bytes.indices {
        let byte = unsafe bytes[index]
        if byte.isBlank {
          blankIsDue = count > 0
        } else {
          if blankIsDue {
            unsafe folded[count] = 0x20
            count += 1
          }
          unsafe folded[count] = byte.lowered(afterLead: isAfterLead)
          (blankIsDue, isAfterLead) = (false, byte == 0xC3)
          count += 1
        }
      }
      return count
    }
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

  /// The byte in small letters; after 0xC3 it is the second one of a letter, which × and ÷ are not.
  fileprivate func lowered(afterLead: Bool) -> UInt8 {
    if afterLead { return (0x80...0x9E).contains(self) && self != 0x97 ? self | 0x20 : self }
    return (0x41...0x5A).contains(self) ? self | 0x20 : self
  }
}
