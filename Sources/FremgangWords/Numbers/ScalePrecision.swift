public import FremgangKit

/// How many decimals the scores of one scale are printed with.
///
/// Wide scales print means with one decimal in tables and none in sentences, as evaluations do;
/// the narrower the scale, the more a rounded mean would hide.
public struct ScalePrecision: Sendable, Hashable {
  /// Decimals of means, changes and interval ends in tables.
  public let table: Int
  /// Decimals of means in sentences.
  public let sentence: Int

  /// The decimals for a scale from `minimum` to `maximum`.
  public init(minimum: Double, maximum: Double) {
    switch maximum - minimum {
    case 30...: (table, sentence) = (1, 0)
    case 8..<30: (table, sentence) = (1, 1)
    default: (table, sentence) = (2, 2)
    }
  }

  /// The decimals for `scale`.
  public init(_ scale: ScaleFindings) {
    self.init(minimum: scale.minimum, maximum: scale.maximum)
  }
}
