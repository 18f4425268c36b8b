import FremgangKit
import FremgangWords

extension ReportComposer {
  /// One instrument by the levels of one grouping; nothing where nobody is grouped.
  func groupSection(_ instrument: InstrumentFindings, grouping: GroupingFindings) -> Section? {
    guard let scale = instrument.scales.first,
      scale.groups.contains(where: { $0.by == grouping.id })
    else { return nil }
    let name = words.say(instrument.shortTitle)
    let title = words.say(grouping.title).lowercased()
    var blocks = paragraph(groupSentences(scale, grouping, name))
    blocks.append(.table(groupTable(instrument, scale, grouping)))
    blocks += differences(instrument, scale, grouping)
    blocks += figures(of: instrument, by: grouping)
    if instrument.presentation == "blocks" && !grouping.isCluster {
      blocks.append(.table(blockTable(instrument, grouping)))
    }
    return Section(
      anchor: "\(slug(of: instrument))-by-\(slug(of: grouping))",
      title: words.say(da: "\(name) fordelt på \(title)", en: "\(name) by \(title)"),
      blocks: blocks
    )
  }

  private func groupSentences(
    _ scale: ScaleFindings,
    _ grouping: GroupingFindings,
    _ name: String
  ) -> [String?] {
    let groups = scale.groups.filter { $0.by == grouping.id }
    let shown = named(groups)
    let known = named(groups.filter { $0.level != nil })
    let title = words.say(grouping.title)
    let stated = scale.stated.first { $0.by == grouping.id && !$0.suppressed }?.summary
    let noun = noun(grouping, isPartial: groups.contains(where: \.suppressed))
    return [
      shown.count > 4
        ? nil : sentences.groupMeans(shown, on: scale, name: name, grouping: title),
      known.count > 2 ? sentences.groupSpread(known, on: scale, noun: noun) : nil,
      stated.flatMap { sentences.worsenedAmongStated($0, grouping: title, on: name) },
      sentences.smallGroups(known),
      sentences.expectedDrift(known, on: scale),
    ]
  }

  /// The groups that have something to show.
  private func named(_ groups: [GroupFindings]) -> [Sentences.NamedSummary] {
    groups.compactMap { group in
      guard !group.suppressed, let summary = group.summary, summary.n > 0 else { return nil }
      return Sentences.NamedSummary(
        name: sentences.levelName(group.level),
        isStated: group.level != nil,
        summary: summary
      )
    }
  }

  private func groupTable(
    _ instrument: InstrumentFindings,
    _ scale: ScaleFindings,
    _ grouping: GroupingFindings
  ) -> Table {
    var table = OutcomeTable(groupEntries(scale, grouping), self)
    let name = words.say(instrument.shortTitle)
    let title = words.say(grouping.title).lowercased()
    return table.table(
      name: "\(slug(of: instrument))-\(slug(of: grouping))",
      caption: words.say(da: "\(name) fordelt på \(title)", en: "\(name) by \(title)"),
      header: words.say(grouping.title)
    )
  }

  /// Every level, the expected ones too, then "not stated", everyone stated, and everyone.
  private func groupEntries(
    _ scale: ScaleFindings,
    _ grouping: GroupingFindings
  ) -> [OutcomeTable.Entry] {
    let groups = scale.groups.filter { $0.by == grouping.id }
    let byLevel = scale.groupsByLevel(of: grouping.id)
    let reasons = reasons(in: grouping)
    let known = levels(grouping).map { level in
      entry(byLevel[level], title: level, scale, reason: reasons[level])
    }
    let unknown = groups.filter { $0.level == nil }.map {
      entry($0, title: rowTitle(nil, in: grouping), scale, reason: nil)
    }
    return known + unknown + totals(scale, grouping)
  }

  private func totals(
    _ scale: ScaleFindings,
    _ grouping: GroupingFindings
  ) -> [OutcomeTable.Entry] {
    let title = words.say(grouping.title)
    let stated = scale.stated.filter { $0.by == grouping.id }.map { stated in
      OutcomeTable.Entry(
        title: words.say(da: "\(title) oplyst, i alt", en: "\(title) stated, total"),
        scale: scale,
        summary: stated.summary,
        isWithheld: stated.suppressed,
        standing: .total
      )
    }
    let everyone = OutcomeTable.Entry(
      title: words.say(da: "Alle", en: "Everyone"),
      scale: scale,
      summary: scale.overall,
      isWithheld: scale.suppressed,
      standing: .total
    )
    return stated + [everyone]
  }

  private func entry(
    _ group: GroupFindings?,
    title: String,
    _ scale: ScaleFindings,
    reason: String?
  ) -> OutcomeTable.Entry {
    OutcomeTable.Entry(
      title: title,
      scale: scale,
      summary: group?.summary,
      isWithheld: group?.suppressed ?? false,
      reason: reason
    )
  }

  /// The blocks of an instrument for each level: their sum alone would mislead.
  private func blockTable(_ instrument: InstrumentFindings, _ grouping: GroupingFindings) -> Table {
    let blocks = instrument.scales.dropFirst()
    let levels: [String?] = levels(grouping).map { $0 } + [nil]
    let byScale = blocks.map { ($0, $0.groupsByLevel(of: grouping.id)) }
    let entries = levels.flatMap { level in
      byScale.compactMap { scale, byLevel -> OutcomeTable.Entry? in
        guard let group = byLevel[level] else { return nil }
        var block = entry(group, title: words.say(scale.title), scale, reason: nil)
        block.heading = rowTitle(level, in: grouping)
        return block
      }
    }
    var table = OutcomeTable(entries, self)
    let name = words.say(instrument.shortTitle)
    let title = words.say(grouping.title).lowercased()
    return table.table(
      name: "\(slug(of: instrument))-\(slug(of: grouping))-blocks",
      caption: words.say(
        da: "Delene af \(name) fordelt på \(title)",
        en: "The parts of the \(name) by \(title)"
      ),
      header: words.say(
        da: "\(words.say(grouping.title)) og del",
        en: "\(words.say(grouping.title)) and part"
      )
    )
  }
}
