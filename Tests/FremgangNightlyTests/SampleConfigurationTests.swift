import Foundation
import FremgangJSON
import FremgangNightly
import Testing

/// The configurations that the schema is checked with, too: the program takes and refuses the same.
@Suite struct SampleConfigurationTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Configurations")

  private typealias Sample = (name: String, read: () throws -> NightlyConfiguration)

  private func read(_ kind: String) throws -> [Sample] {
    let folder = SampleConfigurationTests.folder.appendingPathComponent(kind)
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
      let bytes = try Data(contentsOf: folder.appendingPathComponent(name))
      return (name, { try NightlyConfiguration(reading: Array(bytes), file: name) })
    }
  }

  @Test func `sound ones are taken`() throws {
    let samples = try read("sound")
    #expect(samples.count >= 2)
    for sample in samples {
      #expect(throws: Never.self, "\(sample.name)") { _ = try sample.read() }
    }
  }

  @Test func `faulty ones are refused`() throws {
    let samples = try read("faulty")
    #expect(samples.count >= 30)
    for sample in samples {
      #expect(throws: JSONFaults.self, "\(sample.name)") { _ = try sample.read() }
    }
  }

  @Test func `what a sound one says is what is done`() throws {
    let samples = try read("sound")
    let whole = try #require(samples.first { $0.name == "everything.json" }).read()
    #expect(whole.jobs.map(\.name) == ["pool_1", "2-pools"])
    #expect(whole.jobs.map(\.out) == ["site/pool_1", "elsewhere"])
    #expect(whole.jobs[0].rules.followUps == FollowUpRule(dueAfterDays: 0))
    let rule = try #require(whole.jobs[1].rules.followUps)
    #expect(rule.reasonColumn?.name == "status" && rule.reasonColumn?.place.line == 20)
    #expect(rule.reasons[.stopped] == ["ophørt", "stoppet"])
    #expect(whole.timeLimit == 7200 && whole.jobs[1].timeLimit == 1)
  }
}
