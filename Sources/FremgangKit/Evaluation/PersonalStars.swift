/// One person's own axes on a personal instrument, before and after; never anything across people.
package struct PersonalStar: Sendable, Hashable {
  /// The instrument's id.
  package let instrument: String
  /// The respondent's key, which orders the stars and is never shown.
  package let key: String
  /// What is shown of the star; its number is that among all stars.
  package var findings: PersonalFindings

  /// Creates a star.
  package init(key: String, findings: PersonalFindings) {
    instrument = findings.instrument
    self.key = key
    self.findings = findings
  }
}

extension PersonalStar {
  /// Every star, by instrument and then by the people's keys.
  static func all(
    in responses: Responses,
    waves: PairedWaves,
    filter: MeasurementFilter
  ) -> [PersonalStar] {
    let admitted = responses.personalRatings.filter { filter.admits(respondent: $0.respondent) }
    let byPerson = Dictionary(grouping: admitted) {
      Person(key: responses.respondents[$0.respondent], instrument: $0.instrument)
    }
    let people = byPerson.sorted { $0.key < $1.key }
    return people.map { entry in
      PersonalStar(
        key: entry.key.key,
        findings: star(
          of: responses.instruments[entry.key.instrument],
          ratings: entry.value,
          waves: waves
        )
      )
    }
  }

  private struct Person: Hashable, Comparable {
    let key: String
    let instrument: Int

    static func < (one: Person, other: Person) -> Bool {
      (one.instrument, one.key) < (other.instrument, other.key)
    }
  }

  private static func star(
    of instrument: Instrument,
    ratings: [Responses.PersonalRating],
    waves: PairedWaves
  ) -> PersonalFindings {
    let axes = Dictionary(grouping: ratings, by: \.axis).sorted { $0.key < $1.key }
    let baselines = Set(ratings.map(\.baseline))
    return findings(
      of: instrument,
      baseline: baselines.count == 1 ? baselines.first ?? .unknown : .unknown,
      axes: axes.map { axis($0.key, ratings: $0.value, waves: waves) }
    )
  }

  /// A star of `instrument`, whose number is told when all stars are known.
  static func findings(
    of instrument: Instrument,
    baseline: Baseline,
    axes: [PersonalFindings.Axis]
  ) -> PersonalFindings {
    let bounds = instrument.responseSets.first?.bounds ?? 1...10
    return PersonalFindings(
      instrument: instrument.id,
      shortTitle: instrument.shortTitle,
      minimum: bounds.lowerBound,
      maximum: bounds.upperBound,
      person: 0,
      baseline: baseline,
      axes: axes
    )
  }

  private static func axis(
    _ label: String,
    ratings: [Responses.PersonalRating],
    waves: PairedWaves
  ) -> PersonalFindings.Axis {
    let ordered = ratings.sorted { $0.moment < $1.moment }
    switch waves {
    case .named(let before, let after):
      return PersonalFindings.Axis(
        label: label,
        before: ordered.first { $0.wave == before }?.value,
        after: ordered.last { $0.wave == after }?.value
      )
    case .firstToLast(let lastWave):
      guard let first = ordered.first, let last = ordered.last else {
        return PersonalFindings.Axis(label: label, before: nil, after: nil)
      }
      if ordered.count > 1 {
        return PersonalFindings.Axis(label: label, before: first.value, after: last.value)
      }
      let isLate = lastWave != nil && first.wave == lastWave
      return PersonalFindings.Axis(
        label: label,
        before: isLate ? nil : first.value,
        after: isLate ? first.value : nil
      )
    }
  }
}

extension Responses.PersonalRating {
  /// When the rating was given; the value itself settles what nothing else tells apart.
  fileprivate var moment: (Int, Int32, Int) { (wave ?? -1, day?.number ?? Int32.min, value) }
}
