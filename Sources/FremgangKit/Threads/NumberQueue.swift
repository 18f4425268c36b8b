import Synchronization

/// The numbers below a count, of which each thread takes the next one when it is free.
package final class NumberQueue: Sendable {
  private let count: Int
  private let next = Atomic(0)

  /// Offers the numbers from 0 on.
  package init(_ count: Int) {
    self.count = count
  }

  /// The next number; nothing where all are taken.
  package func take() -> Int? {
    let number = next.add(1, ordering: .relaxed).oldValue
    return number < count ? number : nil
  }

  /// Leaves all numbers that nobody has taken.
  package func close() { next.store(count, ordering: .relaxed) }
}
