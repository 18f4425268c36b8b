import FremgangKit
import Testing

struct GroupDifferenceTests {
  /// Three groups on `worry`, with every change written out.
  private func study() -> SmallStudy {
    var study = SmallStudy()
    let changes: [(group: String, changes: [Int])] = [
      ("a", [-4, -3, -5, -2, -4, -6]), ("b", [-1, 0, -2, 1, -1, 0]), ("c", [-3, 0, -2, -1, -3, 0]),
    ]
    for (group, changes) in changes {
      for (index, change) in changes.enumerated() {
        study.addWorry("\(group)\(index)", 7 - index % 2, 7 - index % 2 + change)
        study.state("\(group)\(index)", "role", group)
      }
    }
    return study
  }

  /// P-values of scipy 1.17.1 `ttest_ind(equal_var=False)`; Holm by hand: the smallest times 3, the
  /// next times 2, the largest as it is, each at least as large as the one before.
  @Test func `p-values are adjusted over the differences of one table`() throws {
    let differences = try #require(try study().findings().scale("worry")?.groupDifferences)
    #expect(differences.map(\.levels) == [["a", "b"], ["a", "c"], ["b", "c"]])
    let p = differences.compactMap { $0.welchOnChange?.p }
    let adjusted = differences.compactMap { $0.welchOnChange?.adjustedP }
    let expected: [(p: Double, adjusted: Double)] = [
      (0.000824188221194241, 0.002472564663582723),
      (0.011242505718584395, 0.02248501143716879),
      (0.18976960707659613, 0.18976960707659613),
    ]
    for (index, row) in expected.enumerated() {
      #expect(abs(p[index] - row.p) < 1e-12)
      #expect(abs(adjusted[index] - row.adjusted) < 1e-12)
    }
  }
}
