import FremgangKit

/// The instrument that columns come nearest to when they hold none: for a sentence that helps.
enum NearestInstrument {
  /// As many columns are compared as an export of a few questionnaires has.
  private static let mostNames = 600
  /// So few likenesses may be chance.
  private static let fewestLikenesses = 3

  /// Says which instrument was probably meant, or nothing when none is near.
  static func sentence(_ source: ExportSource, _ plan: ExportPlan, _ offered: [Instrument])
    -> String
  {
    let names = columns(source, plan)
    var best: (instrument: Instrument, like: [(item: String, column: String)])?
    for instrument in offered where instrument.kind == .scored {
      let like = likenesses(instrument, names)
      if like.count >= fewestLikenesses, like.count > best?.like.count ?? 0 {
        best = (instrument, like)
      }
    }
    guard let best else { return "" }
    let items = best.instrument.items
    let shown = best.like.prefix(3).map { pair in
      pair.column == pair.item ? pair.item : "\"\(pair.column)\" for \(pair.item)"
    }
    return " The nearest is \(best.instrument.id): \(best.like.count) of its \(items.count) items "
      + "have columns that are called nearly so (\(shown.joined(separator: ", "))…)."
  }

  /// The columns by their folded names, with and without what may tell a wave.
  private static func columns(_ source: ExportSource, _ plan: ExportPlan) -> [(String, String)] {
    let affixes = ColumnIndex.Affixes(plan)
    let layout = source.layout
    let index = ColumnIndex(
      source.header,
      free: { $0 < mostNames && !layout.isTaken[$0] },
      affixes: affixes
    )
    return index.affixes.flatMap { affix in
      index.columns(under: affix).byName.compactMap { name, columns in
        columns.first.map { (name, source.header.names[$0]) }
      }
    }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
  }

  private static func likenesses(
    _ instrument: Instrument,
    _ names: [(folded: String, column: String)]
  ) -> [(item: String, column: String)] {
    instrument.items.compactMap { item in
      let wanted = FoldedName.fold(item.id)
      let exact = names.first { $0.folded == wanted }
      let near = exact ?? names.first { NameDistance.isNear($0.folded, wanted) }
      return near.map { (item.id, $0.column) }
    }
  }
}
