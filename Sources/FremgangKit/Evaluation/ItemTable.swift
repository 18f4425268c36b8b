package import FremgangStatistics

/// How the items of a scale vary together at one time, among those who answered all of them.
package struct ItemTable: Sendable, Hashable {
  package var spread: ItemSpread
  /// How many of these people have no pair.
  package var withoutPair: Int

  /// Creates a table, which is empty unless everyone is counted already.
  package init(spread: ItemSpread, withoutPair: Int = 0) {
    self.spread = spread
    self.withoutPair = withoutPair
  }

  /// Adds a person's values of all items.
  mutating func add(_ values: [Int], isPaired: Bool) {
    spread.add(values)
    if !isPaired { withoutPair += 1 }
  }

  /// Adds other people's table of the same items.
  mutating func merge(_ other: ItemTable) {
    spread.merge(other.spread)
    withoutPair += other.withoutPair
  }
}
