import FremgangKit
import FremgangNightly
import FremgangReports
import Testing

/// What is said of two nights, in both languages.
@Suite struct ChangesTests {
  /// Ten people in A from 40 to 60, ten in B from 40 to 40: 40 → 50, a change of 10.
  private func start() -> Register {
    var register = Register()
    for number in 0..<10 {
      register.people["a\(number)"] = .init(project: "A", role: "user", before: 10, after: 15)
      register.people["b\(number)"] = .init(project: "B", role: "user", before: 10, after: 10)
    }
    register.plan.groupings.removeLast()
    return register
  }

  /// Five more in B from 20 to 40: the means become (800 + 5 × 20) ÷ 25 = 36 and
  /// (10 × 60 + 10 × 40 + 5 × 40) ÷ 25 = 48, the change 12; in B 33.3, 40 and 6.7.
  @Test func `five new pairs move these figures and no others`() throws {
    var register = start()
    let first = try register.publish(after: nil)
    for number in 0..<5 {
      register.people["c\(number)"] = .init(project: "B", role: "user", before: 5, after: 10)
    }
    let second = try register.publish(after: first)
    let changes = Changes(from: first.results, to: second, since: Day(number: 20_777))
    #expect(changes.counts.newPeople == 5 && changes.counts.newPairs == 5)
    #expect(changes.rows.map(\.level) == [nil, "B"])
    let everybody = try #require(changes.rows.first)
    #expect(everybody.causes == [.data])
    let figures = Dictionary(uniqueKeysWithValues: everybody.figures.map { ($0.figure, $0) })
    #expect(figures[.n]?.before == .count(20) && figures[.n]?.after == .count(25))
    #expect(figures[.meanBefore]?.after == .number(36, decimals: 1))
    #expect(figures[.meanAfter]?.after == .number(48, decimals: 1))
    #expect(figures[.meanChange]?.before == .number(10, decimals: 1))
    #expect(figures[.meanChange]?.after == .number(12, decimals: 1))
    #expect(figures[.improved]?.after == .count(15))
    #expect(figures[.worsened] == nil)
    let group = try #require(changes.rows.last)
    #expect(
      group.figures.contains { $0.figure == .meanBefore && $0.after == .number(33.3, decimals: 1) }
    )
    #expect(
      group.figures.contains { $0.figure == .meanChange && $0.after == .number(6.7, decimals: 1) }
    )
  }

  @Test func `the Markdown says it in Danish and in English`() throws {
    var register = start()
    let first = try register.publish(after: nil)
    for number in 0..<5 {
      register.people["c\(number)"] = .init(project: "B", role: "user", before: 5, after: 10)
    }
    let changes = Changes(
      from: first.results,
      to: try register.publish(after: first),
      since: Day(number: 20_777)
    )
    let danish = changes.markdown(.da)
    // 20 777 days after 1 January 1970 is 20 November 2026.
    #expect(danish.contains("Sammenlignet med tallene fra 20. november 2026. Der er nye data."))
    #expect(danish.contains("- 5 nye personer\n- 5 nye par\n"))
    #expect(
      danish.contains(
        "| alle | 20\u{A0}→\u{A0}25 | 40,0\u{A0}→\u{A0}36,0 | 50,0\u{A0}→\u{A0}48,0 | 10,0\u{A0}→\u{A0}12,0 |"
      )
    )
    let english = changes.markdown(.en)
    #expect(english.contains("Compared with the figures of 20 November 2026. There are new data."))
    #expect(
      english.contains(
        "| everybody | 20\u{A0}→\u{A0}25 | 40.0\u{A0}→\u{A0}36.0 | 50.0\u{A0}→\u{A0}48.0 | 10.0\u{A0}→\u{A0}12.0 |"
      )
    )
    let arrows = english.replacing("\u{A0}→\u{A0}", with: " to ")
    #expect(arrows.contains("| B | 10 to 15 | 40.0 to 33.3 |  | 0.0 to 6.7 |"))
    #expect(english.contains("Where a cell is empty, the figure is the same as before."))
    #expect(danish.contains("Hvor en celle er tom, er tallet det samme som før."))
    #expect(!english.contains("The word “hidden”"))
  }

  /// Six come, one of whom has no after yet, so that five pairs are new; and two leave with them … no
  /// count below five is told.
  @Test func `counts of a few people are not told`() throws {
    var register = start()
    let first = try register.publish(after: nil)
    // Eight in B change: three are corrected, five are new.
    for number in 0..<3 { register.people["b\(number)"]?.after = 20 }
    for number in 0..<5 {
      register.people["c\(number)"] = .init(project: "B", role: "user", before: 5, after: 10)
    }
    let second = try register.publish(after: first)
    #expect(second.counts.correctedRows == 3)
    let text = Changes(from: first.results, to: second, since: nil).markdown(.da)
    #expect(text.contains("- færre end 5 rettede besvarelser"))
    #expect(!text.contains("3 rettede"))
  }

  /// A plan that lets six people go and five new pairs, both in one night.
  @Test func `plan and data are told apart`() throws {
    var register = start()
    register.add("z", 6, project: "Z")
    let first = try register.publish(after: nil)
    for number in 0..<5 {
      register.people["c\(number)"] = .init(project: "B", role: "user", before: 5, after: 10)
    }
    register.plan.filters.levels = ["project": ["A", "B"]]
    let second = try register.publish(after: first)
    let changes = Changes(from: first.results, to: second, since: nil)
    #expect(changes.causes == [.data, .plan])
    let causes = Dictionary(changes.rows.map { ($0.level ?? "", $0.causes) }) { first, _ in first }
    #expect(causes[""] == [.data, .plan])
    #expect(causes["B"] == [.data])
    #expect(causes["Z"] == [.plan])
  }
}
