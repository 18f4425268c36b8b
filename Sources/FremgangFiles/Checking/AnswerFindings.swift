import FremgangJSON
import FremgangKit

/// Oddities of answers, instrument by instrument.
struct AnswerFindings {
  /// Above this share of blanks an item is pointed out: one in five is more than chance forgetting.
  static let oftenBlank = 0.2
  /// Shares of fewer measurements say little.
  static let fewestForShares = 10
  /// The same code on fewer items is no pattern.
  static let fewestStraight = 5
  /// The same code on so many items is odd even where no item is reversed.
  static let longStraight = 20
  /// A column of fewer equal answers may well be so by chance.
  static let fewestConstant = 20

  private let responses: Responses
  /// How often each item was left blank.
  private(set) var blanks: [ItemBlanks] = []

  init(_ responses: Responses) {
    self.responses = responses
  }

  mutating func add(to list: inout FindingList) {
    for (index, instrument) in responses.instruments.enumerated() where instrument.kind == .scored {
      var tally = ItemTally(items: instrument.items.count)
      let scale = instrument.primaryScale
      let scorer = scale.flatMap { try? Scorer($0, of: instrument) }
      for measurement in responses.measurements where measurement.instrument == index {
        if case .answers(let answers) = measurement.content {
          tally.add(answers)
          addStraight(answers, instrument, measurement, &list)
        }
        guard let scale, let scorer else { continue }
        addScore(measurement, instrument, scale, scorer, &list)
      }
      addItems(tally, instrument, &list)
    }
  }

  private mutating func addItems(
    _ tally: ItemTally,
    _ instrument: Instrument,
    _ list: inout FindingList
  ) {
    guard tally.measurements > 0 else { return }
    for (item, counts) in zip(instrument.items, tally.counts) {
      let found = ItemBlanks(
        instrument: instrument.id,
        item: item.id,
        measurements: tally.measurements,
        blanks: counts.blanks
      )
      blanks.append(found)
      let subject = "\(instrument.id) \(item.id)"
      if found.measurements >= AnswerFindings.fewestForShares,
        found.share > AnswerFindings.oftenBlank
      {
        list.add("item-often-blank", .warning, at: nil, detail: subject)
      }
      let answered = found.measurements - found.blanks
      if answered >= AnswerFindings.fewestConstant, counts.isConstant {
        list.add("item-constant", .note, at: nil, detail: subject)
      }
    }
  }

  /// The same code throughout, where that contradicts itself or goes on for long.
  private func addStraight(
    _ answers: [Answer],
    _ instrument: Instrument,
    _ measurement: Measurement,
    _ list: inout FindingList
  ) {
    var first: Int?
    var answered = 0
    var directions: Set<Bool> = []
    for (item, answer) in zip(instrument.items, answers) {
      guard let code = answer.code else { continue }
      if let first, first != code { return }
      first = code
      answered += 1
      directions.insert(item.isReversed)
    }
    let isOdd =
      answered >= AnswerFindings.longStraight
      || (answered >= AnswerFindings.fewestStraight && directions.count > 1)
    if isOdd {
      list.add("straight-lining", .warning, at: measurement.origin, detail: instrument.id)
    }
  }

  private func addScore(
    _ measurement: Measurement,
    _ instrument: Instrument,
    _ scale: Scale,
    _ scorer: Scorer,
    _ list: inout FindingList
  ) {
    let score: Score?
    switch measurement.content {
    case .answers(let answers):
      score = scorer.score(answers).score
      if score == nil {
        let rule = "\(instrument.id): at least \(scorer.fewest) of \(scorer.expected) items"
        list.add("too-many-unanswered", .note, at: measurement.origin, detail: rule)
      }
    case .totals(let totals): score = totals[0].flatMap { try? scorer.score(total: $0) }
    case .unusable: score = nil
    }
    if let score, scale.isQuestionable(score) {
      list.add("questionable-score", .note, at: measurement.origin, detail: instrument.id)
    }
  }
}

/// Counts of one instrument's items.
private struct ItemTally {
  struct Counts {
    var blanks = 0
    var first: Int?
    var isConstant = true
  }

  private(set) var measurements = 0
  private(set) var counts: [Counts]

  init(items: Int) {
    counts = Array(repeating: Counts(), count: items)
  }

  mutating func add(_ answers: [Answer]) {
    measurements += 1
    for (item, answer) in answers.enumerated() where item < counts.count {
      guard let code = answer.code else {
        counts[item].blanks += 1
        continue
      }
      if let first = counts[item].first {
        if first != code { counts[item].isConstant = false }
      } else {
        counts[item].first = code
      }
    }
  }
}
