package import FremgangKit

/// How far the items of a scale hang together.
extension Sentences {
  /// Cronbach's alpha before and after, with the standard error of measurement.
  ///
  /// - Parameters:
  ///   - consistency: what was found.
  ///   - scale: the scale.
  /// - Returns: the sentences, or nothing where neither alpha is known.
  package func internalConsistency(
    _ consistency: InternalConsistency,
    on scale: ScaleFindings
  ) -> String? {
    let parts = [
      consistency.before.map { alpha($0) + say(da: " før", en: " before") },
      consistency.after.map { alpha($0) + say(da: " efter", en: " after") },
    ].compactMap { $0 }
    guard !parts.isEmpty else { return nil }
    let text = say(
      da: "Spørgsmålenes indre sammenhæng, Cronbachs alfa, er i disse data \(words.list(parts)).",
      en: "The internal consistency of the items, Cronbach's alpha, is in these data "
        + "\(words.list(parts))."
    )
    guard let error = consistency.before?.standardErrorOfMeasurement else { return text }
    let points = points(error, decimals: ScalePrecision(scale).table)
    return text
      + say(
        da: " Målefejlen på den enkelte score (standardfejl) er før \(points).",
        en: " The standard error of measurement of a single score is \(points) before."
      )
  }

  private func alpha(_ alpha: InternalConsistency.Alpha) -> String {
    let interval = alpha.confidenceInterval
    return words.number(alpha.estimate, decimals: 2)
      + " (\(intervalName(interval.level)) "
      + words.interval(interval.lower, interval.upper, decimals: 2)
      + ", n = \(words.count(alpha.n)))"
  }
}
