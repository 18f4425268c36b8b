import FremgangKit

/// What the records of most people mean, each answer to be had from one table: of those with one row at the wave before
/// and one at the wave after, or at one of them alone, whose groups are the same in both.
///
/// Instruments with one scale each, of which a row holds one measurement, are counted so, and all that a row says has to
/// fit into one word. What the groups of a record and its wave come to is looked up at once, by the bits of all of them.
@safe struct UsualPeople: ~Copyable {
  /// What the groups and the wave of a record come to.
  struct Groups: BitwiseCopyable {
    var combination: Int32
    /// A bit for each grouping that is stated.
    var stated: Int16
    /// 0 for the wave before, 1 for the wave after, -1 where it is neither.
    var wave: Int16
  }

  /// What the place of a score says; 0 and 1 stand for no and yes.
  struct Score: BitwiseCopyable {
    /// Its rank, or -1 where there is none.
    var rank: Int32
    var isMeasured: Int8
    var isQuestionable: Int8
    /// Whether every item was answered.
    var isComplete: Int8
  }

  /// An instrument.
  struct Measure {
    /// Where a record holds the place of its score.
    var field: RecordShape.Field
    /// Where its scores begin among those of all instruments.
    var firstScore: Int
    /// Where the ranks of its scale begin among those of all scales.
    var firstRank: Int
    var scale: Int
    /// 1 where a higher score is better, and -1.
    var better: Int
  }

  /// A person with one or two records, as the one that was met first and the other, until it is settled which is which.
  struct Person: BitwiseCopyable {
    /// What the records at either wave say; nothing where there is none.
    var before: UInt64 = 0
    var after: UInt64 = 0
    /// The parts that the records came from.
    var partBefore: UInt16 = 0
    var partAfter: UInt16 = 0
    /// The number of the first record.
    var first: UInt32 = 0
    var combination: Int32 = 0
    /// The days from one to the other, or ``PlainStudy/noDay``.
    var days: Int32 = 0
    /// By instrument two bits, of those with a pair: 1 worsened, 2 unchanged, 3 improved; and whether anything was
    /// measured.
    var outcome: UInt64 = 0
    var stated: Int16 = 0
    static let measured: UInt64 = 1 << 63
  }

  /// Whether people may be counted so.
  let isSuited: Bool
  /// Those who are counted together: first those with two records, and in the second half those with one.
  let batch: FixedArray<Person>
  /// As many stay at hand while all instruments are gone through.
  static let mostInBatch = 256
  let measures: FixedArray<Measure>
  let scores: FixedArray<Score>
  /// By part and by the bits of a record in which its groups and its wave stand.
  let groups: FixedArray<Groups>
  /// Where these bits stand.
  let groupField: RecordShape.Field
  let groupsOfPart: Int
  /// Where the day stands; no bits where there is none.
  let dateField: RecordShape.Field

  /// As many have two bits each in an outcome.
  fileprivate static let mostMeasures = 31
  /// More bits than this make tables that do not stay at hand.
  private static let mostGroupBits = 12

  init(_ study: PlainStudy, _ shape: RecordShape, needsIDs: Bool) {
    let tokens = ([study.waveToken] + study.groupTokens).filter { $0 >= 0 }
    let columns = tokens.map { shape.tokens[$0] }
    let low = columns.map(\.shift).min() ?? 0
    let high = columns.map { $0.shift + UInt64($0.bits) }.max() ?? 0
    let field = RecordShape.Field(word: 0, shift: low, bits: Int(high - low))
    isSuited =
      !needsIDs && shape.payloadWords == 1 && field.bits <= Self.mostGroupBits
      && study.canBeCountedStraight
    groupField = field
    groupsOfPart = 1 << field.bits
    let date = study.blocks.first?.date ?? -1
    dateField = date >= 0 ? shape.tokens[date] : RecordShape.Field(word: 0, shift: 0, bits: 0)
    batch = FixedArray(repeating: Person(), count: isSuited ? 2 * Self.mostInBatch : 0)
    guard isSuited else {
      measures = FixedArray([])
      scores = FixedArray([])
      groups = FixedArray([])
      return
    }
    var (firstScore, firstRank) = (0, 0)
    measures = FixedArray(count: study.measures.count) { number in
      let measure = study.measures[number]
      let (scale, block) = (measure.scales.lowerBound, study.blocks.first { $0.measure == number })
      defer {
        firstScore += study.scales[scale].places
        firstRank += study.scales[scale].numerators.count
      }
      return Measure(
        field: shape.scales[block?.scales.lowerBound ?? 0],
        firstScore: firstScore,
        firstRank: firstRank,
        scale: scale,
        better: measure.higherIsBetter ? 1 : -1
      )
    }
    scores = FixedArray(study.measures.flatMap { Self.scores(study.scales[$0.scales.lowerBound]) })
    let unknown = Groups(combination: 0, stated: 0, wave: -1)
    groups = FixedArray(repeating: unknown, count: groupsOfPart * study.meanings.count)
    for part in study.meanings.indices {
      for (bits, meaning) in Self.groups(study, shape, part) {
        groups[part * groupsOfPart + Int(bits >> field.shift)] = meaning
      }
    }
  }

  private static func scores(_ lattice: ScoreLattice) -> [Score] {
    lattice.rankOfPlace.enumerated().map { place, rank in
      Score(
        rank: rank,
        isMeasured: place == ScoreLattice.absent ? 0 : 1,
        isQuestionable: rank >= 0 && lattice.isQuestionable[Int(rank)] ? 1 : 0,
        isComplete: place >= lattice.firstComplete ? 1 : 0
      )
    }
  }

  /// What all numbers that the groups and the wave of a part may have come to, with their bits.
  private static func groups(
    _ study: PlainStudy,
    _ shape: RecordShape,
    _ part: Int
  ) -> [(bits: UInt64, meaning: Groups)] {
    let meanings = study.meanings[part]
    var all: [(bits: UInt64, meaning: Groups)] = meanings.waves.enumerated().map { number, wave in
      let place = wave == study.before ? 0 : wave == study.after ? 1 : -1
      return (
        UInt64(number) << shape.tokens[study.waveToken].shift,
        Groups(combination: 0, stated: 0, wave: Int16(place))
      )
    }
    for (grouping, levels) in study.levels.enumerated() {
      let token = study.groupTokens[grouping]
      // Nobody has a level of a group that no column tells.
      let numbers = token < 0 ? [levels - 1] : meanings.levels[grouping]
      all = numbers.enumerated().flatMap { number, level in
        all.map { bits, meaning in
          var meaning = meaning
          meaning.combination = meaning.combination * Int32(levels) + Int32(level)
          if level < levels - 1 { meaning.stated |= 1 << Int16(grouping) }
          return (bits | (token < 0 ? 0 : UInt64(number) << shape.tokens[token].shift), meaning)
        }
      }
    }
    return all
  }
}

extension PlainStudy {
  /// Whether all instruments have one scale each, of which a row holds one measurement at one of two waves.
  fileprivate var canBeCountedStraight: Bool {
    hasTwoWaves && waveToken >= 0 && blocks.count == measures.count
      && measures.count <= UsualPeople.mostMeasures
      && Set(blocks.map(\.measure)).count == measures.count
      && Set(blocks.map(\.date)).count == 1
      && blocks.allSatisfy { $0.wave < 0 && $0.scales.count == 1 }
      && measures.allSatisfy { $0.scales.count == 1 }
  }
}
