import FremgangKit
import Testing

struct DayTests {
  /// Day numbers from GNU date: `date -u -d YYYY-MM-DD +%s` divided by 86,400.
  @Test func `day numbers agree with GNU date`() {
    let days: [(year: Int, month: Int, day: Int, number: Int32)] = [
      (1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 2, 29, 11_016), (2016, 6, 30, 16_982),
      (1900, 3, 1, -25_508), (2100, 2, 28, 47_540), (1, 1, 1, -719_162), (9999, 12, 31, 2_932_896),
    ]
    for expected in days {
      let day = Day(year: expected.year, month: expected.month, day: expected.day)
      #expect(day?.number == expected.number)
      if let date = day?.date { #expect(date == (expected.year, expected.month, expected.day)) }
    }
  }

  @Test func `days that are in no calendar are refused`() {
    let dates = [
      (2015, 2, 29), (1900, 2, 29), (2014, 4, 31), (2014, 13, 1), (2014, 0, 1), (0, 1, 1),
    ]
    for date in dates { #expect(Day(year: date.0, month: date.1, day: date.2) == nil) }
  }
}
