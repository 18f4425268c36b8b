import FremgangKit

/// The days and times of a sheet, which are numbers of days, as text.
enum SheetDate {
  /// The day from which a workbook counts.
  enum System: Hashable {
    /// 1 is 1 January 1900, and there is a 29 February 1900 that never was: Excel keeps the mistake
    /// of an older program, so that all later days count one more (ECMA-376-1, 18.17.4.1).
    case from1900
    /// 0 is 1 January 1904, as in old workbooks of the Macintosh.
    case from1904
  }

  private static let secondsPerDay = 86_400

  /// A number of days as `2015-03-14`, with the time behind it unless it is midnight, and as a time
  /// alone for less than a day; nothing for a number that is no day up to the year 9999.
  static func text(of serial: Double, _ system: System) -> String? {
    guard serial >= 0, serial < 2_958_466 else { return nil }
    let seconds = Int((serial * Double(secondsPerDay)).rounded())
    let (days, rest) = seconds.quotientAndRemainder(dividingBy: secondsPerDay)
    if days == 0, system == .from1900 { return time(rest) }
    guard let day = day(days, system) else { return nil }
    return rest == 0 ? day : "\(day) \(time(rest))"
  }

  private static func day(_ days: Int, _ system: System) -> String? {
    // Days are told from 1 January 1970, which is the 25,569th from 30 December 1899 and the
    // 24,107th from 1 January 1904.
    let number: Int
    switch system {
    case .from1900:
      if days == 60 { return "1900-02-29" }
      number = days - 25_569 + (days < 60 ? 1 : 0)
    case .from1904: number = days - 24_107
    }
    let day = Day(number: Int32(number))
    return day.date.year > 9999 ? nil : day.isoText
  }

  private static func time(_ seconds: Int) -> String {
    [seconds / 3600, seconds / 60 % 60, seconds % 60]
      .map { $0 < 10 ? "0\($0)" : String($0) }.joined(separator: ":")
  }
}
