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
    columns = names.items.map { names in
      Array(Set(names.flatMap { index.columns($0, affix) })).sorted()
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
