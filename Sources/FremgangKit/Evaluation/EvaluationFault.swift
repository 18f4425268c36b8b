/// Why responses could not be evaluated.
public enum EvaluationFault: Error, Sendable, Hashable {
  /// There are no measurements and no personal ratings.
  case nothingToEvaluate
  /// An instrument's scale cannot be computed.
  case instrument(id: String, reason: String)
  /// Figures that must agree do not: a fault of this program, never of the data.
  case identity(String)
  /// Counts that were to be added were not made under one plan; the text says what differs.
  case notOnePlan(String)
}

extension EvaluationFault: CustomStringConvertible {
  /// The fault in a sentence.
  public var description: String {
    switch self {
    case .nothingToEvaluate:
      "No measurement of any instrument was found, so there is nothing to evaluate."
    case .instrument(let id, let reason):
      "The instrument '\(id)' cannot be scored: \(reason)"
    case .identity(let sentence):
      "Figures that must agree do not, so nothing was written: \(sentence)"
    case .notOnePlan(let difference):
      "The parts cannot be put together: \(difference)."
    }
  }
}
