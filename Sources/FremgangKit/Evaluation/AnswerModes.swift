extension Responses {
  /// The same responses with answer modes each once, in the order in which labels are compared, so
  /// that neither rows nor other people's spellings settle ties.
  func withSettledAnswerModes() -> Responses {
    if answerModes.isEmpty { return self }
    let keys = answerModes.map(\.folded)
    let order = Set(keys).sorted()
    let rank = Dictionary(uniqueKeysWithValues: zip(order, order.indices))
    var settled = self
    settled.answerModes = order.map { key in
      zip(keys, answerModes).filter { $0.0 == key }.map(\.1)
        .reduce(nil, String.firstSpelling) ?? key
    }
    for index in settled.measurements.indices {
      if let mode = settled.measurements[index].answerMode {
        settled.measurements[index].answerMode = rank[keys[mode]]
      }
    }
    return settled
  }
}

extension EvaluationTables {
  /// Puts the answer modes into Unicode order.
  mutating func sortAnswerModes() {
    let order = answerModes.indices.sorted { answerModes[$0] < answerModes[$1] }
    answerModes = order.map { answerModes[$0] }
    for index in instruments.indices {
      let counts = instruments[index].answerModes
      instruments[index].answerModes = order.map { counts[$0] } + [counts[order.count]]
    }
  }

  /// Takes in the answer modes of other tables, and moves the counts of both to their places.
  mutating func uniteAnswerModes(with other: inout EvaluationTables) {
    var spelling: [String: String] = [:]
    for mode in answerModes + other.answerModes {
      spelling[mode.folded] = String.firstSpelling(spelling[mode.folded], mode)
    }
    let united = spelling.values.sorted()
    let places = Dictionary(uniqueKeysWithValues: zip(united.map(\.folded), united.indices))
    moveAnswerModes(to: united, places)
    other.moveAnswerModes(to: united, places)
  }

  private mutating func moveAnswerModes(to modes: [String], _ places: [String: Int]) {
    let moved = answerModes.map { places[$0.folded] ?? modes.count } + [modes.count]
    answerModes = modes
    for index in instruments.indices {
      var counts = Array(repeating: ModeCount(), count: modes.count + 1)
      for (count, place) in zip(instruments[index].answerModes, moved) {
        counts[place].merge(count)
      }
      instruments[index].answerModes = counts
    }
  }
}

extension ModeCount {
  mutating func merge(_ other: ModeCount) {
    before += other.before
    after += other.after
  }
}
