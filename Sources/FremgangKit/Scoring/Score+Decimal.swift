extension Score {
  /// The score in decimals, without trailing zeros.
  ///
  /// Exact where it has no more than `digits`, else rounded to so many, halves away from zero.
  ///
  /// - Parameter digits: the most decimals, from 0 to 9.
  /// - Returns: the number, or nothing for a score too large to be written so, which no scale gives.
  /// - Precondition: `digits` lies from 0 to 9.
  public func decimal(atMost digits: Int) -> DecimalNumber? {
    precondition((0...9).contains(digits), "more decimals than a decimal number has")
    var power: Int128 = 1
    for _ in 0..<digits { power *= 10 }
    let (quotient, remainder) = (Int128(numerator.magnitude) * power)
      .quotientAndRemainder(dividingBy: Int128(denominator))
    let size = quotient + (2 * remainder >= Int128(denominator) ? 1 : 0)
    guard let mantissa = Int64(exactly: numerator < 0 ? -size : size) else { return nil }
    return DecimalNumber(mantissa: mantissa, fractionDigits: digits)
  }
}
