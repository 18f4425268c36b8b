/// A range of scores with a name, both ends included.
public struct Band: Sendable, Hashable {
  /// The band's name within its scale.
  public let id: String
  /// The band's title in reports.
  public let title: LocalizedText
  /// The lowest score in the band.
  public let from: DecimalNumber
  /// The score at which the band ends, included or not as ``ownsUpperBoundary`` says.
  public let to: DecimalNumber
  /// Whether the score ``to`` belongs to this band (otherwise to the next).
  public let ownsUpperBoundary: Bool
  /// Where the band comes from.
  public let provenance: Provenance

  /// Creates a band.
  public init(
    id: String,
    title: LocalizedText,
    from: DecimalNumber,
    to: DecimalNumber,
    ownsUpperBoundary: Bool,
    provenance: Provenance
  ) {
    self.id = id
    self.title = title
    self.from = from
    self.to = to
    self.ownsUpperBoundary = ownsUpperBoundary
    self.provenance = provenance
  }
}

/// A score that divides, with the side that owns the boundary.
public struct Cutoff: Sendable, Hashable {
  /// Which scores lie beyond the cut-off.
  public enum Side: String, Sendable, Hashable, CaseIterable {
    /// Scores below the value; the value itself is not beyond.
    case below
    /// The value and every score below it.
    case atOrBelow
    /// Scores above the value; the value itself is not beyond.
    case above
    /// The value and every score above it.
    case atOrAbove
  }

  /// The cut-off's name within its scale.
  public let id: String
  /// What a score beyond the cut-off is called in reports, such as "at risk of isolation".
  public let title: LocalizedText
  /// The score that divides.
  public let value: DecimalNumber
  /// Which scores lie beyond it.
  public let beyond: Side
  /// Where the cut-off comes from.
  public let provenance: Provenance

  /// Creates a cut-off.
  public init(
    id: String,
    title: LocalizedText,
    value: DecimalNumber,
    beyond: Side,
    provenance: Provenance
  ) {
    self.id = id
    self.title = title
    self.value = value
    self.beyond = beyond
    self.provenance = provenance
  }
}

/// A score that the instrument's authors call questionable.
public struct QuestionableScore: Sendable, Hashable {
  /// The score.
  public let value: DecimalNumber
  /// Where the warning comes from.
  public let provenance: Provenance

  /// Creates a questionable score.
  public init(value: DecimalNumber, provenance: Provenance) {
    self.value = value
    self.provenance = provenance
  }
}

/// A published reliability of a scale.
public struct Reliability: Sendable, Hashable {
  /// What was estimated.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Cronbach's alpha: internal consistency at one time.
    case alpha
    /// The correlation or intraclass correlation of two measurements without change between.
    case retest
    /// The agreement of two raters.
    case interRater
  }

  /// What was estimated.
  public let kind: Kind
  /// The estimate, above 0 and at most 1.
  public let value: DecimalNumber
  /// Who was studied.
  public let population: String
  /// Where the estimate comes from.
  public let provenance: Provenance

  /// Creates a reliability.
  public init(kind: Kind, value: DecimalNumber, population: String, provenance: Provenance) {
    self.kind = kind
    self.value = value
    self.population = population
    self.provenance = provenance
  }
}

/// The published distribution of a scale in a named population.
public struct Norm: Sendable, Hashable {
  /// On which side of a clinical cut-off a population stands.
  public enum Group: String, Sendable, Hashable, CaseIterable {
    /// People who seek help for what the scale measures.
    case clinical
    /// People who do not.
    case functional
  }

  /// Who was studied.
  public let population: String
  /// Where they stand, if a cut-off may rest on them.
  public let group: Group?
  /// The mean.
  public let mean: DecimalNumber
  /// The standard deviation, where it was published.
  public let standardDeviation: DecimalNumber?
  /// The number of people, where it was published.
  public let n: Int?
  /// Where the norm comes from.
  public let provenance: Provenance

  /// Creates a norm.
  public init(
    population: String,
    group: Group? = nil,
    mean: DecimalNumber,
    standardDeviation: DecimalNumber?,
    n: Int?,
    provenance: Provenance
  ) {
    self.population = population
    self.group = group
    self.mean = mean
    self.standardDeviation = standardDeviation
    self.n = n
    self.provenance = provenance
  }
}

/// A published size of change that is said to matter; the three kinds are never mixed.
public struct ChangeCriterion: Sendable, Hashable {
  /// What the size claims to be.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A change that people who live with it call important.
    case minimalImportant
    /// A change larger than measurement error, as published.
    case reliable
    /// A change that the instrument's authors recommend to look for.
    case recommended
  }

  /// What the size claims to be.
  public let kind: Kind
  /// The size in points, above 0; a change of exactly this size counts.
  public let points: DecimalNumber
  /// Where it comes from.
  public let provenance: Provenance

  /// Creates a change criterion.
  public init(kind: Kind, points: DecimalNumber, provenance: Provenance) {
    self.kind = kind
    self.points = points
    self.provenance = provenance
  }
}
