import FremgangStatistics
import SeededNumbers
import Testing

@Suite struct `Adjusted p-values against reference values` {
  @Test func `every procedure agrees`() throws {
    try ReferenceFile("multiplicity").run(["p_adjust": adjust])
  }

  private let procedures: [(String, MultiplicityAdjustment)] = [
    ("bonferroni", .bonferroni), ("sidak", .sidak), ("holm", .holm), ("holm_sidak", .holmSidak),
    ("hochberg", .hochberg), ("hommel", .hommel), ("bh", .benjaminiHochberg),
    ("by", .benjaminiYekutieli),
  ]

  private func adjust(_ reference: ReferenceCase) throws {
    let given = try #require(reference.inputs["p"] as? [Any]).map(ReferenceCase.double)
    if reference.status == "invalid_input" {
      #expect(throws: Untestable.probabilityOutOfRange) {
        try MultiplicityAdjustment.holm.adjusted(given)
      }
      return
    }
    for (key, procedure) in procedures {
      guard let list = reference.expected[key] as? [Any] else { continue }
      let adjusted = try procedure.adjusted(given)
      #expect(adjusted.count == list.count, "\(reference.id) \(key)")
      for (actual, wanted) in zip(adjusted, list.map(ReferenceCase.double)) {
        #expect((actual == nil) == (wanted == nil), "\(reference.id) \(key)")
        guard let wanted else { continue }
        // The reference loses 1 − (1 − 1e-300)⁴ to its fifty digits.
        let isProbability = wanted > 0 || !key.contains("sidak")
        reference.compare(key, actual, wanted, relative: 1e-12, isProbability: isProbability)
      }
    }
  }

  @Test func `Šidák keeps the digits of tiny values`() throws {
    #expect(try MultiplicityAdjustment.sidak.adjusted([1e-300, 1])[0] == 2e-300)
  }

  /// No procedure is worse than the one that it improves on, and none lowers a p-value.
  @Test func `procedures keep their order`() throws {
    var generator = SeededGenerator(seed: 1988)
    let chain: [MultiplicityAdjustment] = [.hommel, .hochberg, .holm, .bonferroni]
    for _ in 0..<500 {
      let p = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
        Double(Int.random(in: 0...100, using: &generator)) / 100
      }
      let adjusted = try chain.map { try $0.adjusted(p) }
      for place in p.indices {
        let ascending = [p[place]] + adjusted.map { $0[place] }
        #expect(zip(ascending, ascending.dropFirst()).allSatisfy { $0 <= $1 + 1e-15 }, "\(p)")
      }
      let reversed = try MultiplicityAdjustment.hommel.adjusted(Array(p.reversed()))
      #expect(Array(reversed.reversed()) == adjusted[0])
    }
  }

  @Test func `what is not a probability is refused`() {
    for value in [-0.1, 1.1, .nan, .infinity] {
      #expect(throws: Untestable.probabilityOutOfRange) {
        try MultiplicityAdjustment.holm.adjusted([0.1, value])
      }
    }
  }
}
