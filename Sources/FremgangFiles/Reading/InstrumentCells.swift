import FremgangKit

/// What the cells of one instrument mean in an export.
struct InstrumentCells {
  let instrument: Instrument
  /// The code sets, and for each item which of them is its own.
  private(set) var sets: [CodeSet]
  let setOfItem: [Int]
  /// What was taken for no answer without being declared so.
  let marks: MissingMarks

  init(_ instrument: Instrument, plan: ExportPlan) {
    self.instrument = instrument
    let marks = MissingMarks()
    self.marks = marks
    sets = instrument.responseSets.map { options in
      CodeSet(options, plan: plan, instrument: instrument.id, marks: marks)
    }
    setOfItem = instrument.items.map { item in
      instrument.responseSets.firstIndex { $0.id == item.responseSet } ?? 0
    }
  }

  /// Reads the cell of an item whose blanks have been cut off.
  mutating func read(_ item: Int, _ range: Range<Int>, _ bytes: [UInt8]) -> CodeSet.Meaning {
    sets[setOfItem[item]].read(range, bytes)
  }

  /// Whether a label of an item is one that the instrument or the plan knows.
  func knows(_ label: String, _ item: Int) -> Bool {
    sets[setOfItem[item]].knows(label)
  }

  /// The label of an item that is nearly what stands in a field.
  func nearestLabel(_ item: Int, _ range: Range<Int>, _ bytes: [UInt8]) -> String? {
    sets[setOfItem[item]].nearestLabel(String(decoding: bytes[range.prefix(200)], as: UTF8.self))
  }

  /// Reads a rating of a personal instrument.
  mutating func readRating(_ range: Range<Int>, _ bytes: [UInt8]) -> CodeSet.Meaning {
    sets.isEmpty ? .notACode : sets[0].read(range, bytes)
  }

  /// The codes that an item offers, for a sentence.
  func range(ofItem item: Int?) -> String {
    instrument.codes(ofSet: item.map { setOfItem[$0] } ?? 0)
  }
}

extension Instrument {
  /// The codes of the first response set, for a sentence.
  var firstCodes: String { codes(ofSet: 0) }

  fileprivate func codes(ofSet set: Int) -> String {
    guard responseSets.indices.contains(set) else { return "a code" }
    let bounds = responseSets[set].bounds
    return "\(bounds.lowerBound) to \(bounds.upperBound)"
  }
}
