import FremgangKit
import Testing

struct SummaryTests {
  /// Three changes of 3, 0 and −3 points: by hand, mean 0, SD 3, and 6 of 12 points is half.
  @Test func `counts and means follow the same pairs`() throws {
    var study = SmallStudy()
    study.add("a", "before", [1, 1, 1])
    study.add("a", "after", [2, 2, 2])
    study.add("b", "before", [2, 2, 2])
    study.add("b", "after", [2, 2, 2])
    study.add("c", "before", [3, 3, 3])
    study.add("c", "after", [2, 2, 2])
    study.add("d", "before", [0, 0, 0])
    let scale = try #require(try study.findings().scale("ladder"))
    let overall = try #require(scale.overall)
    #expect(overall.n == 3)
    #expect([overall.improved, overall.unchanged, overall.worsened] == [1, 1, 1])
    #expect(overall.meanChange == 0)
    #expect(overall.sdChange == 3)
    #expect(overall.tTest?.p == 1)
    #expect(overall.cutoffs.first?.beyondBefore == 1)
    #expect(overall.cutoffs.first?.beyondAfter == 0)
    #expect(scale.beforeOnly?.n == 1)
    // The three changes sum to 0, so a fourth person without change leaves 0.
    #expect(scale.beforeOnly?.changeIfUnchanged == 0)
  }

  @Test func `where less is better, a fall is an improvement and stays negative`() throws {
    var study = SmallStudy()
    study.addWorry("a", 8, 3)
    study.addWorry("b", 2, 3)
    let overall = try #require(try study.findings().scale("worry")?.overall)
    #expect(overall.meanChange == -2)
    #expect(overall.percentOfScale == -20)
    #expect([overall.improved, overall.unchanged, overall.worsened] == [1, 0, 1])
  }

  @Test func `what cannot be tested says why`() throws {
    var one = SmallStudy()
    one.addWorry("a", 8, 3)
    let alone = try #require(try one.findings().scale("worry")?.overall)
    #expect(alone.tTest == nil)
    #expect(alone.notTestable.tTest == .tooFewPairs)
    #expect(alone.notTestable.wilcoxon == .smallestPossiblePAboveFivePercent)
    var same = SmallStudy()
    for person in 0..<9 { same.addWorry("p\(person)", 5, 5) }
    let still = try #require(try same.findings().scale("worry")?.overall)
    #expect(still.tTest == nil)
    #expect(still.notTestable.tTest == .noVariation)
    #expect(still.wilcoxon == nil)
    #expect(still.notTestable.wilcoxon == .nobodyChanged)
  }

  @Test func `compensation counts those paired on both, and both rates`() throws {
    var study = SmallStudy()
    // Worse on the ladder and better on worry; worse on both; better on both; ladder alone.
    study.add("a", "before", [2, 2, 2])
    study.add("a", "after", [1, 1, 1])
    study.addWorry("a", 5, 4)
    study.add("b", "before", [2, 2, 2])
    study.add("b", "after", [1, 1, 1])
    study.addWorry("b", 5, 6)
    study.add("c", "before", [1, 1, 1])
    study.add("c", "after", [2, 2, 2])
    study.addWorry("c", 5, 4)
    study.add("d", "before", [2, 2, 2])
    study.add("d", "after", [1, 1, 1])
    let table = try #require(try study.findings().compensation.first)
    #expect(table.worsenedOn == "ladder")
    #expect(table.worsened == 3)
    #expect(table.pairedOnBoth == 2)
    #expect(table.compensated == 1)
    #expect(table.improvedAmongNotWorsened?.n == 1)
    #expect(table.improvedAmongNotWorsened?.of == 1)
    #expect(table.signs == [[1, 0, 1], [0, 0, 0], [0, 0, 1]])
  }

  /// Six come to lie below half, one leaves: twice the chance of at most one of seven heads is
  /// 2 × 8 / 128.
  @Test func `crossing a cut-off is tested by those who cross`() throws {
    var study = SmallStudy()
    for person in 0..<6 { study.addWorry("in\(person)", 7, 3) }
    study.addWorry("out", 3, 7)
    study.addWorry("stays", 9, 9)
    let cutoff = try #require(try study.findings().scale("worry")?.overall?.cutoffs.first)
    #expect(cutoff.beyondBefore == 1)
    #expect(cutoff.beyondAfter == 6)
    #expect(abs((cutoff.mcnemarP ?? 0) - 0.125) < 1e-12)
  }
}
