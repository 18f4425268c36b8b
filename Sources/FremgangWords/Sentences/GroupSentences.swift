package import FremgangKit

/// What the means did in each group.
extension Sentences {
  /// A group with something to show: its name and its summary.
  package struct NamedSummary: Sendable {
    /// The level, as in the export, or the words for "not stated".
    package let name: String
    /// Whether the name is a level of the export.
    package let isStated: Bool
    /// The disclosed summary, of at least one pair.
    package let summary: Summary

    /// Creates a named summary.
    package init(name: String, isStated: Bool, summary: Summary) {
      self.name = name
      self.isStated = isStated
      self.summary = summary
    }
  }

  /// The plural of what a grouping's levels are, in both languages.
  package typealias Noun = (da: String, en: String)

  /// The means of every group in one sentence.
  ///
  /// - Parameters:
  ///   - groups: the groups to name.
  ///   - scale: the scale of the means.
  ///   - name: the instrument's name.
  ///   - grouping: the grouping's title.
  /// - Returns: the sentence, or nothing where no group has a mean.
  package func groupMeans(
    _ groups: [NamedSummary],
    on scale: ScaleFindings,
    name: String,
    grouping: String
  ) -> String? {
    let parts = groups.compactMap { group in
      fromTo(group.summary, on: scale).map {
        "\(nameInText(group)) \($0) (n = \(words.count(group.summary.n)))"
      }
    }
    guard !parts.isEmpty else { return nil }
    let title = grouping.lowercased()
    return say(
      da: "Gennemsnittet på \(name) fordelt på \(title): \(words.list(parts)).",
      en: "The mean on the \(name) by \(title): \(words.list(parts))."
    )
  }

  /// Which groups moved most, and how far apart the others lie.
  ///
  /// The groups are parted at the widest gap between neighbouring changes that leaves at most half
  /// of them on the upper side, if that gap is a third of the whole spread or more and shows in the
  /// printed figures. Fewer than four groups are not parted.
  package func groupSpread(
    _ groups: [NamedSummary],
    on scale: ScaleFindings,
    noun: Noun
  ) -> String? {
    let ordered = ordered(groups, scale)
    guard ordered.count >= 2 else { return nil }
    let first = parted(ordered.map { favourable($0.summary, scale) }, scale)
    let others = Array(ordered.dropFirst(first))
    let count = words.spelled(others.count)
    let range = changeRange(others, scale)
    guard first > 0 else {
      return say(
        da: "I de \(count) \(noun.da) \(range.da).",
        en: "In the \(count) \(noun.en), \(range.en)."
      )
    }
    let leaders = ordered.prefix(first).compactMap { group in
      fromTo(group.summary, on: scale).map { "\(group.name) (\($0))" }
    }
    return say(
      da: "Størst er ændringen i \(words.list(leaders)); i de øvrige \(count) \(noun.da) "
        + "\(range.da).",
      en: "The change is largest in \(words.list(leaders)); in the other \(count) \(noun.en), "
        + "\(range.en)."
    )
  }

  /// How far small groups can be trusted apart.
  package func smallGroups(_ groups: [NamedSummary]) -> String? {
    let sizes = groups.map(\.summary.n)
    guard groups.count > 1, let least = sizes.min(), let most = sizes.max(), least < 20 else {
      return nil
    }
    let (low, high) = (words.count(least), words.count(most))
    return say(
      da: "Grupperne har mellem \(low) og \(high) par. Forskelle mellem så små grupper kan være "
        + "tilfældige, og en gruppe, der ligger usædvanlig lavt eller højt ved start, ligger ofte "
        + "nærmere midten næste gang, uanset hvad der sker imens.",
      en: "The groups have between \(low) and \(high) pairs. Differences between groups this "
        + "small can be chance, and a group that lies unusually low or high at the start often "
        + "lies nearer the middle next time, whatever happens in between."
    )
  }

  func nameInText(_ group: NamedSummary) -> String {
    group.isStated ? quoted(group.name) : group.name
  }

  /// The groups with a change, the most favourable first; equals keep their order.
  private func ordered(_ groups: [NamedSummary], _ scale: ScaleFindings) -> [NamedSummary] {
    groups.enumerated().filter { $0.element.summary.meanChange != nil }.sorted { one, other in
      let changes = (
        favourable(one.element.summary, scale), favourable(other.element.summary, scale)
      )
      return changes.0 != changes.1 ? changes.0 > changes.1 : one.offset < other.offset
    }.map(\.element)
  }

  private func favourable(_ summary: Summary, _ scale: ScaleFindings) -> Double {
    let change = summary.meanChange ?? 0
    return scale.higherIsBetter ? change : -change
  }

  /// How many of the descending changes lie above the widest gap, at most half of them.
  private func parted(_ changes: [Double], _ scale: ScaleFindings) -> Int {
    guard changes.count >= 4, let top = changes.first, let last = changes.last else { return 0 }
    var (place, widest) = (0, 0.0)
    for candidate in 1...(changes.count / 2) {
      let gap = changes[candidate - 1] - changes[candidate]
      if gap > widest { (place, widest) = (candidate, gap) }
    }
    guard place > 0, widest * 3 >= top - last else { return 0 }
    let decimals = ScalePrecision(scale).sentence
    let edges = (changes[place - 1], changes[place])
    return RoundedNumber(edges.0, decimals: decimals) == RoundedNumber(edges.1, decimals: decimals)
      ? 0 : place
  }

  /// "ligger ændringen mellem 7 og 9 point", or that there is hardly any.
  private func changeRange(_ groups: [NamedSummary], _ scale: ScaleFindings) -> Noun {
    let changes = groups.compactMap(\.summary.meanChange)
    guard let least = changes.min(), let most = changes.max() else { return ("–", "–") }
    let decimals = ScalePrecision(scale).sentence
    let low = words.number(least, decimals: decimals)
    let high = words.number(most, decimals: decimals)
    if low != high {
      return (
        "ligger ændringen mellem \(low) og \(high) point",
        "the change lies between \(low) and \(high) points"
      )
    }
    return RoundedNumber(least, decimals: decimals)?.units == 0
      ? (
        "er der stort set ingen ændring (\(low) point)",
        "there is hardly any change (\(low) points)"
      )
      : ("er ændringen \(low) point", "the change is \(low) points")
  }
}
