extension PersonalFindings.Axis {
  /// The rating after minus the rating before; `nil` where one of them is missing.
  public var difference: Int? {
    guard let before, let after else { return nil }
    let (difference, overflow) = after.subtractingReportingOverflow(before)
    return overflow ? nil : difference
  }
}
