import SeededNumbers
import Testing

@testable import FremgangStatistics

@Suite struct PairedMarginTests {
  /// Pairs of scores with gaps, a few of them or many.
  private func pairs(_ count: Int, _ random: inout SeededGenerator) -> [(
    before: Int64, after: Int64
  )] {
    (0..<count).map { _ in
      (Int64.random(in: -3...40, using: &random) * 7, Int64.random(in: -3...40, using: &random) * 7)
    }
  }

  private func counted(_ values: [Int64]) -> [Int64: Int] {
    values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  @Test(arguments: [0, 1, 5, 70, 900])
  func `margins of a part among the values of the whole count each value`(size: Int) {
    var random = SeededGenerator(seed: UInt64(size))
    let part = pairs(size, &random)
    let others = pairs(500, &random)
    let whole = PairedTable(denominator: 30, pairs: part + others)
    let margins = PairedMargins(
      PairedTable(denominator: 30, pairs: part),
      among: PairedMargins.Values(whole)
    )
    for (margin, values) in [
      (margins.before, part.map(\.before)), (margins.after, part.map(\.after)),
      (margins.change, part.map { $0.after - $0.before }),
    ] {
      let entries = margin.table.entries
      #expect(entries.map(\.numerator) == Set(values).sorted())
      #expect(
        Dictionary(uniqueKeysWithValues: entries.map { ($0.numerator, $0.count) })
          == counted(values)
      )
      #expect(margin.table.count == size)
    }
  }

  @Test func `values that the whole does not have stop the program`() async {
    await #expect(processExitsWith: .failure) {
      let whole = PairedTable(denominator: 1, pairs: (0..<9).map { (Int64($0), 0) })
      let part = PairedTable(denominator: 1, pairs: (0..<9).map { (Int64($0), 1) })
      _ = PairedMargins(part, among: PairedMargins.Values(whole))
    }
  }
}
