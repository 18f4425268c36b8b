import SeededNumbers
import Testing

@testable import FremgangFiles

@Suite struct SortedListTests {
  private func numbers(_ count: Int, below end: UInt32, _ random: inout SeededGenerator) -> [UInt32]
  {
    (0..<count).map { _ in UInt32.random(in: 0..<end, using: &random) }
  }

  @Test(arguments: [0, 1, 7, 257, 20_000], [1, 3, 11, 12, 26, 32])
  func `digits put numbers in order`(count: Int, bits: Int) {
    var random = SeededGenerator(seed: UInt64(count + bits))
    let numbers = numbers(count, below: UInt32.max >> UInt32(32 - bits), &random)
    var keys = GrowingArray<UInt32>()
    for number in numbers { keys.append(number) }
    #expect(RadixSort.sorted(keys, bits: bits) == numbers.sorted())
  }

  @Test(
    arguments: [[], [0], [5000], [30_000, 0, 9000], [20_000, 20_000, 3, 20_000, 1]],
    [1, 2, 7]
  )
  func `pieces of sorted lists follow each other and hold every number`(sizes: [Int], pieces: Int) {
    var random = SeededGenerator(seed: UInt64(sizes.count * 10 + pieces))
    // Few different ones, so that equal numbers lie at the bounds of pieces.
    let lists = sizes.map { numbers($0, below: 50, &random).sorted() }
    let sorted = SortedLists(lists, pieces: pieces, lowBits: 2)
    let merged = (0..<sorted.count).map { sorted.merged($0) }
    #expect(merged.flatMap(\.self) == lists.flatMap(\.self).sorted())
    for (one, next) in zip(merged, merged.dropFirst()) where !one.isEmpty && !next.isEmpty {
      #expect(one[one.count - 1] / 4 < next[0] / 4)
    }
  }

  @Test func `large lists are divided into as many pieces as wanted`() {
    #expect(SortedLists([Array(UInt32(0)..<50_000)], pieces: 3, lowBits: 5).count == 3)
    #expect(SortedLists([Array(UInt32(0)..<50)], pieces: 3, lowBits: 5).count == 1)
  }
}
