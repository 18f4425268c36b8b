import FremgangJSON
import FremgangKit

extension LayoutBuilder {
  /// Finds the instruments in the columns that are still free, wave by wave.
  mutating func takeInstruments() {
    let affixes = ColumnIndex.Affixes(plan)
    let index = ColumnIndex(header, free: { !layout.isTaken[$0] }, affixes: affixes)
    let names = offered.map { InstrumentNames($0, plan.columns) }
    for affix in index.affixes {
      var matches: [InstrumentMatch] = []
      let count = index.columns(under: affix).names.count
      for instrument in offered.indices
      where offered[instrument].kind == .scored && names[instrument].mayBeAmong(count) {
        matches.append(InstrumentMatch(instrument, names[instrument], index, affix))
      }
      let complete = settle(matches.filter(\.isComplete))
      for match in complete { addBlock(match) }
      addTotals(names, index, affix, complete.map(\.instrument))
      reportPartial(matches, complete, affix)
      reportLeftovers(complete, names, index, affix)
    }
    let wholeIsAWave = affixes.wholeIsAWave
    for number in layout.blocks.indices where layout.blocks[number].affix == nil && wholeIsAWave {
      layout.blocks[number].affix = ColumnIndex.whole
    }
    for number in layout.blocks.indices { takeWaveColumns(number, index, wholeIsAWave) }
    checkOneWayOfNamingWaves()
    checkMinusSigns()
  }

  /// Refuses `T-1` beside `T0`: names are compared without signs, and it may be meant to be before.
  private mutating func checkMinusSigns() {
    guard plan.columns.waveSuffixes.isEmpty, plan.columns.wavePrefixes.isEmpty,
      let zero = layout.blocks.compactMap(\.affix).first(where: { ["t0", "w0"].contains($0) })
    else { return }
    let others = layout.blocks.filter { $0.affix?.first == zero.first && $0.affix != zero }
    let column = others.flatMap(\.items).first { column in
      ByteSearch.holds("\(zero.prefix(1))-", in: header.names[column].lowercased())
    }
    guard let column else { return }
    log.report(
      "layout-ambiguous",
      at: place(column: column),
      "The name \(ShownValue.name(header.names[column])) may mean a time before \(zero) or after it.",
      remedy: "Say what stands for which wave in the plan: \"columns\": { \"waveSuffixes\": "
        + "{ \"før\": \"_T-1\", … } }, or rename the columns."
    )
  }

  /// Leaves out instruments whose columns are part of a larger one's, and refuses equal ones.
  private mutating func settle(_ complete: [InstrumentMatch]) -> [InstrumentMatch] {
    guard plan.instruments.isEmpty else { return complete }
    var left: [InstrumentMatch] = []
    for match in complete {
      let larger = complete.first { $0.columnSet.isStrictSuperset(of: match.columnSet) }
      if let larger {
        note(larger, isMeantRatherThan: match)
      } else if let twin = left.first(where: { !$0.columnSet.isDisjoint(with: match.columnSet) }) {
        reportTwins(offered[twin.instrument].id, offered[match.instrument].id)
      } else {
        left.append(match)
      }
    }
    return left
  }

  private mutating func note(_ larger: InstrumentMatch, isMeantRatherThan smaller: InstrumentMatch)
  {
    let text =
      "\(fileName): the columns hold all items of \(offered[larger.instrument].id), so "
      + "\(offered[smaller.instrument].id), which is part of them, is not meant; "
      + "\"instruments\" in the plan says otherwise"
    if !notes.contains(text) { notes.append(text) }
  }

  mutating func reportTwins(_ one: String, _ other: String) {
    log.report(
      "instrument-ambiguous",
      at: place(),
      "The columns fit \(one) as well as \(other).",
      remedy: "Say which in the plan: \"instruments\": [\"\(one)\"]."
    )
  }

  private mutating func addBlock(_ match: InstrumentMatch) {
    let instrument = offered[match.instrument]
    for (item, columns) in match.columns.enumerated() where columns.count > 1 {
      reportDuplicate(instrument.items[item].id, columns)
    }
    layout.blocks.append(
      FileLayout.Block(
        instrument: match.instrument,
        affix: match.affix.isEmpty ? nil : match.affix,
        items: match.columns.map { $0[0] }
      )
    )
    for column in match.columnSet { layout.isTaken[column] = true }
  }

  /// Finds sums that somebody has made already, beside items or without them.
  private mutating func addTotals(
    _ names: [InstrumentNames],
    _ index: ColumnIndex,
    _ affix: String,
    _ complete: [Int]
  ) {
    let found = index.columns(under: affix)
    let isNumber = WaveVocabulary.numericAffixes.contains(affix)
    var claims: [Int: [(instrument: Int, scale: Int)]] = [:]
    for instrument in offered.indices where offered[instrument].kind == .scored {
      func claim(_ name: String, _ scale: Int) {
        for column in found[name] where !layout.isTaken[column] {
          claims[column, default: []].append((instrument, scale))
        }
      }
      let totals = names[instrument].totals
      if affix != ColumnIndex.whole, found.names.count < totals.count {
        for name in found.names { totals[name].map { claim(name, $0) } }
      } else {
        for (name, scale) in totals { claim(name, scale) }
      }
      guard !isNumber, !offered[instrument].scales.isEmpty else { continue }
      for stem in names[instrument].bare
      where totals[stem] == nil && !index.isOneOfSeveral(stem, affix) {
        claim(stem, 0)
      }
    }
    for (column, claimants) in claims.sorted(by: { $0.key < $1.key }) {
      let withItems = claimants.filter { complete.contains($0.instrument) }
      let left = (withItems.isEmpty ? claimants : withItems).sorted {
        $0.instrument < $1.instrument
      }
      if left.count > 1 {
        reportTwins(offered[left[0].instrument].id, offered[left[1].instrument].id)
      }
      addTotal(left[0], column, affix)
    }
  }

  private mutating func addTotal(
    _ total: (instrument: Int, scale: Int),
    _ column: Int,
    _ affix: String
  ) {
    let affix = affix.isEmpty ? nil : affix
    layout.isTaken[column] = true
    let known = layout.blocks.firstIndex { $0.instrument == total.instrument && $0.affix == affix }
    if let known {
      if layout.blocks[known].totals.contains(where: { $0.scale == total.scale }) {
        reportDuplicate(header.names[column], [layout.blocks[known].totals[0].column, column])
      }
      layout.blocks[known].totals.append((total.scale, column))
    } else {
      layout.blocks.append(
        FileLayout.Block(
          instrument: total.instrument,
          affix: affix,
          totals: [(total.scale, column)]
        )
      )
    }
  }

  /// Finds the day and the way of answering of a block: the wave's own, or the row's.
  ///
  /// Where the names as they stand are one wave's, a plain column of days is that wave's too.
  private mutating func takeWaveColumns(
    _ number: Int,
    _ index: ColumnIndex,
    _ wholeIsAWave: Bool
  ) {
    let affix = layout.blocks[number].affix
    let isOthers = wholeIsAWave && affix != nil && affix != ColumnIndex.whole
    layout.blocks[number].date =
      waveColumn(plan.columns.date, ColumnVocabulary.date, affix, index, "date")
      ?? (isOthers ? nil : date)
    layout.blocks[number].answerMode =
      waveColumn(plan.columns.answerMode, ColumnVocabulary.answerMode, affix, index, "answerMode")
      ?? (isOthers ? nil : answerMode)
  }

  private mutating func waveColumn(
    _ choice: PlanColumns.ByWave?,
    _ vocabulary: [Set<String>],
    _ affix: String?,
    _ index: ColumnIndex,
    _ key: String
  ) -> Int? {
    guard let affix else { return nil }
    if case .each(let columns) = choice {
      let wave = ColumnIndex.Affixes(plan).wave(of: affix)
      return columns.first { $0.name == wave }.flatMap { take($0.column, key: "\(key).\(wave)") }
    }
    for tier in vocabulary {
      let columns = tier.flatMap { index.columns($0, affix) }.sorted()
      if columns.count > 1 { reportAmbiguous(columns, "the \(key) of one wave", key) }
      if let column = columns.first {
        layout.isTaken[column] = true
        return column
      }
    }
    return nil
  }

  /// The labels in the names of columns as a plan would give them, with an empty one.
  private var suffixes: String? {
    let affixes = ColumnIndex.Affixes(plan)
    let labels = layout.blocks.compactMap(\.affix).deduplicated.sorted()
    guard !labels.map(affixes.wave(of:)).contains("før") else { return nil }
    let others = labels.map { "\"\(affixes.wave(of: $0))\": \"_\($0)\"" }
    return "{ \(([#""før": """#] + others).joined(separator: ", ")) }"
  }

  /// Refuses a file that tells its waves in two ways.
  mutating func checkOneWayOfNamingWaves() {
    let named = layout.blocks.contains { $0.affix != nil }
    let plain = layout.blocks.contains { $0.affix == nil }
    if named, !plain, !layout.instanceIsWave, plan.columns.wave == nil, let column = layout.wave {
      // The names tell the waves, so a column that looked like one holds something else.
      layout.wave = nil
      layout.isTaken[column] = false
    }
    guard named, plain || layout.wave != nil || layout.fixedWave != nil else { return }
    let line = (plain ? suffixes : nil).map { suffixes in
      "; or, if the names without a label are the first wave's, say so in the plan: "
        + "\"columns\": { \"waveSuffixes\": \(suffixes) }"
    }
    log.report(
      "layout-ambiguous",
      at: place(),
      "Some names of columns tell the wave and others do not, or a column tells it as well.",
      remedy: "List under \"ignore\" the columns that are not meant\(line ?? "")."
    )
  }
}
