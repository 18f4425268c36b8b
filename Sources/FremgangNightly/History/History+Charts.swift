import FremgangCharts
import FremgangKit
import FremgangReports
import FremgangWords

extension History {
  /// The run chart of each instrument that has been published twice.
  func charts(for results: Results, language: Language) -> [Chart] {
    results.findings.instruments.compactMap { instrument in
      Charts.run(of: series(instrument.id), for: results, language: language)
    }
  }

  /// The section of a report that shows run charts; nothing where there are none.
  func section(_ charts: [Chart], _ language: Language) -> Section? {
    guard !charts.isEmpty else { return nil }
    return Section(
      anchor: "history",
      title: Words(language).say(da: "Tallene gennem tiden", en: "The figures through time"),
      blocks: charts.map { .figure(Figure($0)) }
    )
  }

  /// The publications of one instrument; what a publication was made with for the first time is
  /// marked where it differs from the one before.
  func series(_ instrument: String) -> RunSeries {
    var points: [RunSeries.Point] = []
    var last: HistoryEntry?
    for entry in entries where entry.instrument == instrument {
      var novelties: [RunSeries.Novelty] = []
      if let last {
        if last.plan != entry.plan { novelties.append(.plan) }
        if last.declaration != entry.declaration { novelties.append(.instrument) }
        if last.program != entry.program { novelties.append(.program) }
      }
      points.append(
        RunSeries.Point(
          day: UTCTime(entry.published).day,
          n: entry.n,
          meanBefore: Double(entry.meanBefore),
          meanAfter: Double(entry.meanAfter),
          novelties: novelties
        )
      )
      last = entry
    }
    return RunSeries(instrument: instrument, points: points)
  }

  /// Adds the figures of a publication.
  mutating func append(
    _ results: Results,
    version: Int,
    published: Int,
    fingerprint: Fingerprint
  ) {
    append(
      results.findings.instruments.map { instrument in
        HistoryEntry(
          instrument,
          version: version,
          published: published,
          fingerprint: fingerprint
        )
      }
    )
  }
}
