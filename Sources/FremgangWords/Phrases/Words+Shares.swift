extension Words {
  /// A share in words, such as "to tredjedele" or "lidt over halvdelen".
  ///
  /// The nearest of the halves, thirds, quarters, fifths and tenths decides. Alone, it stands for
  /// shares within half a percentage point of it; "about" for those within 1.5, "a little over"
  /// and "a little under" for those within 4. Other shares, and shares of fewer than ten, have no
  /// words: the caller prints the counts alone. "None" and "all" are exact.
  public func share(_ n: Int, of total: Int) -> String? {
    guard total >= 10, (0...total).contains(n) else { return nil }
    if n == 0 { return say(da: "ingen", en: "none") }
    if n == total { return say(da: "alle", en: "all") }
    let percent = 100 * Double(n) / Double(total)
    guard let nearest = Words.fractions.min(by: { $0.distance(percent) < $1.distance(percent) })
    else { return nil }
    let name = say(da: nearest.da, en: nearest.en)
    switch nearest.distance(percent) {
    case ...0.5: return name
    case ...1.5: return say(da: "omkring ", en: "about ") + name
    case ...4:
      return percent > nearest.percent
        ? say(da: "lidt over ", en: "a little over ") + name
        : say(da: "lidt under ", en: "a little under ") + name
    default: return nil
    }
  }

  private struct Fraction {
    let percent: Double
    let da: String
    let en: String

    func distance(_ other: Double) -> Double { (percent - other).magnitude }
  }

  private static let fractions = [
    Fraction(percent: 10, da: "en tiendedel", en: "a tenth"),
    Fraction(percent: 20, da: "en femtedel", en: "a fifth"),
    Fraction(percent: 25, da: "en fjerdedel", en: "a quarter"),
    Fraction(percent: 100.0 / 3, da: "en tredjedel", en: "a third"),
    Fraction(percent: 50, da: "halvdelen", en: "half"),
    Fraction(percent: 200.0 / 3, da: "to tredjedele", en: "two thirds"),
    Fraction(percent: 75, da: "tre fjerdedele", en: "three quarters"),
    Fraction(percent: 80, da: "fire femtedele", en: "four fifths"),
    Fraction(percent: 90, da: "ni tiendedele", en: "nine tenths"),
  ]
}
