/// What happens to a score when answers are missing.
public enum MissingRule: Sendable, Hashable {
  /// No score unless every item is answered.
  case completeOnly
  /// The answered items' mean times the number of items, when at most `most` are missing.
  case prorate(most: Int)
  /// The mean of the answered items, when at least `least` are answered.
  case meanOfAnswered(least: Int)
  /// A missing answer counts as 0, when at most `most` are missing.
  case missingCountsZero(most: Int)

  /// The rule's name in instrument files and in results.
  public var name: String {
    switch self {
    case .completeOnly: "completeOnly"
    case .prorate: "prorate"
    case .meanOfAnswered: "meanOfAnswered"
    case .missingCountsZero: "missingCountsZero"
    }
  }

  /// The rule's number: the most that may be missing, or the least that must be answered.
  public var number: Int? {
    switch self {
    case .completeOnly: nil
    case .prorate(let most), .missingCountsZero(let most): most
    case .meanOfAnswered(let least): least
    }
  }

  /// The fewest answers that give a score on a scale of `items` items.
  public func fewestAnswers(of items: Int) -> Int {
    switch self {
    case .completeOnly: items
    case .prorate(let most), .missingCountsZero(let most): max(items - most, 0)
    case .meanOfAnswered(let least): least
    }
  }
}
