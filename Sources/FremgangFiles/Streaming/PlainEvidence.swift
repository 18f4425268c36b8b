/// What a thread gathers from plain rows besides their records.
struct PlainEvidence: Sendable {
  /// Rows of every kind that are plain, those of them with an answer, and blank lines.
  var rows = 0
  var rowsUsed = 0
  var rowsBlank = 0
  /// The measurements of all blocks.
  var measurements: Int { measured.reduce(0, +) }
  /// By number of the wave's token and block: measurements, and the response sets whose lowest code
  /// was met, a bit for each.
  var measured: [Int]
  var lowestSeen: [UInt64]
  /// By the same: the line before the first measurement, where codes are counted.
  var firstLines: [Int] = []
  /// By number of the wave's token, block, response set and number: how often it was met.
  var codes: [Int] = []
  /// How the ids are spelled.
  var shape = IDShape()
  /// Texts by column.
  var tokens: [Tokens]

  /// With more labels of waves than this, a column needs care.
  static let mostWaves = 8
}

/// How the ids of respondents are spelled, as far as two of them might be taken for one.
struct IDShape: Sendable {
  /// Of each of the eight bytes of words the highest bit: whether a capital, or a small letter, stands there.
  var capitals: UInt64 = 0
  var smallLetters: UInt64 = 0
  /// Whether some id has a blank, or a letter beyond ASCII.
  var hasOthers = false
  var hasLeadingZero = false
  var shortest = Int.max
  var longest = 0

  private var hasCapitals: Bool { capitals & ByteWords.tops != 0 }
  private var hasSmallLetters: Bool { smallLetters & ByteWords.tops != 0 }

  /// Whether two ids that differ can still be alike when case, blanks and leading zeros are dropped.
  var mayBeAlike: Bool {
    hasOthers || (hasCapitals && hasSmallLetters) || (hasLeadingZero && shortest < longest)
  }

  mutating func merge(_ other: IDShape) {
    capitals |= other.capitals
    smallLetters |= other.smallLetters
    hasOthers = hasOthers || other.hasOthers
    hasLeadingZero = hasLeadingZero || other.hasLeadingZero
    shortest = min(shortest, other.shortest)
    longest = max(longest, other.longest)
  }
}
