/// Every score that answers can give on a scale, by how many there are and what they sum to.
///
/// A reader that adds up answers as they pass needs no more of a scorer than this: where the score
/// stands, which is a small whole number.
package struct ScoreLattice: Sendable, Hashable {
  /// The place of a questionnaire without any answer to the instrument.
  @inlinable package static var absent: Int { 0 }
  /// The place of a questionnaire with too few answers for a score.
  @inlinable package static var unscorable: Int { 1 }

  /// The fewest answers that give a score.
  package let fewest: Int
  /// The number of items.
  package let expected: Int
  /// The lowest sum of any answers.
  package let lowestSum: Int
  /// How many sums there are from the lowest to the highest.
  package let sums: Int
  /// The common denominator of the scores.
  package let denominator: Int64
  /// The different scores times the denominator, ascending.
  package let numerators: [Int64]
  /// By place, which of the different scores stands there; -1 for none.
  package let rankOfPlace: [Int32]
  /// By rank, whether the scale's authors call the score questionable.
  package let isQuestionable: [Bool]
  /// By item in the order of the scale: its place in the instrument.
  package let items: [Int]

  /// The most places that a lattice may have.
  private static let mostPlaces = 1 << 20

  /// Lays out the scores of `scale`; nothing where they are too many to list.
  ///
  /// - Parameters:
  ///   - scale: the scale.
  ///   - scorer: its scorer.
  ///   - codes: by item in the order of the scale, the lowest and the highest code.
  package init?(_ scale: Scale, _ scorer: Scorer, codes: [ClosedRange<Int>]) {
    var (low, high) = (0, 0)
    for (item, codes) in zip(scorer.items, codes) {
      let one = Int(scorer.value(of: codes.lowerBound, item))
      let other = Int(scorer.value(of: codes.upperBound, item))
      low += min(one, other, 0)
      high += max(one, other, 0)
    }
    let sums = high - low + 1
    let numbers = scorer.expected - scorer.fewest + 1
    guard scorer.items.allSatisfy({ $0.counted == nil }), sums > 0,
      sums <= ScoreLattice.mostPlaces / max(numbers, 1)
    else { return nil }
    var scores = [Int64](repeating: 0, count: 2 + numbers * sums)
    var scored: [Int] = []
    scored.reserveCapacity(numbers * sums)
    var place = 2
    for answered in scorer.fewest...scorer.expected {
      for sum in low...high {
        if answered > 0, let score = scorer.numerator(sum: Int64(sum), answered: answered) {
          scores[place] = score
          scored.append(place)
        }
        place += 1
      }
    }
    let (distinct, ranks) = ScoreLattice.ranks(of: scores, at: scored)
    fewest = scorer.fewest
    expected = scorer.expected
    lowestSum = low
    self.sums = sums
    denominator = scorer.denominator
    numerators = distinct
    rankOfPlace = ranks
    isQuestionable = distinct.map { numerator in
      !scale.questionable.isEmpty
        && scale.isQuestionable(scorer.score(numerator: numerator, answered: scorer.expected))
    }
    items = scorer.items.map(\.index)
  }

  /// The different scores that stand at some places, ascending; and by place, the rank of its score or -1.
  private static func ranks(of scores: [Int64], at places: [Int]) -> ([Int64], [Int32]) {
    var distinct: [Int64] = []
    distinct.reserveCapacity(places.count)
    var ranks = [Int32](repeating: -1, count: scores.count)
    for place in places.sorted(by: { scores[$0] < scores[$1] }) {
      if scores[place] != distinct.last { distinct.append(scores[place]) }
      ranks[place] = Int32(distinct.count - 1)
    }
    return (distinct, ranks)
  }

  /// How many places there are.
  package var places: Int { rankOfPlace.count }

  /// The first place of a score for which every item was answered.
  package var firstComplete: Int { 2 + (expected - fewest) * sums }

  /// Where the score of so many answers with such a sum stands.
  @inlinable
  package func place(answered: Int, sum: Int) -> Int {
    answered < fewest
      ? ScoreLattice.unscorable
      : 2 &+ (answered &- fewest) &* sums &+ (sum &- lowestSum)
  }
}

extension Scorer {
  /// What a code of one item adds to the sum.
  ///
  /// - Parameters:
  ///   - code: a code that the item offers.
  ///   - place: the item's place in the scale.
  /// - Returns: the code in the direction of the scale, or 1 or 0 where codes are counted.
  package func value(of code: Int, item place: Int) -> Int {
    Int(value(of: code, items[place]))
  }
}
