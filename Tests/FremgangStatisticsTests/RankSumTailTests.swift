import Testing

@testable import FremgangStatistics

@Suite struct RankSumTailTests {
  @Test func `a tail beyond half of all steps stops`() async {
    await #expect(processExitsWith: .failure) { _ = RankSumTail(of: [1000], at: 501) }
  }

  @Test func `a single step is taken or left`() {
    // One of two subsets sums to no more than 500, and it sums to less.
    let tail = RankSumTail(of: [1000], at: 500)
    #expect(tail.atMost == 0.5 && tail.below == 0.5)
    let least = RankSumTail(of: [1000], at: 0)
    #expect(least.atMost == 0.5 && least.below == 0)
  }
}
