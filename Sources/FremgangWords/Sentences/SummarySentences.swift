package import FremgangKit

/// What the summary says of all instruments at once.
extension Sentences {
  /// One instrument's primary scale with its name and its disclosed summary.
  package struct Outcome: Sendable {
    /// The instrument's name.
    package let name: String
    /// The primary scale.
    package let scale: ScaleFindings
    /// Its overall summary.
    package let summary: Summary

    /// Creates an outcome.
    package init(name: String, scale: ScaleFindings, summary: Summary) {
      self.name = name
      self.scale = scale
      self.summary = summary
    }
  }

  /// Which changes are significant, by which tests, and which of them clustering takes back.
  package func verdicts(_ outcomes: [Outcome]) -> String? {
    let tested = outcomes.filter { $0.summary.tTest != nil }
    let clauses = [Agreement.byAll, .byOne, .byNone].compactMap { agreement in
      clause(agreement, tested.filter { self.agreement($0.summary) == agreement })
    }
    guard !clauses.isEmpty else { return nil }
    let takenBack = tested.compactMap(takenBack)
    return words.sentence((clauses + takenBack).joined(separator: "; "))
  }

  private func clause(_ agreement: Agreement, _ outcomes: [Outcome]) -> String? {
    guard !outcomes.isEmpty else { return nil }
    let (names, values) = (words.list(outcomes.map(\.name)), pValues(outcomes))
    let many = outcomes.count > 1
    let changes = say(
      da: (many ? "ændringerne på " : "ændringen på ") + names,
      en: (many ? "the changes on the " : "the change on the ") + names
    )
    let are = say(da: "er", en: many ? "are" : "is")
    let significant = say(
      da: many ? "statistisk signifikante" : "statistisk signifikant",
      en: "statistically significant"
    )
    let level = say(da: "på 5 %-niveau", en: "at the 5% level")
    return switch agreement {
    case .byAll: "\(changes) \(are) \(significant) \(level) (\(values))"
    case .byOne:
      say(
        da: "på \(names) er de to test uenige om ændringen \(level) (\(values))",
        en: "on the \(names) the two tests disagree on the change \(level) (\(values))"
      )
    case .byNone:
      "\(changes) \(are) \(say(da: "ikke", en: "not")) \(significant) \(level) (\(values))"
    }
  }

  /// That an interval which allows for clustering includes 0 where the ordinary one does not.
  private func takenBack(_ outcome: Outcome) -> String? {
    guard let cluster = outcome.summary.clusterInterval,
      let plain = outcome.summary.confidenceInterval,
      includesZero(cluster.lower, cluster.upper), !includesZero(plain.lower, plain.upper)
    else { return nil }
    let decimals = ScalePrecision(outcome.scale).table
    let ends = words.interval(cluster.lower, cluster.upper, decimals: decimals)
    let (name, interval) = (outcome.name, intervalName(cluster.level))
    let count = clusterCount(cluster, on: outcome.scale)
    return say(
      da: "men for \(name) omfatter intervallet 0 (\(interval) \(ends)), når der tages højde for, "
        + "at personerne kommer fra \(count)",
      en: "but for the \(name) the interval includes 0 (\(interval) \(ends)) once it is allowed "
        + "for that the people come from \(count)"
    )
  }

  /// How the tests of one change agree on 5 %.
  enum Agreement {
    case byAll
    case byOne
    case byNone
  }

  /// How many of the tests that there are lie below 5 %.
  func agreement(_ summary: Summary) -> Agreement {
    let below = [summary.tTest?.p, summary.wilcoxon?.p].compactMap { $0 }.map { $0 < 0.05 }
    if !below.contains(true) { return .byNone }
    return below.contains(false) ? .byOne : .byAll
  }

  func includesZero(_ lower: Double, _ upper: Double) -> Bool {
    lower <= 0 && upper >= 0
  }

  private func pValues(_ outcomes: [Outcome]) -> String {
    outcomes.map { outcome in
      let lead = outcomes.count > 1 ? "\(outcome.name): " : ""
      let t = (outcome.summary.tTest?.p).map(words.p).map {
        say(da: "parret t-test \($0)", en: "paired t test \($0)")
      }
      let wilcoxon = (outcome.summary.wilcoxon?.p).map { "Wilcoxon \(words.p($0))" }
      return lead + [t, wilcoxon].compactMap { $0 }.joined(separator: ", ")
    }.joined(separator: "; ")
  }
}
