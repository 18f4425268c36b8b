package import FremgangKit

/// What the means did in each group, and how the groups compare.
extension Sentences {
  /// A group with something to show: its name and its summary.
  package struct NamedSummary: Sendable {
    /// The level, as in the export, or the words for "not stated".
    package let name: String
    /// The disclosed summary, of at least one pair.
    package let summary: Summary

    /// Creates a named summary.
    package init(name: String, summary: Summary) {
      self.name = name
      self.summary = summary
    }
  }

  /// The means of every group in one sentence.
  package func groupMeans(_ groups: [NamedSummary], on scale: ScaleFindings, name: String)
    -> String?
  {
    let parts = groups.compactMap { group in
      fromTo(group.summary, on: scale).map {
        "\(group.name) \($0) (n = \(words.count(group.summary.n)))"
      }
    }
    guard !parts.isEmpty else { return nil }
    return say(
      da: "Gennemsnit på \(name) fordelt på grupper: \(words.list(parts)).",
      en: "Means on the \(name) by group: \(words.list(parts))."
    )
  }

  /// Which groups moved most, and how far apart the others lie.
  ///
  /// The groups are parted at the widest gap between neighbouring changes that leaves at most half
  /// of them on the upper side. Fewer than four groups are not parted.
  package func groupSpread(
    _ groups: [NamedSummary],
    on scale: ScaleFindings,
    noun: (da: String, en: String)
  ) -> String? {
    let ordered = groups.filter { $0.summary.meanChange != nil }.sorted {
      favourable($0.summary, scale) > favourable($1.summary, scale)
    }
    guard ordered.count >= 2 else { return nil }
    let first = ordered.count >= 4 ? parted(ordered, scale) : 0
    guard first > 0 else {
      let range = changeRange(ordered, scale)
      return say(
        da: "Ændringen i de \(words.spelled(ordered.count)) \(noun.da) ligger \(range.da).",
        en: "The change in the \(words.spelled(ordered.count)) \(noun.en) lies \(range.en)."
      )
    }
    let leaders = ordered.prefix(first).compactMap { group in
      fromTo(group.summary, on: scale).map { "\(group.name) (\($0))" }
    }
    let others = Array(ordered.dropFirst(first))
    let range = changeRange(others, scale)
    return say(
      da: "Størst er ændringen i \(words.list(leaders)); i de øvrige "
        + "\(words.spelled(others.count)) \(noun.da) ligger den \(range.da).",
      en: "The change is largest in \(words.list(leaders)); in the other "
        + "\(words.spelled(others.count)) \(noun.en) it lies \(range.en)."
    )
  }

  /// How far small groups can be trusted apart.
  package func smallGroups(_ groups: [NamedSummary]) -> String? {
    let sizes = groups.map(\.summary.n)
    guard groups.count > 1, let least = sizes.min(), let most = sizes.max(), least < 30 else {
      return nil
    }
    return say(
      da:
        "Grupperne har mellem \(words.count(least)) og \(words.count(most)) par. Forskelle mellem så små "
        + "grupper kan være tilfældige, og grupper, der starter lavt, vil i gennemsnit nærme sig midten af sig selv.",
      en:
        "The groups have between \(words.count(least)) and \(words.count(most)) pairs. Differences between "
        + "groups this small can be chance, and groups that start low drift towards the middle by themselves."
    )
  }

  private func favourable(_ summary: Summary, _ scale: ScaleFindings) -> Double {
    let change = summary.meanChange ?? 0
    return scale.higherIsBetter ? change : -change
  }

  /// How many of the groups lie above the widest gap, in at most half of them.
  private func parted(_ ordered: [NamedSummary], _ scale: ScaleFindings) -> Int {
    let changes = ordered.map { favourable($0.summary, scale) }
    let gaps = (1...(changes.count / 2)).map { (place: $0, gap: changes[$0 - 1] - changes[$0]) }
    guard let widest = gaps.max(by: { $0.gap < $1.gap }), let last = changes.last,
      let top = changes.first,
      widest.gap * 3 >= top - last, widest.gap > 0
    else { return 0 }
    return widest.place
  }

  private func changeRange(_ groups: [NamedSummary], _ scale: ScaleFindings) -> (
    da: String, en: String
  ) {
    let changes = groups.compactMap(\.summary.meanChange)
    guard let least = changes.min(), let most = changes.max() else { return ("–", "–") }
    let decimals = ScalePrecision(scale).sentence
    let (low, high) = (
      words.number(least, decimals: decimals), words.number(most, decimals: decimals)
    )
    return low == high
      ? ("på \(low) point", "at \(low) points")
      : ("mellem \(low) og \(high) point", "between \(low) and \(high) points")
  }

  /// Two groups compared as such: the difference of their changes, then given equal starts.
  package func difference(_ difference: GroupDifference, on scale: ScaleFindings) -> String? {
    guard !difference.suppressed, difference.levels.count == 2, let welch = difference.welchOnChange
    else {
      return nil
    }
    let (one, other) = (difference.levels[0], difference.levels[1])
    var text = say(
      da:
        "Ændringen hos \(one) minus ændringen hos \(other) er \(details(welch, scale)) (Welchs t-test)",
      en:
        "The change of \(one) minus the change of \(other) is \(details(welch, scale)) (Welch's t test)"
    )
    if let ancova = difference.ancova {
      text += say(
        da: "; ved samme score før er forskellen \(details(ancova, scale)) (ANCOVA)",
        en: "; given equal scores before, the difference is \(details(ancova, scale)) (ANCOVA)"
      )
    }
    return words.sentence(text)
  }

  private func details(_ difference: Difference, _ scale: ScaleFindings) -> String {
    let decimals = ScalePrecision(scale).table
    let interval = difference.confidenceInterval
    return points(difference.estimate, decimals: decimals)
      + ", \(intervalName(interval.level)) "
      + words.interval(interval.lower, interval.upper, decimals: decimals)
      + ", " + words.p(difference.p)
  }
}

extension Sentences {
  /// How many comparisons chance alone would make look certain.
  package func manyComparisons(_ count: Int) -> String {
    say(
      da:
        "Her sammenlignes grupperne to og to, \(words.count(count)) gange i alt. Med så mange sammenligninger vil "
        + "nogle p-værdier ligge under 0,05 ved et tilfælde.",
      en:
        "Here the groups are compared two by two, \(words.count(count)) times in all. With so many comparisons, "
        + "some p-values will lie below 0.05 by chance."
    )
  }
}
