/// Responses that a plan may leave out whole, by what the survey system says of them.
public enum LeftOutResponses: String, Sendable, Hashable, CaseIterable {
  /// Responses that were begun and never submitted.
  case unfinished
  /// Responses that were given while the questionnaire was tried out.
  case previews
}
