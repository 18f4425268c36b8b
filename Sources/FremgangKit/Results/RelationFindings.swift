/// Who got worse on one instrument and better on another; among those paired on both.
public struct CompensationFindings: Sendable, Hashable, Codable {
  /// The instrument on which they got worse.
  public var worsenedOn: String
  /// The instrument on which they might have got better.
  public var improvedOn: String
  /// For a subset of the respondents: the grouping; `nil` for everyone.
  public var by: String?
  /// With ``by``: the level; `nil` for everyone whose level is stated.
  public var level: String?
  /// How many worsened on the first, whether paired on the second or not.
  public var worsened: Int?
  /// How many of those are paired on both.
  public var pairedOnBoth: Int?
  /// How many of those improved on the second.
  public var compensated: Int?
  /// Improved on the second among those paired on both who did not worsen on the first.
  public var improvedAmongNotWorsened: Share?
  /// Rows: worsened, unchanged, improved on the first; columns: the same on the second.
  public var signs: [[Int]]?
  /// Whether the counts are withheld.
  public var suppressed: Bool

  /// A count among others.
  public struct Share: Sendable, Hashable, Codable {
    /// How many.
    public var n: Int
    /// Among how many.
    public var of: Int
  }
}

/// Who was measured on an instrument's primary scale.
public struct AttritionFindings: Sendable, Hashable, Codable {
  /// The instrument.
  public var instrument: String
  /// The grouping; `nil` for everyone.
  public var by: String?
  /// The level; `nil` for everyone, or for "not stated" where ``by`` is given.
  public var level: String?
  /// How many were enrolled, where the plan knows.
  public var enrolled: Int?
  /// How many have a scorable measurement before.
  public var before: Int?
  /// How many have a scorable measurement after.
  public var after: Int?
  /// How many have both.
  public var pairs: Int?
  /// How many have one before and none after.
  public var beforeOnly: Int?
  /// How many have one after and none before.
  public var afterOnly: Int?
  /// Whether the counts are withheld.
  public var suppressed: Bool
}

/// One person's star.
public struct PersonalFindings: Sendable, Hashable, Codable {
  /// The instrument.
  public var instrument: String
  /// The title used in charts.
  public var shortTitle: LocalizedText
  /// The lowest rating.
  public var minimum: Int
  /// The highest rating.
  public var maximum: Int
  /// The person's number in this evaluation; it says nothing about the person.
  public var person: Int
  /// When the first ratings were given.
  public var baseline: Baseline
  /// The axes, in the order of their labels.
  public var axes: [Axis]

  /// One axis of a person's star.
  public struct Axis: Sendable, Hashable, Codable {
    /// The axis, in the person's own words.
    public var label: String
    /// The rating before.
    public var before: Int?
    /// The rating after.
    public var after: Int?
  }
}
