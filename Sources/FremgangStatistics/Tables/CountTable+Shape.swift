extension CountTable {
  /// The median distance from the median, times a constant; absent in an empty table.
  ///
  /// The usual 1.4826 makes it the standard deviation of normal values, as in R's `mad`; pass 1 for the
  /// plain median distance (Hampel 1974, doi:10.1080/01621459.1974.10482962). It is 0 when more than
  /// half of the values are equal.
  public func medianAbsoluteDeviation(constant: Double = 1.4826) -> Double? {
    guard count > 0 else { return nil }
    let entries = entries
    let middle =
      Int128(Self.orderStatistic((count + 1) / 2, of: entries))
      + Int128(Self.orderStatistic(count / 2 + 1, of: entries))
    let distances = entries.map { entry in
      (size: (2 * Int128(entry.numerator) - middle).magnitude, count: entry.count)
    }.sorted { $0.size < $1.size }
    func distance(_ place: Int) -> UInt128 {
      var passed = 0
      for distance in distances {
        passed += distance.count
        if passed >= place { return distance.size }
      }
      return 0
    }
    let doubled = distance((count + 1) / 2) + distance(count / 2 + 1)
    return constant * Double(doubled) / (4 * Double(denominator))
  }

  /// The skewness G₁, without bias for normal values: type 2 of Joanes and Gill (1998,
  /// doi:10.1111/1467-9884.00122), as in SAS, SPSS and Excel.
  ///
  /// R's `e1071::skewness` and scipy divide by n by default, which gives smaller numbers. Absent with
  /// fewer than three values or without variation.
  public var skewness: Double? {
    guard count >= 3, let sum = standardisedSum({ $0 * $0 * $0 }) else { return nil }
    let n = Double(count)
    return n / (n - 1) / (n - 2) * sum
  }

  /// The excess kurtosis G₂, without bias for normal values, for which it is 0: type 2 of Joanes and
  /// Gill (1998, doi:10.1111/1467-9884.00122), as in SAS, SPSS and Excel.
  ///
  /// Absent with fewer than four values or without variation.
  public var excessKurtosis: Double? {
    guard count >= 4, let sum = standardisedSum({ $0 * $0 * $0 * $0 }) else { return nil }
    let n = Double(count)
    let peak = n * (n + 1) / (n - 1) / (n - 2) / (n - 3) * sum
    return peak - 3 * (n - 1) * (n - 1) / (n - 2) / (n - 3)
  }

  /// The sum of a function of the deviations from the mean in standard deviations, the deviations
  /// formed exactly; absent without variation.
  private func standardisedSum(_ function: (Double) -> Double) -> Double? {
    guard let moments, moments.varies else { return nil }
    let n = Int128(count)
    let total = entries.reduce(Int128(0)) { $0 + Int128($1.numerator) * Int128($1.count) }
    let unit = Double(count) * moments.standardDeviation * Double(denominator)
    return entries.reduce(0) { sum, entry in
      let deviation = Double(Int128(entry.numerator) * n - total) / unit
      return sum + Double(entry.count) * function(deviation)
    }
  }
}
