extension DecodedText {
  /// The code points of the bytes 0x80 to 0x9F; 0 where Windows-1252 has none.
  static let windows1252: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]

  static func fromWindows1252(_ file: [UInt8]) -> ([UInt8], [Fault]) {
    var text = TextWriter(capacity: file.count + file.count / 16)
    for (offset, byte) in file.enumerated() {
      switch byte {
      case 0x80...0x9F:
        let point = windows1252[Int(byte) - 0x80]
        if point == 0 { text.fault(at: offset) } else { text.append(point) }
      default: text.append(UInt32(byte))
      }
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
}

/// Collects UTF-8 and keeps count of lines, so that a fault can be placed.
private struct TextWriter {
  private(set) var bytes: [UInt8] = []
  private(set) var faults: [DecodedText.Fault] = []
  private var line = 1
  private var followsReturn = false

  init(capacity: Int) {
    bytes.reserveCapacity(capacity)
  }

  mutating func append(_ point: UInt32) {
    if point == 0x0D || (point == 0x0A && !followsReturn) { line += 1 }
    followsReturn = point == 0x0D
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
    faults.append(DecodedText.Fault(offset: offset, line: line))
  }
}
