import CVectors

/// A day as most exports write it, such as 2024-02-11, found by what it says instead of how it is spelled.
enum DayText {
  static let length = 10
  static let placesOfYear = Int(fremgang_places_of_year)
  /// Every ``place(_:)`` lies below this.
  static let places = Int(fremgang_places_of_days)

  /// A number for each day of this century that is written in ten bytes at `start`, a different one for each text.
  ///
  /// It says nothing of whether there is such a day.
  ///
  /// - Parameter start: where ten bytes may be read.
  /// - Returns: a number from ``places`` on for everything else.
  @inline(__always)
  static func place(_ start: UnsafeRawPointer) -> Int { unsafe Int(fremgang_day_place(start)) }
}
