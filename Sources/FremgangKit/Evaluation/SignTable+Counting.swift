extension SignTable {
  /// Every ordered pair of instruments: for everyone, and for those whose level is stated wherever
  /// somebody's is not.
  static func all(
    of instruments: [InstrumentTables],
    signs: [[Int: Int]],
    in membership: Membership
  ) -> [SignTable] {
    var tables: [SignTable] = []
    for first in instruments.indices {
      for second in instruments.indices where second != first {
        let ids = (instruments[first].instrument.id, instruments[second].instrument.id)
        tables.append(SignTable(ids, by: nil, signs[first], signs[second]))
        for grouping in membership.groupings {
          let stated = signs[first].filter { !grouping.isNotStated($0.key) }
          if stated.count < signs[first].count {
            tables.append(SignTable(ids, by: grouping.id, stated, signs[second]))
          }
        }
      }
    }
    return tables
  }

  private init(_ ids: (String, String), by: String?, _ first: [Int: Int], _ second: [Int: Int]) {
    self.init(first: ids.0, second: ids.1, by: by)
    for (respondent, sign) in first {
      if sign < 0 { worsenedOnFirst += 1 }
      if let other = second[respondent] { counts[sign + 1][other + 1] += 1 }
    }
  }
}

extension Membership.Grouping {
  /// Whether nothing states the respondent's level.
  func isNotStated(_ respondent: Int) -> Bool {
    levelOfRespondent[respondent] == notStated
  }
}
