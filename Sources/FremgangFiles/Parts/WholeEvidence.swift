import FremgangKit

/// What only all rows of an export together show: codes that may be shifted, and groups that hold
/// free text.
///
/// A part cannot judge by itself: few rows may lack what the others hold. So a part carries what it
/// has seen, and the parts are judged together, by the rules for one export.
package struct WholeEvidence: Sendable, Hashable {
  /// By instrument: the numbers that stood for answers.
  package var codes: [CodeEvidence] = []
  /// By instrument, wave and file: how often the lowest code was chosen.
  package var lowestCodes: [LowestCodeTally] = []
  /// By group, and for the ways of answering: the labels.
  package var labels: [LabelEvidence] = []

  /// Creates evidence of nothing.
  package init() {}

  /// Adds what another part of the same export has seen.
  package mutating func merge(_ other: WholeEvidence) {
    for more in other.codes {
      if let place = codes.firstIndex(where: { $0.instrument == more.instrument }) {
        codes[place].merge(more)
      } else {
        codes.append(more)
      }
    }
    lowestCodes += other.lowestCodes
    for more in other.labels {
      if let place = labels.firstIndex(where: { $0.grouping == more.grouping }) {
        labels[place].merge(more)
      } else {
        labels.append(more)
      }
    }
  }
}

/// The numbers that stood for answers to one instrument.
package struct CodeEvidence: Sendable, Hashable {
  /// The instrument's id.
  package let instrument: String
  /// How many values lay outside the codes, where that stops nothing.
  package var misfits: Int
  /// By response set.
  package var sets: [NumbersMet]

  /// Creates evidence about an instrument.
  package init(instrument: String, misfits: Int, sets: [NumbersMet]) {
    self.instrument = instrument
    self.misfits = misfits
    self.sets = sets
  }

  mutating func merge(_ other: CodeEvidence) {
    misfits += other.misfits
    for place in sets.indices where place < other.sets.count {
      sets[place].merge(other.sets[place])
    }
  }
}

/// How often the lowest code was chosen in one wave of one file.
package struct LowestCodeTally: Sendable, Hashable {
  /// The instrument's id.
  package let instrument: String
  /// The wave, as an index into those of the plan.
  package let wave: Int?
  /// The file, and the first of the rows that are counted.
  package let file: String
  package let line: Int
  /// How many answers there were.
  package let answers: Int
  /// How many of them were the lowest code.
  package let lowest: Int

  /// Creates a tally.
  package init(
    instrument: String,
    wave: Int?,
    file: String,
    line: Int,
    answers: Int,
    lowest: Int
  ) {
    self.instrument = instrument
    self.wave = wave
    self.file = file
    self.line = line
    self.answers = answers
    self.lowest = lowest
  }
}

/// The labels that people have in one group, or of the ways in which they answered.
package struct LabelEvidence: Sendable, Hashable {
  /// The group's id; nothing for the ways of answering.
  package let grouping: String?
  /// The labels that occur, each once.
  package private(set) var labels: [String]
  /// How many people have one.
  package private(set) var people: Int
  /// The file and the line of the first, or of a row before it.
  package let file: String
  package private(set) var line: Int

  /// Creates evidence about labels.
  package init(grouping: String?, labels: [String], people: Int, file: String, line: Int) {
    self.grouping = grouping
    self.labels = labels.sorted()
    self.people = people
    self.file = file
    self.line = line
  }

  mutating func merge(_ other: LabelEvidence) {
    people += other.people
    if file == other.file { line = min(line, other.line) }
    var spelling: [String: String] = [:]
    for label in labels + other.labels {
      let key = CellText.folded(label)
      spelling[key] = String.firstSpelling(spelling[key], label)
    }
    labels = spelling.values.sorted()
  }
}
