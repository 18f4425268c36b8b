import FremgangStatistics

/// The lattice of some decimals as they are printed, for building exact tables from them.
struct DecimalLattice {
  let denominator: Int64
  /// Whether the lattice counts in units of the decimals; very large and very small ones count in
  /// their own power of ten, which only what is free of scale survives.
  let isToScale: Bool
  private let exponent: Int

  /// Nothing when the decimals do not fit a lattice of whole numbers.
  init?(_ values: [Double]) {
    let parts = values.compactMap(Self.parts).filter { $0.digits != 0 }
    guard values.allSatisfy(\.isFinite) else { return nil }
    let smallest = parts.map(\.exponent).min() ?? 0
    let largest = parts.map { $0.exponent + String($0.digits.magnitude).count }.max() ?? 0
    isToScale = smallest >= -12 && largest <= 18
    exponent = isToScale ? min(smallest, 0) : smallest
    guard largest - exponent <= 18 else { return nil }
    denominator = isToScale ? Self.power(-exponent) : 1
  }

  func numerator(_ value: Double) -> Int64 {
    guard let parts = Self.parts(value), parts.digits != 0 else { return 0 }
    return parts.digits * Self.power(parts.exponent - exponent)
  }

  func counts(_ values: [Double]) -> CountTable {
    CountTable(denominator: denominator, numerators: values.map(numerator))
  }

  func pairs(_ before: [Double], _ after: [Double]) -> PairedTable {
    PairedTable(
      denominator: denominator,
      pairs: zip(before, after).map { (before: numerator($0), after: numerator($1)) }
    )
  }

  static func pairs(_ before: [Double], _ after: [Double]) -> PairedTable? {
    DecimalLattice(before + after)?.pairs(before, after)
  }

  private static func power(_ exponent: Int) -> Int64 {
    (0..<exponent).reduce(1) { product, _ in product * 10 }
  }

  /// The shortest digits that read back to the value, as a whole number times a power of ten.
  private static func parts(_ value: Double) -> (digits: Int64, exponent: Int)? {
    let text = "\(value)".split(separator: "e")
    var mantissa = String(text[0])
    if mantissa.hasSuffix(".0") { mantissa.removeLast(2) }
    let places = mantissa.split(separator: ".").dropFirst().first?.count ?? 0
    guard let digits = Int64(mantissa.filter { $0 != "." }) else { return nil }
    return (digits, (text.count > 1 ? Int(text[1]) ?? 0 : 0) - places)
  }
}

extension PairedTable {
  /// A table of whole scores.
  init(whole pairs: [(Int64, Int64)]) {
    self.init(denominator: 1, pairs: pairs.map { (before: $0.0, after: $0.1) })
  }
}
