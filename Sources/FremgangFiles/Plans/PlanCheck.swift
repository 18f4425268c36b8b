/// What `check` takes for odd.
public struct PlanCheck: Sendable, Hashable {
  /// Two weeks: so long most questionnaires here look back.
  public static let usualMinimumDays = 14

  /// Fewer days between before and after are pointed out; ``usualMinimumDays`` unless it is given.
  public var minimumDays: Int?

  /// Creates a choice.
  public init(minimumDays: Int? = nil) {
    self.minimumDays = minimumDays
  }
}
