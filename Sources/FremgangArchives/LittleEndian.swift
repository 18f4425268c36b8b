/// Numbers in the bytes of an archive, low byte first; every read is checked.
struct LittleEndian {
  let bytes: [UInt8]

  /// The number in two bytes.
  func short(_ offset: Int) throws(ArchiveFault) -> Int {
    Int(try number(offset, 2))
  }

  /// The number in four bytes.
  func long(_ offset: Int) throws(ArchiveFault) -> Int {
    Int(try number(offset, 4))
  }

  /// The number in eight bytes, which must not lead beyond what a file can hold.
  func huge(_ offset: Int) throws(ArchiveFault) -> Int {
    guard let number = Int(exactly: try number(offset, 8)), number < 1 << 48 else {
      throw .damaged
    }
    return number
  }

  private func number(_ offset: Int, _ width: Int) throws(ArchiveFault) -> UInt64 {
    guard offset >= 0, offset <= bytes.count - width else { throw .damaged }
    var number: UInt64 = 0
    for index in (0..<width).reversed() { number = number << 8 | UInt64(bytes[offset + index]) }
    return number
  }
}
