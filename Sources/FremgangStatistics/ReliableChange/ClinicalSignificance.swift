/// Whether a change is reliable and crosses the cut-off to a functional population: the two questions
/// of clinical significance taken together (Jacobson and Truax 1991,
/// doi:10.1037/0022-006X.59.1.12).
public struct ClinicalSignificance: Sendable, Hashable {
  /// Which categories there are, and what they ask.
  public enum Scheme: Sendable, Hashable, CaseIterable {
    /// Four categories; recovered needs a functional score after, whatever the score before (Jacobson
    /// and Truax 1991).
    case jacobsonTruax
    /// Five categories; recovered also needs a clinical score before, and harmed is the reverse, from
    /// not clinical to not functional (R package clinicalsignificance; Claus, Wager and Bonnet 2024,
    /// doi:10.18637/jss.v111.i01).
    case crossingCutoff
  }

  /// What becomes of a person.
  public enum Category: Sendable, Hashable, CaseIterable {
    /// Reliably improved, and functional.
    case recovered
    /// Reliably improved, and not recovered.
    case improved
    /// Not reliably changed.
    case unchanged
    /// Reliably worsened, and not harmed.
    case worsened
    /// Reliably worsened, and no longer functional; in the scheme of five.
    case harmed
  }

  /// The rule of reliable change.
  public let rule: ChangeRule
  /// The cut-off, with the side on which scores are better.
  public let cutoff: ClinicalCutoff
  /// The categories.
  public let scheme: Scheme

  /// Combines a rule of reliable change with a cut-off.
  public init(
    _ rule: ChangeRule,
    cutoff: ClinicalCutoff,
    scheme: Scheme = .jacobsonTruax
  ) {
    self.rule = rule
    self.cutoff = cutoff
    self.scheme = scheme
  }

  /// The category of one person's scores; see ``ChangeRule/change(before:after:better:)`` for
  /// decimals.
  public func category(before: Double, after: Double) -> Category {
    category(ScorePair(before: before, after: after))
  }

  /// The category of one person's scores.
  public func category(_ pair: ScorePair) -> Category {
    switch rule.change(pair, better: cutoff.better) {
    case .unchanged: return .unchanged
    case .improved:
      let began = scheme == .jacobsonTruax || cutoff.isClinical(pair.before)
      return began && cutoff.isFunctional(pair.after) ? .recovered : .improved
    case .worsened:
      let crossed = !cutoff.isClinical(pair.before) && !cutoff.isFunctional(pair.after)
      return scheme == .crossingCutoff && crossed ? .harmed : .worsened
    }
  }

  /// How many of the pairs of a table fall in each category.
  ///
  /// For groups, build the rule from everyone once and count each group's own table: shares are
  /// then of the group.
  public func counts(_ table: PairedTable) -> Counts {
    var counts = Counts()
    for cell in table.cells {
      counts.add(category(ScorePair(cell, denominator: table.denominator)), cell.count)
    }
    return counts
  }

  /// How many people are in each category.
  public struct Counts: Sendable, Hashable {
    private var counts = [Int](repeating: 0, count: Category.allCases.count)

    fileprivate init() {}

    fileprivate mutating func add(_ category: Category, _ people: Int) {
      counts[category.place] += people
    }

    /// All of them.
    public var count: Int { counts.reduce(0, +) }

    /// How many are in a category.
    public subscript(_ category: Category) -> Int { counts[category.place] }

    /// The share in a category of these people alone; absent when there are none.
    public func share(_ category: Category) -> Double? {
      count == 0 ? nil : Double(self[category]) / Double(count)
    }
  }
}

extension ClinicalSignificance.Category {
  fileprivate var place: Int {
    switch self {
    case .recovered: 0
    case .improved: 1
    case .unchanged: 2
    case .worsened: 3
    case .harmed: 4
    }
  }
}
