public import FremgangKit

/// A moment in Greenwich, written as RFC 3339 has it: `2026-11-21T02:00:00Z`.
public struct UTCTime: Sendable, Hashable, CustomStringConvertible {
  /// The seconds since 1 January 1970.
  public let seconds: Int

  /// Creates a moment; what lies outside of the years 1 to 9999 counts as their first or last.
  public init(_ seconds: Int) {
    self.seconds = min(max(seconds, -62_135_596_800), 253_402_300_799)
  }

  /// The day.
  public var day: Day {
    let quotient = seconds / 86_400
    return Day(number: Int32(clamping: seconds % 86_400 < 0 ? quotient - 1 : quotient))
  }

  /// The day, such as `2026-11-21`.
  public var date: String {
    let (year, month, day) = day.date
    return "\(UTCTime.padded(year, 4))-\(UTCTime.padded(month, 2))-\(UTCTime.padded(day, 2))"
  }

  /// The moment, such as `2026-11-21T02:00:00Z`.
  public var description: String {
    let second = seconds - Int(day.number) * 86_400
    let parts = [second / 3600, second / 60 % 60, second % 60]
    return "\(date)T\(parts.map { UTCTime.padded($0, 2) }.joined(separator: ":"))Z"
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(width - digits.count, 0)) + digits
  }
}

extension UTCTime {
  /// Reads a moment as ``description`` writes it; nothing when it is none.
  init?(_ text: some StringProtocol) {
    let digits = Array(text.utf8)
    guard digits.count == 20 else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      guard digits[range].allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      return digits[range].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    guard let year = number(0..<4), let month = number(5..<7), let dayOfMonth = number(8..<10),
      let day = Day(year: year, month: month, day: dayOfMonth), let hour = number(11..<13),
      let minute = number(14..<16), let second = number(17..<19)
    else { return nil }
    self.init(Int(day.number) * 86_400 + hour * 3600 + minute * 60 + second)
    guard description.utf8.elementsEqual(digits) else { return nil }
  }
}
