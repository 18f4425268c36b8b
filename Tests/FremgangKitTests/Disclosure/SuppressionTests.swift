import FremgangKit
import Testing

struct SuppressionTests {
  /// `sizes[level]` people in each level; everyone improves on `worry` by one point, but the first.
  private func study(_ sizes: [String: Int]) -> SmallStudy {
    var study = SmallStudy()
    for (level, size) in sizes.sorted(by: { $0.key < $1.key }) {
      for person in 0..<size {
        study.addWorry("\(level)-\(person)", 5, person == 0 ? 6 : 4)
        study.state("\(level)-\(person)", "project", level)
      }
    }
    return study
  }

  private func results(_ sizes: [String: Int], minimum: Int = 5) throws -> Findings {
    let study = study(sizes)
    return try Evaluation(of: study.responses, plan: study.plan)
      .disclosed(under: Disclosure(minimumCell: minimum)).findings
  }

  private func hiddenLevels(_ sizes: [String: Int]) throws -> [String] {
    let groups = try results(sizes).scale("worry")?.groups ?? []
    return groups.filter(\.suppressed).compactMap(\.level)
  }

  @Test func `a small group takes the next smallest with it, as the total is shown`() throws {
    #expect(try hiddenLevels(["a": 30, "b": 3, "c": 8, "d": 20]) == ["b", "c"])
  }

  @Test func `two small groups that together reach the minimum protect each other`() throws {
    #expect(try hiddenLevels(["a": 30, "b": 3, "c": 4, "d": 20]) == ["b", "c"])
  }

  @Test func `two small groups that together stay under the minimum take a third`() throws {
    #expect(try hiddenLevels(["a": 30, "b": 1, "c": 2, "d": 20]) == ["b", "c", "d"])
  }

  @Test func `groups at the minimum are shown`() throws {
    #expect(try hiddenLevels(["a": 30, "b": 5]) == [])
  }

  @Test func `no count can be subtracted from the total`() throws {
    let scale = try #require(try results(["a": 40, "b": 30, "c": 12]).scale("worry"))
    #expect(scale.overall?.improved != nil)
    // c has fewer than 20 pairs; b goes with it, or c's counts were the total less a and b.
    let withCounts = scale.groups.filter { $0.summary?.improved != nil }.compactMap(\.level)
    #expect(withCounts == ["a"])
    for group in scale.groups where group.level != "a" {
      #expect(group.summary?.meanChange != nil)
      #expect(group.summary?.countsSuppressed == true)
      #expect(group.summary?.signTest == nil)
      #expect(group.summary?.effectSizes.rankBiserial == nil)
    }
  }

  @Test func `people whose group is not stated are hidden with the row that would give them away`()
    throws
  {
    var study = study(["a": 30, "b": 25])
    for person in 0..<3 { study.addWorry("unknown-\(person)", 5, 4) }
    let evaluation = try Evaluation(of: study.responses, plan: study.plan)
    let scale = try #require(evaluation.disclosed(under: Disclosure()).findings.scale("worry"))
    #expect(scale.groups.filter(\.suppressed).map(\.level) == ["b", nil])
    #expect(scale.stated.first?.suppressed == true)
    let open = evaluation.disclosed(under: Disclosure(minimumCell: 1)).findings.scale("worry")
    #expect(open?.stated.first?.summary?.n == 55)
  }

  @Test func `points are withheld unless the plan allows them`() throws {
    let study = study(["a": 30])
    let evaluation = try Evaluation(of: study.responses, plan: study.plan)
    #expect(evaluation.disclosed(under: Disclosure()).findings.scale("worry")?.points == nil)
    let allowed = evaluation.disclosed(under: Disclosure(individualPoints: true)).findings
    #expect(allowed.scale("worry")?.points == [[5, 4, 29], [5, 6, 1]])
  }

  @Test func `every bin of the change holds nobody or at least the minimum`() throws {
    let scale = try #require(try results(["a": 40, "b": 30]).scale("worry"))
    // Two of 70 got worse: no binning with an edge at 0 can hide them.
    #expect(scale.changeHistogram == nil)
    let open = try results(["a": 40, "b": 30], minimum: 1).scale("worry")
    #expect(open?.changeHistogram?.counts.reduce(0, +) == 70)
  }

  @Test func `an overall result of too few people is withheld`() throws {
    let scale = try #require(try results(["a": 4]).scale("worry"))
    #expect(scale.overall == nil)
    #expect(scale.suppressed)
    #expect(scale.groups.allSatisfy { $0.summary == nil })
  }
}
