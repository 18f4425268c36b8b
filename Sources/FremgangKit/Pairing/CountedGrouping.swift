/// A grouping that counts are divided by, with its levels in the order of the tables.
package struct CountedGrouping: Sendable, Hashable {
  /// The plan's id of the grouping.
  package let id: String
  /// The title in reports.
  package let title: LocalizedText
  /// The levels: those that the plan lists first, the others in Unicode order.
  package private(set) var levels: [String]
  /// How many of the first levels the plan lists.
  package let planned: Int
  /// Whether respondents are clustered by this grouping.
  package let isCluster: Bool
  /// The projects that were expected, where this is the grouping of projects.
  package let expected: [EvaluationPlan.ExpectedProject]

  /// Creates the grouping `planned` with the levels that were found beside those it lists.
  package init(_ planned: EvaluationPlan.Grouping, found: [String], plan: EvaluationPlan) {
    id = planned.id
    title = planned.title
    isCluster = plan.clusterBy == planned.id
    expected = isCluster ? plan.expectedProjects : []
    levels = CountedGrouping.ordered(found + expected.map(\.name), first: planned.levels)
    self.planned = Set(planned.levels.map(\.folded)).count
  }

  /// The index that stands for "not stated".
  package var notStated: Int { levels.count }

  /// By level as levels are compared: its index.
  package var positions: [String: Int] {
    Dictionary(uniqueKeysWithValues: zip(levels.map(\.folded), levels.indices))
  }

  /// Takes in the levels of the same grouping as other respondents state it.
  ///
  /// - Returns: for the levels of both as they were, and for "not stated" after them, the indices
  ///   that they have now.
  mutating func merge(_ other: CountedGrouping) -> (mine: [Int], others: [Int]) {
    let before = levels
    levels = CountedGrouping.ordered(
      Array(levels.dropFirst(planned)) + other.levels.dropFirst(other.planned),
      first: Array(levels.prefix(planned))
    )
    let positions = positions
    func places(_ names: [String]) -> [Int] {
      names.map { positions[$0.folded] ?? notStated } + [notStated]
    }
    return (places(before), places(other.levels))
  }

  /// The planned levels in their order, then all others in Unicode order; each once.
  private static func ordered(_ names: [String], first planned: [String]) -> [String] {
    var seen = Set<String>()
    let rest = names.sorted { $0.isSpelledBefore($1) }
    return (planned + rest).filter { seen.insert($0.folded).inserted }
  }
}

extension CountedGrouping {
  /// The same with the levels alone that the plan lists.
  var withoutFound: CountedGrouping {
    var planned = self
    planned.levels.removeLast(levels.count - self.planned)
    return planned
  }
}

extension String {
  /// The text as labels are compared: without case, with every run of blanks as one space, and
  /// without characters that show nothing.
  ///
  /// Letters composed of a letter and a mark are equal to those of one piece, as in all texts.
  package var folded: String {
    foldedPlainly ?? foldedClosely
  }

  private var foldedClosely: String {
    var shown = lowercased()
    if shown.utf8.contains(where: { $0 >= 0xE2 }) {
      shown.unicodeScalars.removeAll { invisible.contains($0) }
    }
    return shown.spacedOnce
  }
}

extension String {
  /// An order of spellings: Unicode order, and that of the bytes for letters composed in two ways.
  package func isSpelledBefore(_ other: String) -> Bool {
    self == other ? utf8.lexicographicallyPrecedes(other.utf8) : self < other
  }

  /// The one of two spellings that comes first.
  package static func firstSpelling(_ one: String?, _ other: String) -> String {
    guard let one else { return other }
    return other.isSpelledBefore(one) ? other : one
  }
}

private let invisible: Set<Unicode.Scalar> = [
  "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}",
]
