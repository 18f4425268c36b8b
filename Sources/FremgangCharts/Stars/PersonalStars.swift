import FremgangKit
import FremgangWords

/// The stars of persons, each with axes of that person's own.
struct PersonalStars {
  let findings: Findings
  let words: Words

  /// One chart a person, and after them the charts that show several persons together.
  func charts() -> [Chart] {
    let usable = findings.personal.filter { !$0.axes.isEmpty && $0.minimum < $0.maximum }
    var instruments: [String] = []
    for star in usable where !instruments.contains(star.instrument) {
      instruments.append(star.instrument)
    }
    return instruments.enumerated().flatMap { position, instrument in
      let people = usable.filter { $0.instrument == instrument }
      let name = ChartName.safe(instrument) ?? "personal-\(position + 1)"
      return people.map { chart(of: $0, name: name) } + together(people, name: name)
    }
  }

  private func chart(of person: PersonalFindings, name: String) -> Chart {
    let step = Turn.full / Double(person.axes.count)
    var sheet = sheet(
      id: "\(name)-person-\(person.person)",
      person,
      title: words.say(da: "person \(person.person)", en: "person \(person.person)"),
      subtitle: words.say(
        da: "Personens egne mål, vurderet fra \(person.minimum) til \(person.maximum)",
        en: "The person's own goals, rated from \(person.minimum) to \(person.maximum)"
      )
    )
    let spokes = person.axes.enumerated().map { index, axis in
      axis.spoke(at: Double(index) * step)
    }
    let bottom = StarDrawing(
      stars: [Star(spokes: spokes, closes: true)],
      labels: person.axes.enumerated().map { index, axis in
        let figures = axis.figures(words)
        return StarLabels.Label(angle: Double(index) * step, name: axis.label, figures: figures)
      },
      lower: Double(person.minimum),
      upper: Double(person.maximum),
      ringLabelAngle: step / 2,
      startName: person.baseline.startName(words),
      nowName: words.say(da: "nu", en: "now"),
      words: words
    ).draw(on: &sheet)
    return sheet.chart(
      bottom: bottom,
      notes: [person.baseline.note(words)],
      description: [person.baseline.note(words)] + person.axes.map { $0.sentence(words) }
    )
  }

  /// Several persons together, a few to a chart.
  private func together(_ people: [PersonalFindings], name: String) -> [Chart] {
    guard people.count > 1 else { return [] }
    let parts = Self.parts(of: people)
    return parts.enumerated().compactMap { index, part in
      guard part.count > 1 else { return nil }
      let suffix = parts.count > 1 ? "persons-\(index + 1)" : "persons"
      var sheet = sheet(
        id: "\(name)-\(suffix)",
        part[0],
        title: words.say(da: "flere personer", en: "several persons"),
        subtitle: SharedFrame.subtitle(part, words: words)
      )
      let bottom = SharedFrame(people: part, words: words).drawing().draw(on: &sheet)
      let notes = part.map { "P\($0.person): \($0.baseline.note(words))" }
      return sheet.chart(
        bottom: bottom,
        notes: [notes.joined(separator: " ")],
        description: part.flatMap { person in
          person.axes.map { "P\(person.person), \($0.sentence(words))" }
        } + notes
      )
    }
  }

  /// People whose ratings run over the same range, no more at a time than a frame can hold.
  private static func parts(of people: [PersonalFindings]) -> [[PersonalFindings]] {
    var parts: [[PersonalFindings]] = []
    for person in people {
      if let last = parts.last, SharedFrame.holds(last + [person]) {
        parts[parts.count - 1].append(person)
      } else {
        parts.append([person])
      }
    }
    return parts
  }

  private func sheet(
    id: String,
    _ person: PersonalFindings,
    title: String,
    subtitle: String
  ) -> Sheet {
    Sheet(
      id: id,
      title: "\(words.say(person.shortTitle)): \(title)",
      subtitle: subtitle,
      instrument: person.instrument,
      words: words,
      badges: (findings.study.synthetic ? [words.syntheticData] : []) + [words.personalData]
    )
  }
}

extension PersonalFindings.Axis {
  func spoke(at angle: Double) -> Star.Spoke {
    Star.Spoke(angle: angle, before: before.map(Double.init), after: after.map(Double.init))
  }

  /// Such as "3 → 6".
  func figures(_ words: Words) -> String {
    let (start, now) = (before.map(words.count), after.map(words.count))
    return "\(start ?? words.noNumber)\u{A0}→\u{A0}\(now ?? words.noNumber)"
  }

  func sentence(_ words: Words) -> String {
    let none = words.say(da: "ikke vurderet", en: "not rated")
    let (start, now) = (before.map(words.count) ?? none, after.map(words.count) ?? none)
    return words.say(
      da: "\(label): start \(start), nu \(now)",
      en: "\(label): start \(start), now \(now)"
    )
  }
}

extension Baseline {
  func startName(_ words: Words) -> String {
    self == .retrospective
      ? words.say(da: "start (set i tilbageblik)", en: "start (in retrospect)")
      : words.say(da: "start", en: "start")
  }

  func note(_ words: Words) -> String {
    switch self {
    case .contemporaneous:
      words.say(da: "Start er vurderet ved starten.", en: "The start was rated at the start.")
    case .retrospective:
      words.say(
        da: "Start er vurderet i tilbageblik.",
        en: "The start was rated in retrospect."
      )
    case .unknown:
      words.say(
        da: "Det er ikke oplyst, hvornår start er vurderet.",
        en: "It is not known when the start was rated."
      )
    }
  }
}
