import FremgangStatistics
import Testing

@Suite struct `Changes against a threshold` {
  /// Changes of −1.0, −0.3, 0, 0.3 and 0.4, twice the last.
  private let change = CountTable(
    denominator: 10,
    counts: [
      (numerator: -10, count: 1), (numerator: -3, count: 1), (numerator: 0, count: 1),
      (numerator: 3, count: 1), (numerator: 4, count: 2),
    ]
  )

  @Test func `a change of exactly a decimal threshold is decided by the boundary`() {
    let reached = ChangeCounts(
      change,
      thresholdNumerator: 3,
      denominator: 10,
      boundary: .reached
    )
    #expect((reached.below, reached.within, reached.above) == (2, 1, 3))
    let beyond = ChangeCounts(
      change,
      thresholdNumerator: 3,
      denominator: 10,
      boundary: .beyond
    )
    #expect((beyond.below, beyond.within, beyond.above) == (1, 3, 2))
    let sameInThirtieths = ChangeCounts(
      change,
      thresholdNumerator: 9,
      denominator: 30,
      boundary: .reached
    )
    #expect(sameInThirtieths == reached)
  }

  @Test func `no change is within a threshold of zero`() {
    let counts = ChangeCounts(change, threshold: 0, boundary: .reached)
    #expect((counts.below, counts.within, counts.above) == (2, 1, 3))
  }

  @Test func `a reliability or deviation that cannot be is refused`() {
    for reliability in [-0.1, 1.1, .nan] {
      #expect(throws: Untestable.reliabilityOutOfRange) {
        try ReliableChangeThreshold(standardDeviation: 5, reliability: reliability)
      }
    }
    #expect(throws: Untestable.negativeStandardDeviation) {
      try ReliableChangeThreshold(standardDeviation: -1, reliability: 0.8)
    }
    #expect(throws: Untestable.notFinite) {
      try ReliableChangeThreshold(standardDeviation: .infinity, reliability: 0.8)
    }
  }
}
