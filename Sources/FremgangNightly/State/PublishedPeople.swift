public import FremgangKit

/// The people behind the last publication, as they were counted in it: private data.
public struct PublishedPeople: Sendable {
  /// Everything that the publication was evaluated from.
  public let responses: Responses
  /// The plan, the instruments and the program that it was evaluated with.
  public let declarations: Declarations
  /// What must be known of all publications there were, so that no two of them give anybody away.
  package let memory: PublicationMemory

  package init(responses: Responses, declarations: Declarations, memory: PublicationMemory) {
    self.responses = responses
    self.declarations = declarations
    self.memory = memory
  }
}

/// What must be known of earlier publications.
package struct PublicationMemory: Sendable, Hashable {
  /// The levels of one grouping on one scale.
  package struct PartKey: Sendable, Hashable {
    var instrument: String
    var scale: String
    var grouping: String
  }

  /// How many publications there were.
  package var publications = 0
  /// The lowest minimum that any of them was made under.
  var lowestMinimum = Int.max
  /// Groupings that were published once and later were not.
  var retired: Set<String> = []
  /// The groupings of the last publication.
  var groupings: Set<String> = []
  /// Every list of waves that a trend was drawn over: instrument, scale, then the waves.
  var trends: Set<[String]> = []
  /// Marks of what was once told of people and then no longer: (person, what, value), hashed.
  var formerly: Set<UInt64> = []
  /// By respondent, in their order: the publication in which the person's scores came; below 0 where some
  /// are others now, and 0 where the person is counted elsewhere now.
  var since: [Int] = []
  /// By the mark of a cell, or of all cells of a person that hold scores: how many people of the first
  /// publication have never left.
  var originals: [UInt64: Int] = [:]
  /// By respondent, in their order: a hash of all contributions, as the program then found them.
  var digests: [UInt64] = []
  /// By grouping and scale: the levels that had pairs at any time, and whether they were shown then.
  var levels: [PartKey: [String: Bool]] = [:]

  /// Whether everything of a respondent is as in the first publication.
  func isOriginal(_ respondent: Int) -> Bool {
    since.indices.contains(respondent) && since[respondent] == 1
  }
}
