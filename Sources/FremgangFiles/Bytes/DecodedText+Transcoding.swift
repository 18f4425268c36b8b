extension DecodedText {
  static func fromCodePage(
    _ file: [UInt8],
    _ point: (UInt8) -> UInt32
  ) -> ([UInt8], [Fault]) {
    var text = TextWriter(capacity: file.count + file.count / 16)
    for (offset, byte) in file.enumerated() {
      let point = byte < 0x80 ? UInt32(byte) : point(byte)
      if point == 0, byte != 0 { text.fault(at: offset) } else { text.append(point) }
    }
    return (text.bytes, text.faults)
  }

  static func fromUTF16(
    _ file: [UInt8],
    _ start: Int,
    _ highFirst: Bool
  ) -> ([UInt8], [Fault]) {
    var text = TextWriter(capacity: file.count * 3 / 4)
    var high: UInt32?
    var index = start
    while index + 1 < file.count {
      let (one, two) = (UInt32(file[index]), UInt32(file[index + 1]))
      let unit = highFirst ? one << 8 | two : two << 8 | one
      switch (unit, high) {
      case (0xDC00...0xDFFF, let lead?):
        text.append(0x10000 + (lead - 0xD800) << 10 + (unit - 0xDC00))
        high = nil
      case (0xD800...0xDBFF, nil): high = unit
      case (0xD800...0xDFFF, _):
        text.fault(at: index)
        high = unit < 0xDC00 ? unit : nil
      case (_, .some):
        text.fault(at: index - 2)
        text.append(unit)
        high = nil
      case (_, nil): text.append(unit)
      }
      index += 2
    }
    if high != nil || index < file.count { text.fault(at: file.count - 1) }
    return (text.bytes, text.faults)
  }

  /// Undoes one of two encodings: the characters' bytes in Windows-1252 are the text in UTF-8.
  ///
  /// What has no such byte, or gives no UTF-8, is a fault: the file is not, or not all, written twice.
  static func fromUTF8Twice(_ file: [UInt8], _ start: Int) -> ([UInt8], [Fault]) {
    var bytes: [UInt8] = []
    var offsets: [Int] = []
    var faults: [Fault] = []
    bytes.reserveCapacity(file.count - start)
    var index = start
    let all = file[...]
    while index < file.count {
      var byte: UInt8? = file[index]
      var length = 1
      if file[index] >= 0x80 {
        length = UTF8Survey.length(at: index, in: all)
        byte = UTF8Survey.point(at: index, length, in: all).flatMap(CodePage.westernByte)
      }
      if let byte {
        bytes.append(byte)
        if byte >= 0x80 { offsets.append(index) }
      } else if faults.count < mostFaults {
        faults.append(Fault(offset: index, textOffset: bytes.count))
      }
      index += max(length, 1)
    }
    let survey = UTF8Survey(bytes[...])
    var seen = 0
    var place = 0
    for invalid in survey.invalid where faults.count < mostFaults {
      // The bytes beyond ASCII are the ones whose places in the file were kept.
      while place < invalid {
        if bytes[place] >= 0x80 { seen += 1 }
        place += 1
      }
      faults.append(Fault(offset: offsets[seen], textOffset: invalid))
    }
    return (bytes, faults.sorted { $0.offset < $1.offset })
  }
}

/// Collects UTF-8 and the places of what cannot be spelled.
private struct TextWriter {
  private(set) var bytes: [UInt8] = []
  private(set) var faults: [DecodedText.Fault] = []

  init(capacity: Int) {
    bytes.reserveCapacity(capacity)
  }

  mutating func append(_ point: UInt32) {
    switch point {
    case ..<0x80: bytes.append(UInt8(point))
    case ..<0x800:
      bytes.append(UInt8(0xC0 | point >> 6))
      bytes.append(UInt8(0x80 | point & 0x3F))
    case ..<0x10000:
      bytes.append(UInt8(0xE0 | point >> 12))
      bytes.append(UInt8(0x80 | point >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | point & 0x3F))
    default:
      bytes.append(UInt8(0xF0 | point >> 18))
      bytes.append(UInt8(0x80 | point >> 12 & 0x3F))
      bytes.append(UInt8(0x80 | point >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | point & 0x3F))
    }
  }

  mutating func fault(at offset: Int) {
    guard faults.count < DecodedText.mostFaults else { return }
    faults.append(DecodedText.Fault(offset: offset, textOffset: bytes.count))
  }
}
