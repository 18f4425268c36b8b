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
    var numbers: [(value: Int, digits: Int)] = []
    var sign: UInt8?
    var index = range.lowerBound
    while numbers.count < 3 {
      let start = index
      var value = 0
      while index < range.upperBound, bytes[index].isDigit, index - start < 4 {
        value = value * 10 + Int(bytes[index] - 0x30)
        index += 1
      }
      guard index > start else { return .notADate }
      numbers.append((value, index - start))
      if numbers.count == 3 { break }
      guard index < range.upperBound, isSign(bytes[index]), sign ?? bytes[index] == bytes[index]
      else { return .notADate }
      sign = bytes[index]
      index += 1
    }
    guard isTime(bytes[index..<range.upperBound]) else { return .notADate }
    return reading(numbers, sign ?? 0)
  }

  private static func reading(_ numbers: [(value: Int, digits: Int)], _ sign: UInt8) -> Reading {
    if numbers[0].digits == 4, numbers[1].digits <= 2, numbers[2].digits <= 2 {
      let day = Day(year: numbers[0].value, month: numbers[1].value, day: numbers[2].value)
      return day.map(Reading.day) ?? .notADate
    }
    guard numbers[0].digits <= 2, numbers[1].digits <= 2, numbers[2].digits == 4 else {
      return .notADate
    }
    let (first, second, year) = (numbers[0].value, numbers[1].value, numbers[2].value)
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
    guard let first = rest.first else { return true }
    guard first == UInt8(ascii: " ") || first | 0x20 == UInt8(ascii: "t"), rest.count >= 5 else {
      return false
    }
    // "AM", "pm" and "GMT+1" follow the time in exports of Google Forms.
    return rest.dropFirst().contains { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
      && rest.dropFirst().allSatisfy { byte in
        byte.isDigit || ":.,+-Zz AaPpMmGgTtUuCc".utf8.contains(byte)
      }
  }
}
