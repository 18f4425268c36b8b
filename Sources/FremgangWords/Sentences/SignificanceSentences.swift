package import FremgangKit

/// What the tests of an overall change say, each by name.
extension Sentences {
  /// Both tests of the overall change, the standardised change, and the cluster interval.
  package func significance(_ summary: Summary, on scale: ScaleFindings) -> [String] {
    [verdict(summary), standardised(summary), clustered(summary, on: scale)].compactMap { $0 }
  }

  private func verdict(_ summary: Summary) -> String? {
    guard let t = summary.tTest else {
      return summary.notTestable.tTest.map { notTestable($0) }
    }
    let tests = [studentTest(t)] + (summary.wilcoxon.map { [signedRankTest($0)] } ?? [])
    let (outcome, details) = (outcome(summary), tests.joined(separator: "; "))
    let text = say(
      da: "Ændringen \(outcome) (\(details)).",
      en: "The change \(outcome) (\(details))."
    )
    return text + (summary.notTestable.wilcoxon.map { " " + signedRankNotTested($0) } ?? "")
  }

  /// Why the second test is not there beside the first.
  private func signedRankNotTested(_ reason: NotTestable.Reason) -> String {
    guard reason == .withheld else { return notTestable(reason) }
    return say(
      da: "Wilcoxons test vises ikke, for den fortæller, hvor mange der gik frem og tilbage.",
      en: "The Wilcoxon test is withheld, because it tells how many improved and worsened."
    )
  }

  private func studentTest(_ test: TTest) -> String {
    let statistic =
      "t(\(words.shortNumber(test.df, most: 1))) = \(words.number(test.t, decimals: 2))"
    return say(
      da: "parret t-test: \(statistic), \(words.p(test.p))",
      en: "paired t test: \(statistic), \(words.p(test.p))"
    )
  }

  private func signedRankTest(_ test: Wilcoxon) -> String {
    let statistic =
      test.method == .exact
      ? say(da: "eksakt", en: "exact") : "z = \(words.number(test.z, decimals: 2))"
    let zeros = words.count(test.zeros)
    let leftOut =
      test.zeros == 0
      ? ""
      : say(
        da: ", " + words.plural(test.zeros, one: "1 uændret", other: "\(zeros) uændrede")
          + " udeladt",
        en: ", \(zeros) unchanged left out"
      )
    return say(
      da: "Wilcoxons rangtest for parrede målinger: ",
      en: "Wilcoxon signed-rank test: "
    ) + "\(statistic), \(words.p(test.p))\(leftOut)"
  }

  /// Whether both tests are below 5 %, one of them, or none.
  private func outcome(_ summary: Summary) -> String {
    let both = summary.wilcoxon != nil
    return switch agreement(summary) {
    case .byAll:
      say(
        da: "er statistisk signifikant på 5 %-niveau" + (both ? " i begge test" : ""),
        en: "is statistically significant at the 5% level" + (both ? " by both tests" : "")
      )
    case .byOne:
      say(
        da: "er statistisk signifikant på 5 %-niveau i den ene test, men ikke i den anden",
        en: "is statistically significant at the 5% level by one test but not by the other"
      )
    case .byNone:
      say(
        da: "er ikke statistisk signifikant på 5 %-niveau" + (both ? " i nogen af de to test" : ""),
        en: "is not statistically significant at the 5% level" + (both ? " by either test" : "")
      )
    }
  }

  private func standardised(_ summary: Summary) -> String? {
    guard let dz = summary.effectSizes.dz else { return nil }
    var estimate = words.number(dz.estimate, decimals: 2)
    if let lower = dz.lower, let upper = dz.upper {
      estimate += " (\(intervalName(0.95)) \(words.interval(lower, upper, decimals: 2)))"
    }
    return say(
      da: "Den standardiserede ændring (d_z) er \(estimate).",
      en: "The standardised change (d_z) is \(estimate)."
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
        da: "Færre end seks personer har ændret sig, så den mindste p-værdi, som Wilcoxons test "
          + "kan give, er over 0,05.",
        en: "Fewer than six people changed, so the smallest p-value that the Wilcoxon test can "
          + "give is above 0.05."
      )
    case .withheld:
      say(
        da: "Testen vises ikke, fordi gruppen er lille.",
        en: "The test is withheld because the group is small."
      )
    }
  }
}

extension Sentences {
  /// The cluster interval, and whether it says otherwise than the ordinary one.
  package func clustered(_ summary: Summary, on scale: ScaleFindings) -> String? {
    guard let cluster = summary.clusterInterval else { return nil }
    let decimals = ScalePrecision(scale).table
    let ends = words.interval(cluster.lower, cluster.upper, decimals: decimals)
    let (count, interval) = (clusterCount(cluster, on: scale), intervalName(cluster.level))
    let df = words.count(max(cluster.clusters, 1) - 1)
    return say(
      da: "Personerne kommer fra \(count). Tages der højde for det, bliver intervallet \(ends) "
        + "(\(interval), df = \(df)), og det ",
      en: "The people come from \(count). Allowing for that, the interval becomes \(ends) "
        + "(\(interval), df = \(df)), and that "
    ) + clusterConclusion(summary, cluster)
  }

  private func clusterConclusion(_ summary: Summary, _ cluster: ClusterInterval) -> String {
    let ordinary = summary.confidenceInterval.map { includesZero($0.lower, $0.upper) } ?? true
    switch (includesZero(cluster.lower, cluster.upper), ordinary) {
    case (true, false):
      let noun = cluster.by == "project" ? ("projekt", "project") : ("gruppe", "group")
      return say(
        da: "omfatter 0: når personer i samme \(noun.0) ligner hinanden, kan ændringen ikke "
          + "skelnes fra tilfældige udsving, selv om det almindelige interval ikke omfatter 0.",
        en: "includes 0: where people in the same \(noun.1) resemble each other, the change "
          + "cannot be told from chance, although the ordinary interval excludes 0."
      )
    case (true, true): return say(da: "omfatter også 0.", en: "includes 0 as well.")
    case (false, _): return say(da: "omfatter ikke 0.", en: "excludes 0.")
    }
  }

  /// "seks projekter", or groups where the clusters are something else.
  ///
  /// People whose cluster is not stated make one more together, which no name should hide.
  func clusterCount(_ cluster: ClusterInterval, on scale: ScaleFindings) -> String {
    let isUnstated = scale.groups.contains { $0.by == cluster.by && $0.level == nil }
    let count = words.spelled(cluster.clusters)
    let remark =
      isUnstated
      ? say(
        da: " (de, hvis gruppe ikke er oplyst, regnes som én)",
        en: " (those whose group is not stated count as one)"
      ) : ""
    return cluster.by == "project" && !isUnstated
      ? say(da: "\(count) projekter", en: "\(count) projects")
      : say(da: "\(count) grupper\(remark)", en: "\(count) groups\(remark)")
  }
}
