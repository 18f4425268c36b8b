/// How many people are new, changed, gone or waiting since the last publication.
///
/// All but ``waiting`` are counts of what was admitted; ``waiting`` is for the private log alone,
/// because a count below the minimum would say on which night somebody came.
public struct AdmissionCounts: Sendable, Hashable, Codable {
  /// People who were not in the last publication.
  public var newPeople = 0
  /// People who were in it and whose answers, groups or ratings are others now.
  public var changedPeople = 0
  /// People who were in it and are no more.
  public var gonePeople = 0
  /// Pairs on some instrument that were not there; people and instruments.
  public var newPairs = 0
  /// Measurements of people in the last publication whose answers are others now.
  public var correctedRows = 0
  /// People who differ from what is published and must wait for others.
  public var waiting = 0

  /// Creates counts of nothing.
  public init() {}

  /// Whether nothing was admitted.
  public var isNothing: Bool {
    newPeople == 0 && changedPeople == 0 && gonePeople == 0
  }
}
