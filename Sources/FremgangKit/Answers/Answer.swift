/// What stands in one box of a questionnaire: a code, or the reason why there is none.
public struct Answer: Sendable, Hashable {
  /// The code, or a value below ``lowestCode`` for an absence.
  public let rawValue: Int16

  /// The lowest code that an answer can carry.
  @inlinable public static var lowestCode: Int { -32_000 }
  /// The highest code that an answer can carry.
  @inlinable public static var highestCode: Int { 32_000 }

  /// Nothing was ticked.
  @inlinable public static var blank: Answer { Answer(rawValue: Int16.min) }
  /// The respondent said that they would not answer.
  @inlinable public static var declined: Answer { Answer(rawValue: Int16.min + 1) }
  /// The question does not apply to the respondent.
  @inlinable public static var notApplicable: Answer { Answer(rawValue: Int16.min + 2) }

  @usableFromInline
  init(rawValue: Int16) {
    self.rawValue = rawValue
  }

  /// Creates an answer with a code.
  ///
  /// - Precondition: `code` lies from ``lowestCode`` to ``highestCode``.
  @inlinable
  public init(code: Int) {
    precondition(
      (Answer.lowestCode...Answer.highestCode).contains(code),
      "a code out of bounds"
    )
    rawValue = Int16(code)
  }

  /// The code, or nothing when there is no answer.
  @inlinable public var code: Int? {
    Int(rawValue) >= Answer.lowestCode ? Int(rawValue) : nil
  }
}
