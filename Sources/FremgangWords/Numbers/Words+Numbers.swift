extension Words {
  /// The sign that parts whole numbers from decimals.
  public var decimalMark: String { say(da: ",", en: ".") }

  /// The sign between thousands: a point in Danish, a comma in English.
  public var thousandsMark: String { say(da: ".", en: ",") }

  /// What stands where there is no number.
  public var noNumber: String { "–" }

  /// A number with a fixed count of decimals, a true minus sign and thousands set apart.
  ///
  /// Halves round away from zero (see ``RoundedNumber``); what is no finite number is a dash.
  public func number(_ value: Double, decimals: Int = 1) -> String {
    guard let rounded = RoundedNumber(value, decimals: decimals) else { return noNumber }
    return (rounded.isNegative ? "−" : "") + grouped(rounded.whole) + fraction(rounded)
  }

  /// A number as ``number(_:decimals:)`` writes it, with a plus sign where it is above zero.
  public func signedNumber(_ value: Double, decimals: Int = 1) -> String {
    let text = number(value, decimals: decimals)
    guard let rounded = RoundedNumber(value, decimals: decimals), !rounded.isNegative,
      (rounded.units ?? 1) != 0
    else { return text }
    return "+" + text
  }

  /// A number for other programs: the language's decimal mark, a plain minus, nothing else.
  public func plainNumber(_ value: Double, decimals: Int) -> String {
    guard let rounded = RoundedNumber(value, decimals: decimals) else { return "" }
    return (rounded.isNegative ? "-" : "") + rounded.whole + fraction(rounded)
  }

  /// A number with at most `most` decimals and no trailing zeros, as in "120" and "7,5".
  public func shortNumber(_ value: Double, most: Int = 2) -> String {
    var text = number(value, decimals: most)
    guard text.contains(where: { decimalMark.contains($0) }), value.isFinite, most > 0 else {
      return text
    }
    while text.last == "0" { text.removeLast() }
    if text.hasSuffix(decimalMark) { text.removeLast() }
    return text
  }

  /// A count with thousands set apart: "38.357" in Danish, "38,357" in English.
  public func count(_ value: Int) -> String {
    (value < 0 ? "−" : "") + grouped(String(value.magnitude))
  }

  /// A percentage that is already in percent: "9 pct." in Danish, "9%" in English.
  public func percent(_ value: Double, decimals: Int = 0) -> String {
    number(value, decimals: decimals) + say(da: " pct.", en: "%")
  }

  /// `n` of `total` in percent, or nothing when there is nothing to divide by.
  public func percent(_ n: Int, of total: Int, decimals: Int = 0) -> String? {
    guard total > 0 else { return nil }
    return percent(100 * Double(n) / Double(total), decimals: decimals)
  }

  /// The ends of an interval: "7,7 til 14,4" in Danish, "7.7 to 14.4" in English.
  ///
  /// An end that would round to 0 gets up to two more decimals, because its side of 0 matters.
  public func interval(_ lower: Double, _ upper: Double, decimals: Int = 1) -> String {
    end(lower, decimals: decimals) + say(da: " til ", en: " to ") + end(upper, decimals: decimals)
  }

  private func end(_ value: Double, decimals: Int) -> String {
    let shown = (decimals...decimals + 2).first { RoundedNumber(value, decimals: $0)?.units != 0 }
    return number(value, decimals: value == 0 ? decimals : shown ?? decimals)
  }

  private func fraction(_ rounded: RoundedNumber) -> String {
    rounded.fraction.isEmpty ? "" : decimalMark + rounded.fraction
  }

  /// Danish and English both leave four digits and fewer together.
  private func grouped(_ digits: String) -> String {
    guard digits.utf8.count > 4 else { return digits }
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.utf8.count - index) % 3 == 0 { text += thousandsMark }
      text.append(digit)
    }
    return text
  }
}
