import FremgangJSON
import FremgangKit
import FremgangNightly
import Testing

@Suite struct GuardsTests {
  /// 20 pairs in A, 10 in B.
  private func results(a: Int = 20, b: Int = 10, after: Int = 15) throws -> Results {
    var register = Register()
    register.plan.groupings.removeLast()
    for number in 0..<a {
      register.people["a\(number)"] = .init(project: "A", role: "user", before: 10, after: after)
    }
    for number in 0..<b {
      register.people["b\(number)"] = .init(project: "B", role: "user", before: 10, after: 10)
    }
    return try register.publish(after: nil).results
  }

  /// 30 → 24 is a fall by 20 percent, 30 → 23 by 23.3.
  @Test func `pairs that fall by more than the limit trip`() throws {
    let guards = Guards(fallInPairs: 20)
    let last = try results()
    #expect(guards.tripped(from: last, to: try results(a: 16, b: 8)).isEmpty)
    let tripped = guards.tripped(from: last, to: try results(a: 15, b: 8))
    #expect(tripped.map(\.kind) == [.fallInPairs, .fallInPairs])
    #expect(tripped.map(\.level) == [nil, "A"])
    #expect(tripped.first?.before == 30 && tripped.first?.after == 23)
    #expect(
      tripped.first?.diagnostic.message
        == "The pairs of who-5 fell from 30 to 23, by more than 20 percent."
    )
    #expect(Guards().tripped(from: last, to: try results(a: 5, b: 5)).isEmpty)
    #expect(guards.tripped(from: nil, to: last).isEmpty)
  }

  @Test func `a project that vanishes trips unless it may`() throws {
    let (last, now) = (try results(), try results(b: 0))
    let tripped = Guards(vanishedProjects: false).tripped(from: last, to: now)
    #expect(tripped.map(\.kind) == [.vanishedProject] && tripped.first?.level == "B")
    #expect(Guards(vanishedProjects: true).tripped(from: last, to: now).isEmpty)
  }

  /// All of A from 60 to 72 after: A moves by 12 of 100, everybody by 8.
  @Test func `a mean that jumps trips where it jumps`() throws {
    let tripped = Guards(jumpInMean: 10).tripped(from: try results(), to: try results(after: 18))
    #expect(tripped.map(\.kind) == [.jumpInMean, .jumpInMean])
    #expect(tripped.map(\.level) == ["A", "A"])
    #expect(tripped.first?.before == 60 && tripped.first?.after == 72)
    #expect(
      Guards(jumpInMean: 12).tripped(from: try results(), to: try results(after: 18)).isEmpty
    )
  }

  @Test func `guards are read with every fault in place`() throws {
    func read(_ text: String) throws -> (Guards, [String]) {
      let collector = DiagnosticCollector(file: "job.json")
      let node = try JSONNode.parse(Array(text.utf8), file: "job.json")
      let object = try #require(JSONValueReader(node, into: collector).object())
      return (Guards(reading: object), collector.diagnostics.map(\.code))
    }
    let (guards, faults) = try read(
      #"{ "fallInPairs": 20, "vanishedProjects": false, "jumpInMean": 10 }"#
    )
    #expect(guards == Guards(fallInPairs: 20, vanishedProjects: false, jumpInMean: 10))
    #expect(faults.isEmpty)
    let wrong = try read(#"{ "fallInPairs": 120, "vanishedProject": false, "jumpInMean": "x" }"#)
    #expect(wrong.1.contains("percent-out-of-range") && wrong.1.contains("unknown-key"))
    #expect(wrong.1.count == 3)
  }
}
