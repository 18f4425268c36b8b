import FremgangJSON
import FremgangKit

extension LayoutBuilder {
  /// Refuses an instrument of which most items are there but not all.
  mutating func reportPartial(
    _ matches: [InstrumentMatch],
    _ complete: [InstrumentMatch],
    _ affix: String
  ) {
    let used = complete.reduce(into: Set<Int>()) { $0.formUnion($1.columnSet) }
    let partial = matches.filter { match in
      match.isPartial && !match.columnSet.isSubset(of: used)
        && !layout.blocks.contains { $0.instrument == match.instrument && $0.affix == nil }
    }
    let best = partial.filter { match in
      !partial.contains { other in
        other.instrument != match.instrument && !other.columnSet.isDisjoint(with: match.columnSet)
          && other.matched * match.columns.count > match.matched * other.columns.count
      }
    }
    for match in best { report(match, affix) }
  }

  private mutating func report(_ match: InstrumentMatch, _ affix: String) {
    let instrument = offered[match.instrument]
    let ids = match.missing.map { instrument.items[$0].id }
    let shown = ids.prefix(6).joined(separator: ", ")
    let rest = ids.count > 6 ? " and \(ids.count - 6) more" : ""
    let wave = affix.isEmpty ? "" : " of the wave \"\(ColumnIndex.Affixes(plan).wave(of: affix))\""
    let near = nearMisses(ids, besides: match.columnSet)
    log.report(
      "instrument-incomplete",
      at: place(),
      "\(match.matched) of the \(match.columns.count) items of \(instrument.id)\(wave) are there; "
        + "missing: \(shown)\(rest).\(near)",
      remedy: "Rename the columns, or name them in the plan: "
        + "\"columns\": { \"items\": { \"\(ids[0])\": \"…\" } }."
    )
    for column in match.columnSet { layout.isTaken[column] = true }
  }

  /// Free columns whose names are nearly those of missing items, as a sentence.
  private func nearMisses(_ ids: [String], besides matched: Set<Int>) -> String {
    var pairs: [String] = []
    for id in ids.prefix(20) where pairs.count < 3 {
      let wanted = FoldedName.fold(id)
      let column = header.folded.indices.first { column in
        !layout.isTaken[column] && !matched.contains(column)
          && NameDistance.isNear(header.folded[column], wanted)
      }
      if let column { pairs.append("\"\(header.names[column])\" for \(id)") }
    }
    return pairs.isEmpty ? "" : " Near misses: \(pairs.joined(separator: ", "))."
  }

  /// Refuses numbered columns that go on where an instrument ends: another version of it.
  mutating func reportLeftovers(
    _ complete: [InstrumentMatch],
    _ names: [InstrumentNames],
    _ index: ColumnIndex,
    _ affix: String
  ) {
    // Most files hold nothing that could be left over.
    let numbered = index.columns(under: affix).byName.filter { name, columns in
      columns.contains { !layout.isTaken[$0] } && FoldedName.numbered(name) != nil
    }
    if numbered.isEmpty { return }
    for match in complete {
      var stems: Set<String> = []
      for (item, known) in names[match.instrument].items.enumerated()
      where !names[match.instrument].isPlanned[item] {
        for name in known {
          let columns = Set(index.columns(name, affix))
          guard !columns.isEmpty, columns.isSubset(of: match.columnSet) else { continue }
          if let stem = FoldedName.numbered(name)?.stem { stems.insert(stem) }
        }
      }
      let extra = numbered.filter { name, _ in
        FoldedName.numbered(name).map { stems.contains($0.stem) } == true
      }
      let columns = extra.values.joined().filter { !layout.isTaken[$0] }.sorted()
      if !columns.isEmpty {
        let all = match.columnSet.union(columns)
        let other = InstrumentMatch.fitting(all, among: known.all, index, affix, plan.columns)
        report(leftovers: columns, of: offered[match.instrument].id, other: other)
      }
    }
  }

  private mutating func report(leftovers columns: [Int], of instrument: String, other: String?) {
    let names = columns.prefix(6).map { header.names[$0] }
    let rest = columns.count > 6 ? " and \(columns.count - 6) more" : ""
    let list = columns.map { "\"\(header.names[$0])\"" }.joined(separator: ", ")
    let guess =
      other.map { "together they are the items of \($0)" }
      ?? "another version of it was probably used"
    let choice = other.map { "say \"instruments\": [\"\($0)\"] in the plan" }
    log.report(
      "instrument-other-version",
      at: place(column: columns[0]),
      "All items of \(instrument) are there, and more columns of the same name: "
        + "\(names.joined(separator: ", "))\(rest); \(guess).",
      remedy: "Check the questionnaire\(choice.map { " and " + $0 } ?? ""); if \(instrument) is "
        + "right, say so in the plan: \"columns\": { \"ignore\": [\(list)] }."
    )
    for column in columns { layout.isTaken[column] = true }
  }
}
