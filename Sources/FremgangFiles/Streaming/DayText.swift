/// A day as most exports write it, such as 2024-02-11, found by what it says instead of how it is spelled.
enum DayText {
  static let length = 10
  static let placesOfYear = 13 * 32
  /// Every ``place(_:)`` lies below this.
  static let places = 100 * placesOfYear

  private static let template: UInt64 = 0x2D30_302D_3030_3032
  private static let digits: UInt64 = 0x000F_0F00_0F0F_0000

  /// A number for each day of this century that is written in ten bytes at `start`, a different one for each text.
  ///
  /// It says nothing of whether there is such a day.
  ///
  /// - Parameter start: where ten bytes may be read.
  /// - Returns: a number from ``places`` on for everything else.
  @inline(__always)
  static func place(_ start: UnsafeRawPointer) -> Int {
    let word = unsafe ByteWords.load(start) ^ template
    let last = unsafe UInt64(start.loadUnaligned(fromByteOffset: 8, as: UInt16.self).littleEndian)
    let day = last ^ 0x3030
    // No digit is above 9, and nothing but the digits differs from the template.
    let odd =
      (word & ~digits) | (day & 0xF0F0) | ((word &+ 0x0006_0600_0606_0000) & 0x00F0_F000_F0F0_0000)
      | ((day &+ 0x0606) & 0xF0F0)
    let year = (word &>> 16 & 0xF) &* 10 &+ (word &>> 24 & 0xF)
    let month = (word &>> 40 & 0xF) &* 10 &+ (word &>> 48 & 0xF)
    let date = (day & 0xF) &* 10 &+ (day &>> 8 & 0xF)
    guard odd == 0, month < 13, date < 32 else { return places }
    return Int(truncatingIfNeeded: (year &* 13 &+ month) &* 32 &+ date)
  }
}
