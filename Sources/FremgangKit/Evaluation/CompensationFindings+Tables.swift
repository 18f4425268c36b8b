import FremgangStatistics

extension CompensationFindings {
  /// Every ordered pair of instruments: for everyone, and for those whose level is stated wherever
  /// that of somebody paired on the first is not.
  static func all(_ tables: EvaluationTables) -> [CompensationFindings] {
    var rows: [CompensationFindings] = []
    for (place, first) in tables.instruments.enumerated() {
      for (otherPlace, second) in tables.instruments.enumerated() where otherPlace != place {
        let isTurned = otherPlace < place
        let (earlier, later) = isTurned ? (second, first) : (first, second)
        guard
          let signs = tables.signs.first(where: {
            $0.first == earlier.instrument.id && $0.second == later.instrument.id
          })
        else { continue }
        let seen = { (counts: SignTable.Signs) in isTurned ? counts.transposed : counts }
        let everyone = first.worsened(by: nil)
        rows.append(CompensationFindings(first, second, by: nil, everyone, seen(signs.everyone)))
        for (index, grouping) in tables.groupings.enumerated()
        where first.hasPairsNotStated(in: index) {
          let worsened = first.worsened(by: index)
          let stated = seen(signs.stated[index])
          rows.append(CompensationFindings(first, second, by: grouping.id, worsened, stated))
        }
      }
    }
    return rows
  }

  private init(
    _ first: InstrumentTables,
    _ second: InstrumentTables,
    by: String?,
    _ worsened: Int,
    _ signs: SignTable.Signs
  ) {
    self.init(
      worsenedOn: first.instrument.id,
      improvedOn: second.instrument.id,
      by: by,
      level: nil,
      worsened: worsened,
      pairedOnBoth: signs[0].reduce(0, +),
      compensated: signs[0][2],
      improvedAmongNotWorsened: Share(
        n: signs[1][2] + signs[2][2],
        of: signs[1].reduce(0, +) + signs[2].reduce(0, +)
      ),
      signs: signs,
      suppressed: false
    )
  }
}

extension InstrumentTables {
  /// Whether somebody paired on the primary scale has no stated level of the grouping.
  fileprivate func hasPairsNotStated(in grouping: Int) -> Bool {
    scales.first?.pairs.byGrouping[grouping].last.map { $0.count > 0 } ?? false
  }

  /// How many worsened on the primary scale: of everyone, or of those whose level is stated.
  fileprivate func worsened(by grouping: Int?) -> Int {
    guard let primary = scales.first else { return 0 }
    let tables = grouping.map { primary.pairs.byGrouping[$0].dropLast() } ?? [primary.pairs.overall]
    return tables.reduce(0) { sum, table in
      table.cells.reduce(sum) { sum, cell in
        let isWorse =
          primary.scale.higherIsBetter ? cell.after < cell.before : cell.after > cell.before
        return isWorse ? sum + cell.count : sum
      }
    }
  }
}
