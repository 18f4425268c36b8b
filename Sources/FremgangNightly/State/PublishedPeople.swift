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

  /// All publications in which the same levels were closed.
  package struct Epoch: Sendable, Hashable {
    /// The levels that were hidden though somebody was in them, by the fewest pairs they had.
    var closed: [String: Int]
    /// The last publication of the epoch.
    var through: Int
  }

  /// When somebody's contribution to a level last changed, and how many people's did.
  package struct Move: Sendable, Hashable {
    var publication: Int
    var people: Int
  }

  /// What was shown of the levels of one grouping on one scale.
  package struct Part: Sendable, Hashable {
    var epochs: [Epoch] = []
    var moves: [String: Move] = [:]
    /// The levels that were shown at any time with somebody in them.
    var opened: Set<String> = []
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
  /// Marks of what people once contributed and then no longer: (person, cell, value), hashed.
  var formerly: Set<UInt64> = []
  /// By respondent, in their order: a hash of all contributions, as the program then found them.
  var digests: [UInt64] = []
  /// By grouping and scale: which levels were closed, and when they moved.
  var parts: [PartKey: Part] = [:]
}
