/// The answers that an item offers: codes with labels, and the codes that stand for no answer.
public struct ResponseSet: Sendable, Hashable {
  /// One answer to choose.
  public struct Option: Sendable, Hashable {
    /// The code that stands in the data.
    public let code: Int
    /// The label beside the box, where it may be shipped.
    public let label: LocalizedText?

    /// Creates an option.
    public init(code: Int, label: LocalizedText?) {
      self.code = code
      self.label = label
    }
  }

  /// A code that stands for the absence of an answer.
  public struct MissingCode: Sendable, Hashable {
    /// The code that stands in the data.
    public let code: Int
    /// What the absence means: ``Answer/blank``, ``Answer/declined`` or ``Answer/notApplicable``.
    public let meaning: Answer

    /// Creates a missing code.
    public init(code: Int, meaning: Answer) {
      self.code = code
      self.meaning = meaning
    }
  }

  /// The name that items refer to.
  public let id: String
  /// The answers in ascending order of their codes; every valid code is listed.
  public let options: [Option]
  /// The codes that stand for no answer.
  public let missingCodes: [MissingCode]
  /// Where the codes come from.
  public let provenance: Provenance

  /// Creates a response set.
  ///
  /// - Precondition: there are options, in strictly ascending order of code.
  public init(
    id: String,
    options: [Option],
    missingCodes: [MissingCode],
    provenance: Provenance
  ) {
    precondition(!options.isEmpty, "a response set without options")
    precondition(
      zip(options, options.dropFirst()).allSatisfy { $0.code < $1.code },
      "options out of order"
    )
    self.id = id
    self.options = options
    self.missingCodes = missingCodes
    self.provenance = provenance
  }

  /// The lowest and the highest valid code.
  public var bounds: ClosedRange<Int> {
    options[0].code...options[options.count - 1].code
  }

  /// Whether `code` is one of the answers.
  public func offers(_ code: Int) -> Bool {
    if options.count == bounds.count { return bounds.contains(code) }
    return options.contains { $0.code == code }
  }
}
