extension Words {
  /// A p-value with its sign: "p < 0,001", "p = 0,012", "p > 0,999".
  ///
  /// A value that rounds onto 0.05 gets as many decimals as it takes to show its side.
  public func p(_ value: Double) -> String {
    guard value.isFinite else { return "p = " + noNumber }
    if value < 0.001 { return "p < " + number(0.001, decimals: 3) }
    if value > 0.999 { return "p > " + number(0.999, decimals: 3) }
    return "p = " + number(value, decimals: probabilityDecimals(value))
  }

  /// A p-value for a column headed p: "< 0,001", "0,012", "> 0,999".
  public func probability(_ value: Double) -> String {
    let text = p(value).dropFirst(2)
    return String(text.hasPrefix("= ") ? text.dropFirst(2) : text)
  }

  /// A p-value for other programs: three significant digits, at most 15 decimals.
  public func plainProbability(_ value: Double) -> String {
    let decimals = (3...15).first { (RoundedNumber(value, decimals: $0)?.units ?? 0) >= 100 }
    return plainNumber(value, decimals: decimals ?? 15)
  }

  /// Three, or more where three would print 0.05 for a value that is not 0.05.
  private func probabilityDecimals(_ value: Double) -> Int {
    for decimals in 3...8 {
      guard let rounded = RoundedNumber(value, decimals: decimals)?.units,
        let half = RoundedNumber(0.05, decimals: decimals)?.units
      else { return decimals }
      if rounded != half || value == 0.05 { return decimals }
    }
    return 8
  }
}
