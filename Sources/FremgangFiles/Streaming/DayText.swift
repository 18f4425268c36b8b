/// A day as most exports write it, such as 2024-02-11, found by what it says instead of how it is spelled.
enum DayText {
  static let length = 10
  static let placesOfYear = 13 * 32
  /// Every ``place(_:)`` lies below this.
  static let places = 100 * placesOfYear

  /// What `00-00-00` looks like, the part of a day that is read as one word.
  private static let template: UInt64 = 0x3030_2D30_302D_3030
  private static let digits: UInt64 = 0x0F0F_000F_0F00_0F0F
  private static let century = UInt16(UInt8(ascii: "2")) | UInt16(UInt8(ascii: "0")) << 8

  /// A number for each day of this century that is written in ten bytes at `start`, a different one for each text.
  ///
  /// It says nothing of whether there is such a day.
  ///
  /// - Parameter start: where ten bytes may be read.
  /// - Returns: a number from ``places`` on for everything else.
  @inline(__always)
  static func place(_ start: UnsafeRawPointer) -> Int {
    let word = unsafe ByteWords.load(start + 2) ^ template
    // No digit is above 9, and nothing but the digits differs from the template.
    let odd = (word | (word &+ 0x0606_0006_0600_0606)) & ~digits
    // Two digits come to their number where the first of them stands; nothing is carried, as no byte passes 99.
    let numbers = word &* 10 &+ word &>> 8
    let (year, month, date) = (numbers & 0xFF, numbers &>> 24 & 0xFF, numbers &>> 48 & 0xFF)
    guard odd == 0, month < 13, date < 32,
      unsafe start.loadUnaligned(as: UInt16.self).littleEndian == century
    else { return places }
    return Int(truncatingIfNeeded: (year &* 13 &+ month) &* 32 &+ date)
  }
}
