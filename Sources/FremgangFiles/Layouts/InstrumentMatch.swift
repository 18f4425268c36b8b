import FremgangKit

/// How an instrument's items meet the columns of one wave.
struct InstrumentMatch {
  /// The instrument, as an index into those on offer.
  let instrument: Int
  /// The wave's label in the names; empty for names as they stand.
  let affix: String
  /// For each item, the columns that go by one of its names.
  let columns: [[Int]]

  init(_ instrument: Int, _ names: InstrumentNames, _ index: ColumnIndex, _ affix: String) {
    self.instrument = instrument
    self.affix = affix
    let found = index.columns(under: affix)
    let schemes = InstrumentMatch.completeSchemes(names, found)
    columns = names.items.map { names in
      let own = schemes.isEmpty ? names : schemes.map { names[min($0, names.count - 1)] }
      let columns = own.count == 1 ? found[own[0]] : own.flatMap { found[$0] }
      return columns.count < 2 ? columns : Array(Set(columns)).sorted()
    }
  }

  /// The ways of naming, as places among each item's names, in which every item has a column.
  ///
  /// `who5` is the fifth item beside `who4`, and a total beside `who5_4`.
  private static func completeSchemes(
    _ names: InstrumentNames,
    _ columns: ColumnIndex.Columns
  ) -> [Int] {
    let most = names.items.reduce(0) { max($0, $1.count) }
    return (0..<most).filter { scheme in
      names.items.allSatisfy { names in
        !names.isEmpty && !columns[names[min(scheme, names.count - 1)]].isEmpty
      }
    }
  }

  /// How many items have a column.
  var matched: Int { columns.count { !$0.isEmpty } }
  /// Whether every item has one.
  var isComplete: Bool { !columns.isEmpty && matched == columns.count }
  /// Whether most items have one, but not all.
  var isPartial: Bool { !isComplete && matched * 2 > columns.count }
  /// All columns that go by the name of an item.
  var columnSet: Set<Int> { Set(columns.joined()) }
  /// The indices of the items without a column.
  var missing: [Int] { columns.indices.filter { columns[$0].isEmpty } }

  /// The id of the instrument whose items are exactly `columns`, if there is one.
  static func fitting(
    _ columns: Set<Int>,
    among known: [Instrument],
    _ index: ColumnIndex,
    _ affix: String,
    _ plan: PlanColumns
  ) -> String? {
    known.first { instrument in
      let match = InstrumentMatch(0, InstrumentNames(instrument, plan), index, affix)
      return match.isComplete && match.columnSet == columns
    }?.id
  }
}
