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

  /// Which changes are significant, by both tests, and which of them clustering takes back.
  package func verdicts(_ outcomes: [Outcome]) -> String? {
    let tested = outcomes.filter { $0.summary.tTest != nil }
    let both = tested.filter { isBelowFivePercent($0.summary) == .byAll }
    let none = tested.filter { isBelowFivePercent($0.summary) == .byNone }
    let one = tested.filter { isBelowFivePercent($0.summary) == .byOne }
    var clauses: [String] = []
    if !both.isEmpty {
      clauses.append(
        say(
          da:
            "ændringen på \(names(both)) er statistisk signifikant på 5 %-niveau (\(pValues(both)))",
          en:
            "the change on the \(names(both)) is statistically significant at the 5% level (\(pValues(both)))"
        )
      )
    }
    if !one.isEmpty {
      clauses.append(
        say(
          da: "på \(names(one)) er de to test uenige (\(pValues(one)))",
          en: "on the \(names(one)) the two tests disagree (\(pValues(one)))"
        )
      )
    }
    if !none.isEmpty {
      clauses.append(
        say(
          da: "ændringen på \(names(none)) er ikke statistisk signifikant (\(pValues(none)))",
          en: "the change on the \(names(none)) is not statistically significant (\(pValues(none)))"
        )
      )
    }
    return clauses.isEmpty ? nil : words.sentence(clauses.joined(separator: "; "))
  }

  /// That an interval which allows for clustering includes 0 where the ordinary one does not.
  package func takenBack(_ outcome: Outcome) -> String? {
    guard let cluster = outcome.summary.clusterInterval,
      let plain = outcome.summary.confidenceInterval,
      includesZero(cluster.lower, cluster.upper), !includesZero(plain.lower, plain.upper)
    else { return nil }
    let ends = words.interval(
      cluster.lower,
      cluster.upper,
      decimals: ScalePrecision(outcome.scale).table
    )
    return say(
      da: "Tages der højde for, at personerne kommer fra \(clusterCount(cluster)), omfatter "
        + "\(intervalName(cluster.level))let for \(outcome.name) dog 0 (\(ends)), og ændringen dér er ikke sikker.",
      en:
        "Allowing for the people coming from \(clusterCount(cluster)), the \(intervalName(cluster.level)) for the "
        + "\(outcome.name) includes 0, however (\(ends)), and the change there is not certain."
    )
  }

  /// How the tests of one change agree on 5 %.
  enum Agreement {
    case byAll
    case byOne
    case byNone
  }

  /// How many of the tests that there are lie below 5 %.
  func isBelowFivePercent(_ summary: Summary) -> Agreement {
    let below = [summary.tTest?.p, summary.wilcoxon?.p].compactMap { $0 }.map { $0 < 0.05 }
    if below.allSatisfy({ $0 }) && !below.isEmpty { return .byAll }
    return below.contains(true) ? .byOne : .byNone
  }

  func includesZero(_ lower: Double, _ upper: Double) -> Bool {
    lower <= 0 && upper >= 0
  }

  private func names(_ outcomes: [Outcome]) -> String {
    words.list(outcomes.map(\.name))
  }

  private func pValues(_ outcomes: [Outcome]) -> String {
    outcomes.map { outcome in
      let lead = outcomes.count > 1 ? "\(outcome.name): " : ""
      let t = outcome.summary.tTest.map {
        say(da: "parret t-test \(words.p($0.p))", en: "paired t test \(words.p($0.p))")
      }
      let wilcoxon = outcome.summary.wilcoxon.map { "Wilcoxon \(words.p($0.p))" }
      return lead + [t, wilcoxon].compactMap { $0 }.joined(separator: ", ")
    }.joined(separator: "; ")
  }
}
