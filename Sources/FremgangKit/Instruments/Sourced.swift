/// How far a fact about an instrument can be trusted.
public enum Status: String, Sendable, Hashable, CaseIterable, Codable {
  /// Read in the primary source that is named.
  case verified
  /// Read in a source that restates another.
  case secondary
  /// Commonly said; nobody here has seen it in a source.
  case unverified
  /// A choice of this project's, made because no published rule was found.
  case convention
}

/// Where a fact comes from and how far it can be trusted.
public struct Provenance: Sendable, Hashable {
  /// The source: a citation, a DOI, a document; never empty.
  public let source: String
  /// How far it can be trusted.
  public let status: Status

  /// Creates a provenance.
  public init(source: String, status: Status) {
    self.source = source
    self.status = status
  }
}
