/// A set of people whose figures are published together: whoever leaves, joins or changes within it
/// changes those figures.
package struct ContributionCell: Sendable, Hashable {
  /// Which figures.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The pairs of one scale.
    case pair
    /// First scores of those who never came back.
    case beforeOnly
    /// Who has a before, an after, or both.
    case attendance
    /// The scores at every wave, of those measured at the same waves.
    case trend
    /// The score at one wave, of which a trend's means are made.
    case score
    /// The items before, of those who answered all of them.
    case itemsBefore
    /// The items after, of those who answered all of them.
    case itemsAfter
    /// Days between the measurements of a pair.
    case days
    /// How the measurements of a pair were answered.
    case answerMode
    /// The signs of change on two instruments, of those paired on both.
    case signs
    /// Where measurements went, and what is remarked of them.
    case ledger
    /// Who is included at all, and who is paired on any instrument.
    case included
  }

  /// Which figures.
  package var kind: Kind
  /// The instrument's id; of two, both.
  package var instrument: String
  /// The scale's id, or the waves of a trend.
  package var scale: String
  /// The grouping; `nil` for everyone.
  package var grouping: String?
  /// The level as levels are compared; empty for "not stated".
  package var level: String

  /// Creates a cell.
  package init(
    _ kind: Kind,
    instrument: String = "",
    scale: String = "",
    grouping: String? = nil,
    level: String = ""
  ) {
    self.kind = kind
    self.instrument = instrument
    self.scale = scale
    self.grouping = grouping
    self.level = level
  }
}

/// Cells by number, so that millions of contributions can name theirs in a few bytes.
package struct ContributionCells: Sendable {
  /// The cells in the order of their numbers.
  package private(set) var cells: [ContributionCell] = []
  private var numbers: [ContributionCell: Int32] = [:]

  /// Creates an empty list.
  package init() {}

  /// The number of `cell`, which is added where it is new.
  package mutating func number(of cell: ContributionCell) -> Int32 {
    if let number = numbers[cell] { return number }
    let number = Int32(cells.count)
    cells.append(cell)
    numbers[cell] = number
    return number
  }

  /// The number of `cell`, where it is known.
  package func known(_ cell: ContributionCell) -> Int32? { numbers[cell] }
}
