package import FremgangKit

/// What the tests of an overall change say, each by name.
extension Sentences {
  /// Both tests of the overall change, the interval, and the standardised change.
  package func significance(_ summary: Summary, on scale: ScaleFindings) -> [String] {
    [verdict(summary), standardised(summary), clustered(summary, on: scale)].compactMap { $0 }
  }

  /// The cluster interval: whether it says otherwise than the ordinary one.
  package func clustered(_ summary: Summary, on scale: ScaleFindings) -> String? {
    guard let cluster = summary.clusterInterval else { return nil }
    let decimals = ScalePrecision(scale).table
    let ends = words.interval(cluster.lower, cluster.upper, decimals: decimals)
    let lead = say(
      da: "Personerne kommer fra \(clusterCount(cluster)). Tages der højde for det, bliver "
        + "\(intervalName(cluster.level))let \(ends) (df = \(words.count(cluster.clusters - 1)))",
      en: "The people come from \(clusterCount(cluster)). Allowing for that, the "
        + "\(intervalName(cluster.level)) becomes \(ends) (df = \(words.count(cluster.clusters - 1)))"
    )
    return lead + clusterConclusion(summary, cluster)
  }

  private func clusterConclusion(_ summary: Summary, _ cluster: ClusterInterval) -> String {
    let ordinary = summary.confidenceInterval.map { includesZero($0.lower, $0.upper) } ?? true
    switch (includesZero(cluster.lower, cluster.upper), ordinary) {
    case (true, false):
      return say(
        da: ", og det omfatter 0: når personer i samme gruppe ligner hinanden, kan ændringen "
          + "ikke skelnes fra tilfældige udsving, selv om det almindelige interval ikke omfatter 0.",
        en: ", and that includes 0: where people in the same group resemble each other, the change "
          + "cannot be told from chance, although the ordinary interval excludes 0."
      )
    case (true, true):
      return say(da: ", og det omfatter også 0.", en: ", and that includes 0 as well.")
    case (false, _):
      return say(da: ", og det omfatter ikke 0.", en: ", and that excludes 0.")
    }
  }

  /// "seks projekter", or groups where the clusters are something else.
  func clusterCount(_ cluster: ClusterInterval) -> String {
    let count = words.spelled(cluster.clusters)
    return cluster.by == "project"
      ? say(da: "\(count) projekter", en: "\(count) projects")
      : say(da: "\(count) grupper", en: "\(count) groups")
  }

  private func verdict(_ summary: Summary) -> String? {
    guard let t = summary.tTest else {
      return summary.notTestable.tTest.map { notTestable($0) }
    }
    let df = words.shortNumber(t.df, most: 1)
    var tests = say(
      da: "parret t-test: t(\(df)) = \(words.number(t.t, decimals: 2)), \(words.p(t.p))",
      en: "paired t test: t(\(df)) = \(words.number(t.t, decimals: 2)), \(words.p(t.p))"
    )
    if let wilcoxon = summary.wilcoxon { tests += "; " + self.wilcoxon(wilcoxon) }
    var text = words.sentence(
      say(
        da: "ændringen \(outcome(summary)) (\(tests))",
        en: "the change \(outcome(summary)) (\(tests))"
      )
    )
    if let reason = summary.notTestable.wilcoxon { text += " " + notTestable(reason) }
    return text
  }

  private func wilcoxon(_ test: Wilcoxon) -> String {
    let method =
      test.method == .exact
      ? say(da: "eksakt", en: "exact") : "z = \(words.number(test.z, decimals: 2))"
    let zeros = say(
      da: words.plural(
        test.zeros,
        one: "1 uændret udeladt",
        other: "\(words.count(test.zeros)) uændrede udeladt"
      ),
      en: "\(words.count(test.zeros)) unchanged left out"
    )
    let details =
      test.zeros > 0 ? "\(method), \(words.p(test.p)), \(zeros)" : "\(method), \(words.p(test.p))"
    return say(da: "Wilcoxons rangtest for parrede målinger: ", en: "Wilcoxon signed-rank test: ")
      + details
  }

  /// Whether both tests are below 5 %, one of them, or none.
  private func outcome(_ summary: Summary) -> String {
    let both = summary.wilcoxon != nil
    switch isBelowFivePercent(summary) {
    case .byAll:
      return say(
        da: "er statistisk signifikant på 5 %-niveau" + (both ? " i begge test" : ""),
        en: "is statistically significant at the 5% level" + (both ? " by both tests" : "")
      )
    case .byOne:
      return say(
        da: "er statistisk signifikant på 5 %-niveau i den ene test, men ikke i den anden",
        en: "is statistically significant at the 5% level by one test but not by the other"
      )
    case .byNone:
      return say(
        da: "er ikke statistisk signifikant på 5 %-niveau" + (both ? " i nogen af de to test" : ""),
        en: "is not statistically significant at the 5% level" + (both ? " by either test" : "")
      )
    }
  }

  private func standardised(_ summary: Summary) -> String? {
    guard let dz = summary.effectSizes.dz else { return nil }
    let estimate = words.number(dz.estimate, decimals: 2)
    guard let lower = dz.lower, let upper = dz.upper else {
      return say(
        da: "Den standardiserede ændring (d_z) er \(estimate).",
        en: "The standardised change (d_z) is \(estimate)."
      )
    }
    let ends = words.interval(lower, upper, decimals: 2)
    return say(
      da: "Den standardiserede ændring (d_z) er \(estimate) (95 %-interval \(ends)).",
      en: "The standardised change (d_z) is \(estimate) (95% interval \(ends))."
    )
  }

  /// Why there is no test, or what stands against reading it.
  package func notTestable(_ reason: NotTestable.Reason) -> String {
    switch reason {
    case .tooFewPairs:
      say(da: "Der er for få par til en test.", en: "There are too few pairs for a test.")
    case .noVariation:
      say(
        da: "Alle har ændret sig lige meget, så t-testen kan ikke beregnes.",
        en: "Everyone changed by the same amount, so the t test cannot be computed."
      )
    case .nobodyChanged:
      say(
        da: "Ingen har ændret sig, så der er intet at teste.",
        en: "Nobody changed, so there is nothing to test."
      )
    case .smallestPossiblePAboveFivePercent:
      say(
        da:
          "Færre end seks personer har ændret sig, så den mindste p-værdi, Wilcoxons test kan give, er over 0,05.",
        en:
          "Fewer than six people changed, so the smallest p-value that the Wilcoxon test can give is above 0.05."
      )
    case .withheld:
      say(
        da: "Testen vises ikke, fordi gruppen er lille.",
        en: "The test is withheld because the group is small."
      )
    }
  }
}
