import FremgangKit
import FremgangWords

/// A figure as it stands in a report, or why none stands there.
public enum ShownFigure: Sendable, Hashable, Codable {
  /// The report has no such row.
  case none
  /// The figure is hidden, because the group is small.
  case hidden
  /// The figure cannot be computed.
  case missing
  /// A number of people.
  case count(Int)
  /// A number and the decimals that are printed.
  case number(Double, decimals: Int)
  /// A p-value.
  case probability(Double)

  init(_ value: Double?, decimals: Int) {
    self = value.map { .number($0, decimals: decimals) } ?? .missing
  }

  /// Whether a number stands there.
  var isNumber: Bool {
    switch self {
    case .count, .number, .probability: true
    case .none, .hidden, .missing: false
    }
  }

  /// The figure as it is printed.
  func text(_ words: Words) -> String {
    switch self {
    case .none: words.say(da: "ikke med", en: "not there")
    case .hidden: words.say(da: "skjult", en: "hidden")
    case .missing: words.noNumber
    case .count(let count): words.count(count)
    case .number(let value, let decimals): words.number(value, decimals: decimals)
    case .probability(let p): words.probability(p)
    }
  }
}

/// The figures that are compared from one publication to the next.
public enum ComparedFigure: String, Sendable, Hashable, Codable, CaseIterable {
  /// The number of pairs.
  case n
  /// The mean before.
  case meanBefore
  /// The mean after.
  case meanAfter
  /// The mean change.
  case meanChange
  /// How many improved.
  case improved
  /// How many did not change.
  case unchanged
  /// How many worsened.
  case worsened
  /// The p-value of the paired t test.
  case p

  /// The figure of a row, where `summary` stands in it or nothing.
  func value(of summary: Summary?, isHidden: Bool, decimals: Int) -> ShownFigure {
    guard let summary else { return isHidden ? .hidden : .count(0) }
    func counted(_ count: Int?) -> ShownFigure {
      count.map { .count($0) } ?? (summary.countsSuppressed ? .hidden : .missing)
    }
    return switch self {
    case .n: .count(summary.n)
    case .meanBefore: ShownFigure(summary.meanBefore, decimals: decimals)
    case .meanAfter: ShownFigure(summary.meanAfter, decimals: decimals)
    case .meanChange: ShownFigure(summary.meanChange, decimals: decimals)
    case .improved: counted(summary.improved)
    case .unchanged: counted(summary.unchanged)
    case .worsened: counted(summary.worsened)
    case .p: summary.tTest.map { .probability($0.p) } ?? .missing
    }
  }
}
