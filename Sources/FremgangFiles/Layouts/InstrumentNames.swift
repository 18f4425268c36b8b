import FremgangKit

/// The names of columns by which the parts of an instrument are known, folded.
struct InstrumentNames {
  /// For each item, its names: the plan's first, then the id, then the aliases.
  let items: [[String]]
  /// For each item, whether the plan names its column.
  let isPlanned: [Bool]
  /// The names of totals, with the index of the scale.
  let totals: [String: Int]
  /// Names that are the instrument's own, which alone stand for its primary scale.
  let bare: Set<String>

  init(_ instrument: Instrument, _ columns: PlanColumns) {
    let planned = InstrumentNames.planned(instrument, columns)
    isPlanned = instrument.items.map { planned[$0.id] != nil }
    let ids = instrument.items.map { FoldedName.fold($0.id) }
    items = zip(instrument.items, ids).map { item, id in
      if let own = planned[item.id] { return own }
      return item.aliases.isEmpty ? [id] : ([id] + item.aliases.map(FoldedName.fold)).deduplicated
    }
    let stems = ids.compactMap { FoldedName.numbered($0)?.stem }
    let stem = stems.count == instrument.items.count && Set(stems).count == 1 ? stems.first : nil
    bare = Set([FoldedName.fold(instrument.id)] + (stem.map { [$0] } ?? []))
    totals = InstrumentNames.totals(of: instrument, bare, columns)
  }

  /// Whether most items can have a column among so many names.
  ///
  /// Ids are all different however they are folded; what else an item is called may be another's name too.
  func mayBeAmong(_ names: Int) -> Bool {
    names * 2 > items.count || isPlanned.contains(true) || items.contains { $0.count > 1 }
  }

  /// The names that the plan gives to the columns of items, by the item's id, in the plan's order.
  private static func planned(
    _ instrument: Instrument,
    _ columns: PlanColumns
  ) -> [String: [String]] {
    var ids: [String: String] = [:]
    for item in columns.items.isEmpty ? [] : instrument.items {
      ids[item.id] = item.id
      ids["\(instrument.id).\(item.id)"] = item.id
    }
    var planned: [String: [String]] = [:]
    for column in columns.items {
      guard let id = ids[column.name] else { continue }
      planned[id, default: []].append(FoldedName.foldPlanned(column.column))
    }
    return planned
  }

  private static func totals(
    of instrument: Instrument,
    _ bare: Set<String>,
    _ columns: PlanColumns
  ) -> [String: Int] {
    var totals: [String: Int] = [:]
    for (index, scale) in instrument.scales.enumerated() {
      for stem in bare { totals[stem + FoldedName.fold(scale.id)] = index }
    }
    for stem in instrument.scales.isEmpty ? [] : bare {
      for word in ColumnVocabulary.total where totals[stem + word] == nil {
        totals[stem + word] = 0
      }
    }
    for total in columns.totals {
      for (index, scale) in instrument.scales.enumerated()
      where total.name == "\(instrument.id).\(scale.id)" {
        totals = totals.filter { $0.value != index }
        totals[FoldedName.foldPlanned(total.column)] = index
      }
    }
    return totals
  }
}

extension Array where Element: Hashable {
  /// The elements, each once, in the order in which they first come.
  var deduplicated: [Element] {
    if count < 2 { return self }
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
