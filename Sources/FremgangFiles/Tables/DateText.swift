import FremgangKit

/// Dates as people and programs write them in a cell.
enum DateText {
  /// What a cell holds when it is read as a date.
  enum Reading: Hashable {
    /// A year, then month and day.
    case day(Day)
    /// Two numbers and a year; which is the day depends on the column.
    case either(first: Int, second: Int, year: Int, sign: UInt8)
    case notADate
  }

  /// Reads `2015-03-14`, `14-03-2015`, `14/03/2015`, `14.03.2015`, each with a time after it or
  /// without.
  static func read(_ range: Range<Int>, _ bytes: [UInt8]) -> Reading {
    if range.count == DayText.length, let plain = plainDay(bytes[range]) { return plain }
    var index = range.lowerBound
    guard let one = number(&index, range.upperBound, bytes), index < range.upperBound,
      isSign(bytes[index])
    else { return .notADate }
    let sign = bytes[index]
    index += 1
    guard let two = number(&index, range.upperBound, bytes), index < range.upperBound,
      bytes[index] == sign
    else { return .notADate }
    index += 1
    guard let three = number(&index, range.upperBound, bytes),
      index == range.upperBound || isTime(bytes[index..<range.upperBound])
    else { return .notADate }
    return reading(one, two, three, sign)
  }

  /// Reads a day as most programs write it.
  private static func plainDay(_ text: ArraySlice<UInt8>) -> Reading? {
    let place = unsafe text.withUnsafeBytes { all in
      unsafe all.baseAddress.map { unsafe DayText.place($0) } ?? DayText.places
    }
    guard place < DayText.places else { return nil }
    let (year, rest) = place.quotientAndRemainder(dividingBy: DayText.placesOfYear)
    return reading((2000 + year, 4), (rest / 32, 2), (rest % 32, 2), UInt8(ascii: "-"))
  }

  private typealias Number = (value: Int, digits: Int)

  /// Up to four digits.
  private static func number(_ index: inout Int, _ end: Int, _ bytes: [UInt8]) -> Number? {
    let start = index
    var value = 0
    while index < end, index - start < 4, let digit = bytes[index].digit {
      value = value * 10 + digit
      index += 1
    }
    return index > start ? (value, index - start) : nil
  }

  private static func reading(
    _ one: Number,
    _ two: Number,
    _ three: Number,
    _ sign: UInt8
  ) -> Reading {
    if one.digits == 4, two.digits <= 2, three.digits <= 2 {
      let day = Day(year: one.value, month: two.value, day: three.value)
      return day.map(Reading.day) ?? .notADate
    }
    guard one.digits <= 2, two.digits <= 2, three.digits == 4 else { return .notADate }
    let (first, second, year) = (one.value, two.value, three.value)
    let exists =
      Day(year: year, month: second, day: first) != nil
      || Day(year: year, month: first, day: second) != nil
    return exists ? .either(first: first, second: second, year: year, sign: sign) : .notADate
  }

  /// The day that a cell holds under `order`, or nothing.
  static func day(_ range: Range<Int>, _ bytes: [UInt8], _ order: DateOrder) -> Day? {
    switch read(range, bytes) {
    case .day(let day): day
    case .either(let first, let second, let year, _):
      order == .dayFirst
        ? Day(year: year, month: second, day: first)
        : Day(year: year, month: first, day: second)
    case .notADate: nil
    }
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".")
  }

  /// Whether what follows a date is nothing or a time of day.
  private static func isTime(_ rest: ArraySlice<UInt8>) -> Bool {
    guard let first = rest.first, first == UInt8(ascii: " ") || first | 0x20 == UInt8(ascii: "t"),
      rest.count >= 5
    else {
      return false
    }
    // "AM", "pm" and "GMT+1" follow the time in exports of Google Forms.
    return rest.dropFirst().contains { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
      && rest.dropFirst().allSatisfy { byte in
        byte.isDigit || ":.,+-Zz AaPpMmGgTtUuCc".utf8.contains(byte)
      }
  }
}
