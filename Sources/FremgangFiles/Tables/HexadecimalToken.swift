/// Identifiers that programs make of random or digested bytes, in whose digits a date now and then
/// stands by chance.
enum HexadecimalToken {
  /// Shorter words of hexadecimal digits may be anything.
  private static let fewestDigits = 16
  /// The lengths of a UUID's parts (RFC 9562, section 4).
  private static let uuid = [8, 4, 4, 4, 12]

  /// The length of the token that begins at `start`: a UUID, or a word of at least sixteen
  /// hexadecimal digits with a letter among them; nothing where none does.
  ///
  /// A letter or digit right behind it makes it none.
  static func length(at start: Int, _ end: Int, _ bytes: [UInt8]) -> Int? {
    var parts: [Int] = []
    var index = start
    var hasLetter = false
    while parts.count < uuid.count {
      let first = index
      while index < end, isHexadecimal(bytes[index]) {
        if bytes[index] >= UInt8(ascii: "A") { hasLetter = true }
        index += 1
      }
      parts.append(index - first)
      let isOnTheWay = parts.last == uuid[parts.count - 1] && parts.count < uuid.count
      guard isOnTheWay, index < end, bytes[index] == UInt8(ascii: "-") else { break }
      index += 1
    }
    guard index == end || !(bytes[index].isLetter || bytes[index].isDigit) else { return nil }
    if parts == uuid { return index - start }
    return parts.count == 1 && hasLetter && parts[0] >= fewestDigits ? parts[0] : nil
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    byte.isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
  }
}
