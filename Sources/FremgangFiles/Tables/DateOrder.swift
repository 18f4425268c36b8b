/// The order of day and month in a date that begins with neither a year nor a name.
public enum DateOrder: String, Sendable, Hashable, CaseIterable {
  /// Day, month, year: the Danish order.
  case dayFirst
  /// Month, day, year: the American order.
  case monthFirst
}

/// What a column of dates shows of the order of day and month.
struct DateOrderEvidence {
  private(set) var dayFirst = 0
  private(set) var monthFirst = 0
  private(set) var undecided = 0
  private var dots = 0

  mutating func add(_ reading: DateText.Reading) {
    guard case .either(let first, let second, _, let sign) = reading else { return }
    if sign == UInt8(ascii: ".") { dots += 1 }
    if first > 12 {
      dayFirst += 1
    } else if second > 12 {
      monthFirst += 1
    } else if first != second {
      undecided += 1
    }
  }

  /// Whether there are dates whose reading depends on the order.
  var isNeeded: Bool { dayFirst + monthFirst + undecided + dots > 0 }

  /// The order, or nothing when the dates fit both or contradict each other.
  ///
  /// Points between the numbers are the Danish way of writing, which puts the day first.
  var order: DateOrder? {
    if dayFirst > 0 { return monthFirst == 0 ? .dayFirst : nil }
    if monthFirst > 0 { return .monthFirst }
    return undecided == 0 || dots > 0 ? .dayFirst : nil
  }
}
