import FremgangKit

/// What plain records are counted into, once waves, groups and days are settled.
struct PlainStudy: Sendable {
  /// One instrument with its scales.
  struct Measure: Sendable {
    /// The instrument, as an index into those on offer.
    var instrument: Int
    var higherIsBetter: Bool
    /// Its scales, as indices into ``PlainStudy/scales``.
    var scales: Range<Int>
  }

  /// One block of the layout.
  struct Block: Sendable {
    /// Its measure.
    var measure: Int
    /// Its wave, or -1 where the row tells it.
    var wave: Int
    /// The token column of its day, or -1.
    var date: Int
    /// Its scales, as indices into the layout's.
    var scales: Range<Int>
  }

  /// What the numbers of one part's tokens mean.
  struct Meanings: Sendable {
    /// By number of the wave's token: the wave, or -1 where the plan knows none.
    var waves: [Int]
    /// By grouping and number: the level; that of "not stated" for a blank.
    var levels: [[Int]]
    /// By token column and number: the day; ``noDay`` for a blank, ``badDay`` for what is none.
    var days: [[Int32]]
  }

  static let noDay = Int32.min
  static let badDay = Int32.max

  var measures: [Measure] = []
  var scales: [ScoreLattice] = []
  var blocks: [Block] = []
  /// How many waves there are, and which make a pair; -1 for one that was never found.
  var waves: Int
  var before: Int
  var after: Int
  /// The wave of the whole file, or -1.
  var fixedWave: Int
  /// The token column of the wave, or -1.
  var waveToken: Int
  /// The groupings with their levels.
  var groupings: [CountedGrouping]
  /// The token columns of the groupings that have one, or -1, with the number of levels and one more.
  var groupTokens: [Int]
  var levels: [Int]
  /// By part.
  var meanings: [Meanings]
  /// Which people are left to the careful reader altogether.
  var careful: Set<[UInt64]>

  /// Whether the waves of a pair are all the waves that there are.
  var hasTwoWaves: Bool { waves == 2 && before >= 0 && after >= 0 }

  /// How many combinations of levels there are, "not stated" included.
  var combinations: Int { levels.reduce(1, *) }

  /// With more combinations than this, or more waves, a table needs care.
  static let mostCombinations = 1 << 22
  static let mostWaves = 4
}

extension PlainStudy {
  /// The meanings of all parts one after the other, and by part and token column where they begin.
  func flatMeanings(columns: Int) -> (starts: [Int], meanings: [Int32]) {
    var starts: [Int] = []
    var all: [Int32] = []
    for meanings in meanings {
      for column in 0..<columns {
        starts.append(all.count)
        if column == waveToken {
          all += meanings.waves.map(Int32.init)
        } else if let grouping = groupTokens.firstIndex(of: column) {
          all += meanings.levels[grouping].map(Int32.init)
        } else {
          all += meanings.days[column]
        }
      }
    }
    return (starts, all)
  }
}
