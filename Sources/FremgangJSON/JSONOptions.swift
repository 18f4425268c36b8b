/// How a JSON document may be written, and how large it may be.
public struct JSONOptions: Sendable, Hashable {
  /// Whether `//` and `/* */` comments are allowed.
  public var allowsComments: Bool
  /// Whether a comma may stand after the last element or member.
  public var allowsTrailingCommas: Bool
  /// How deep arrays and objects may be nested.
  public var maximumDepth: Int
  /// How many bytes a document may hold.
  public var maximumBytes: Int
  /// How many values a document may hold; each costs far more memory than it has bytes.
  public var maximumValues: Int

  /// Creates options; by default a document is strict RFC 8259.
  ///
  /// - Parameters:
  ///   - allowsComments: whether `//` and `/* */` comments are allowed.
  ///   - allowsTrailingCommas: whether a comma may stand after the last element or member.
  ///   - maximumDepth: how deep arrays and objects may be nested; more than 200 counts as 200.
  ///   - maximumBytes: how many bytes a document may hold.
  ///   - maximumValues: how many values a document may hold.
  public init(
    allowsComments: Bool = false,
    allowsTrailingCommas: Bool = false,
    maximumDepth: Int = 64,
    maximumBytes: Int = 64 << 20,
    maximumValues: Int = 2_000_000
  ) {
    self.allowsComments = allowsComments
    self.allowsTrailingCommas = allowsTrailingCommas
    // The parser recurses once for each level; 200 levels fit the smallest stack of a thread.
    self.maximumDepth = min(maximumDepth, 200)
    self.maximumBytes = maximumBytes
    self.maximumValues = maximumValues
  }

  /// RFC 8259 and nothing else.
  public static let strict = JSONOptions()
  /// For files that people write by hand: comments and trailing commas are allowed.
  public static let handwritten = JSONOptions(allowsComments: true, allowsTrailingCommas: true)
}
