public import FremgangKit
import FremgangWords

/// The charts of an evaluation.
///
/// Each is drawn from `Results` alone, so that nothing withheld can be drawn, and is absent where
/// its figures are.
public enum Charts {
  /// Every chart that the results allow, in the order of the report: instrument by instrument, then
  /// the stars of persons.
  ///
  /// - Parameters:
  ///   - results: the figures, with small groups withheld.
  ///   - language: the language of the texts.
  ///   - threads: how many may draw side by side; no chart depends on it.
  /// - Returns: the charts, each under a name of its own.
  public static func all(for results: Results, language: Language, threads: Int = 1) -> [Chart] {
    let instruments = results.findings.instruments.map(\.id)
    let scored = Workers.map(instruments.count, threads: threads) { number in
      scoredCharts(for: results, instrument: instruments[number], language: language)
    }
    return ChartName.unique(scored.joined() + personalStars(for: results, language: language))
  }

  /// Means before and after for everyone on the primary scale.
  public static func means(
    for results: Results,
    instrument: String,
    language: Language
  ) -> Chart? {
    subject(results, instrument, language).flatMap { MeansChart(subject: $0)?.chart() }
  }

  /// Means before and after for each level of a grouping, on the primary scale.
  ///
  /// Groupings that cluster people, and those of more than six levels, have one line a level.
  public static func groups(
    for results: Results,
    instrument: String,
    by grouping: String,
    language: Language
  ) -> Chart? {
    subject(results, instrument, language).flatMap {
      GroupChart(subject: $0, by: grouping)?.chart()
    }
  }

  /// How many changed by how much on the primary scale.
  public static func changeDistribution(
    for results: Results,
    instrument: String,
    language: Language
  ) -> Chart? {
    subject(results, instrument, language).flatMap { DistributionChart(subject: $0)?.chart() }
  }

  /// Before against after for each person; nothing unless the disclosure rule allows points.
  public static func individualPoints(
    for results: Results,
    instrument: String,
    language: Language
  ) -> Chart? {
    subject(results, instrument, language).flatMap { ScatterChart(subject: $0)?.chart() }
  }

  /// The subscales or blocks of an instrument, in percent of each one's range.
  public static func scales(
    for results: Results,
    instrument: String,
    language: Language
  ) -> Chart? {
    subject(results, instrument, language).flatMap { ScalesChart(subject: $0)?.chart() }
  }

  /// The areas of a scored star; nothing for instruments of another presentation.
  public static func areaStar(
    for results: Results,
    instrument: String,
    language: Language
  ) -> Chart? {
    subject(results, instrument, language).flatMap { AreaStarChart(subject: $0)?.chart() }
  }

  /// The means of three waves or more among those measured at every one.
  public static func trend(
    for results: Results,
    instrument: String,
    language: Language
  ) -> Chart? {
    subject(results, instrument, language).flatMap { TrendChart(subject: $0)?.chart() }
  }

  /// The totals of an instrument through its publications; nothing unless there are two.
  ///
  /// - Parameters:
  ///   - series: the publications, oldest first; the last ones are those of `results`.
  ///   - results: what the instrument and its scale are called.
  ///   - language: the language of the texts.
  /// - Returns: the chart, whose id begins with `history-`.
  public static func run(
    of series: RunSeries,
    for results: Results,
    language: Language
  ) -> Chart? {
    subject(results, series.instrument, language).flatMap {
      RunChart(subject: $0, points: series.points)?.chart()
    }
  }

  /// The stars of persons: one each, then several persons in one frame.
  ///
  /// Whoever holds these charts holds personal data, and each says so.
  public static func personalStars(for results: Results, language: Language) -> [Chart] {
    PersonalStars(findings: results.findings, words: Words(language)).charts()
  }

  private static func scoredCharts(
    for results: Results,
    instrument: String,
    language: Language
  ) -> [Chart] {
    let groups = results.findings.groupings.map {
      self.groups(for: results, instrument: instrument, by: $0.id, language: language)
    }
    let kinds =
      [means(for: results, instrument: instrument, language: language)] + groups + [
        scales(for: results, instrument: instrument, language: language),
        areaStar(for: results, instrument: instrument, language: language),
        changeDistribution(for: results, instrument: instrument, language: language),
        individualPoints(for: results, instrument: instrument, language: language),
        trend(for: results, instrument: instrument, language: language),
      ]
    return kinds.compactMap { $0 }
  }

  private static func subject(
    _ results: Results,
    _ instrument: String,
    _ language: Language
  ) -> ChartSubject? {
    results.findings.instruments.firstIndex { $0.id == instrument }.map {
      ChartSubject(findings: results.findings, position: $0, words: Words(language))
    }
  }
}
