import FremgangCharts
import FremgangKit
import FremgangWords

/// Which chart stands in which section.
extension ReportComposer {
  /// The charts of an instrument that show one grouping.
  func figures(of instrument: InstrumentFindings, by grouping: GroupingFindings) -> [Block] {
    let ending = "-by-\(slug(of: grouping))"
    return figures { $0.instrument == instrument.id && $0.id.hasSuffix(ending) }
  }

  /// The charts of an instrument that show no grouping with a section of its own.
  func otherFigures(of instrument: InstrumentFindings) -> [Block] {
    let endings = findings.groupings.map { "-by-\(slug(of: $0))" }
    return figures { chart in
      chart.instrument == instrument.id && !endings.contains { chart.id.hasSuffix($0) }
    }
  }

  /// The charts of one person's star.
  func figures(of star: PersonalFindings) -> [Block] {
    figures { $0.instrument == star.instrument && $0.id.hasSuffix("-person-\(star.person)") }
  }

  /// The charts of personal instruments that show several persons.
  func sharedPersonalFigures() -> [Block] {
    let personal = Set(findings.personal.map(\.instrument))
    let endings = findings.personal.map { "-person-\($0.person)" }
    return figures { chart in
      (chart.instrument.map(personal.contains) ?? false)
        && !endings.contains { chart.id.hasSuffix($0) }
    }
  }

  /// Charts that belong to no instrument in the results.
  func otherFiguresSection() -> Section {
    let known = Set(findings.instruments.map(\.id) + findings.personal.map(\.instrument))
    return Section(
      anchor: "charts",
      title: words.say(da: "Flere figurer", en: "More charts"),
      blocks: figures { !($0.instrument.map(known.contains) ?? false) }
    )
  }

  private func figures(where belongs: (Chart) -> Bool) -> [Block] {
    charts.filter(belongs).map { .figure(Figure(chart: $0)) }
  }
}
