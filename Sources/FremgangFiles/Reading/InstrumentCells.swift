import FremgangKit

/// What the cells of one instrument mean in an export.
struct InstrumentCells {
  let instrument: Instrument
  /// The code sets, and for each item which of them is its own.
  private(set) var sets: [CodeSet]
  let setOfItem: [Int]
  /// For each scale that is a plain sum, the indices of its items.
  private let itemsOfSum: [[Int]?]

  init(_ instrument: Instrument, plan: ExportPlan) {
    self.instrument = instrument
    sets = instrument.responseSets.map { CodeSet($0, plan: plan, instrument: instrument.id) }
    setOfItem = instrument.items.map { item in
      instrument.responseSets.firstIndex { $0.id == item.responseSet } ?? 0
    }
    itemsOfSum = instrument.scales.map { scale in
      let items = scale.items.compactMap { id in instrument.items.firstIndex { $0.id == id } }
      return scale.method == .sum && items.count == scale.items.count ? items : nil
    }
  }

  /// Reads the cell of an item whose blanks have been cut off.
  mutating func read(_ item: Int, _ range: Range<Int>, _ bytes: [UInt8]) -> CodeSet.Meaning {
    sets[setOfItem[item]].read(range, bytes)
  }

  /// Reads a rating of a personal instrument.
  mutating func readRating(_ range: Range<Int>, _ bytes: [UInt8]) -> CodeSet.Meaning {
    sets.isEmpty ? .notACode : sets[0].read(range, bytes)
  }

  /// The codes that an item offers, for a sentence.
  func range(ofItem item: Int?) -> String {
    let set = item.map { setOfItem[$0] } ?? 0
    guard instrument.responseSets.indices.contains(set) else { return "a code" }
    let bounds = instrument.responseSets[set].bounds
    return "\(bounds.lowerBound) to \(bounds.upperBound)"
  }

  /// The sum of the items of a scale that is a plain sum, when all of them are answered.
  func sum(ofScale scale: Int, _ answers: [Answer]) -> Int? {
    guard let items = itemsOfSum[scale] else { return nil }
    var sum = 0
    for item in items {
      guard let code = answers[item].code else { return nil }
      let bounds = instrument.responseSets[setOfItem[item]].bounds
      sum +=
        instrument.items[item].isReversed
        ? bounds.lowerBound + bounds.upperBound - code : code
    }
    return sum
  }
}
