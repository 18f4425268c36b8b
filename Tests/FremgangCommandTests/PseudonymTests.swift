import Foundation
import FremgangCommand
import FremgangKit
import Testing

/// Pseudonyms from the plan to what is written.
struct PseudonymTests {
  private let root: String
  private static let secret = "0123456789abcdef0123456789abcdef"

  init() throws {
    root = try Paths.scratch()
  }

  private func file(_ name: String, _ text: String, mode: Int = 0o600) throws -> String {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(root)/\(name)"))
    try FileManager.default.setAttributes(
      [.posixPermissions: mode],
      ofItemAtPath: "\(root)/\(name)"
    )
    return "\(root)/\(name)"
  }

  private func plan() throws -> String {
    try file("own.json", #"{ "pseudonymise": { "keyFile": "projekt.key" } }"#)
  }

  private func respondents(_ output: String) -> Set<String> {
    Set(
      output.split(whereSeparator: \.isNewline).dropFirst().map { String($0.prefix { $0 != ";" }) }
    )
  }

  @Test func `two exports scored apart name a person alike`() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    let header = "id;måling;who5_1;who5_2;who5_3;who5_4;who5_5"
    _ = try file("projekt.key", PseudonymTests.secret + "\n")
    let before = try file("foer.csv", header + "\nB1001;før;1;1;1;1;1\n")
    let after = try file(
      "efter.csv",
      header + "\r\n\"B1001\";efter;2;2;2;2;2\r\nB1002;efter;1;1;1;1;1\r\n"
    )
    let first = CommandRun("score", before, "--plan", try plan())
    let second = CommandRun("score", after, "--plan", try plan())
    // Python 3: hmac.new(b"0123456789abcdef0123456789abcdef", b"B1001", "sha256").hexdigest()[:32]
    let wanted = "9e8858c8f3d6b4ef87af6d03197c6db5"
    #expect(respondents(first.output) == [wanted])
    #expect(respondents(second.output).contains(wanted))
    #expect(respondents(second.output).count == 2)
    for text in [first.output, first.errors, second.output, second.errors] {
      #expect(!text.contains("B100"))
      #expect(!text.contains(PseudonymTests.secret))
    }
  }

  @Test func `results are the same with pseudonyms and without`() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    _ = try file("projekt.key", PseudonymTests.secret)
    let beside = Paths.package + "/SampleData/15m-pool/plan.json"
    var text = try String(contentsOfFile: beside, encoding: .utf8)
    let brace = try #require(text.firstIndex(of: "{"))
    text.insert(
      contentsOf: "\n  \"pseudonymise\": { \"keyFile\": \"projekt.key\" },",
      at: text.index(after: brace)
    )
    let plain = CommandRun("evaluate", Paths.pool, "--format", "json", "--quiet")
    let hidden = CommandRun(
      "evaluate",
      Paths.pool,
      "--plan",
      try file("own.json", text),
      "--format",
      "json",
      "--quiet"
    )
    #expect(plain.exitCode == .done)
    #expect(hidden.output == plain.output)
    #expect(
      CommandRun("plan", Paths.pool, "--plan", "\(root)/own.json").output.contains("projekt.key")
    )
  }

  @Test func `a key that others can read, or that is none, is refused with what to do`() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    let export = try file(
      "e.csv",
      "id;måling;who5_1;who5_2;who5_3;who5_4;who5_5\na;før;1;1;1;1;1\n"
    )
    let own = try plan()
    func run() -> CommandRun { CommandRun("score", export, "--plan", own) }
    #expect(run().exitCode == .noInput)
    #expect(run().errors.contains("[key-file-missing]"))
    #expect(run().errors.contains("head -c 32 /dev/urandom"))
    for mode in [0o640, 0o604, 0o660, 0o601] {
      _ = try file("projekt.key", PseudonymTests.secret, mode: mode)
      #expect(run().exitCode == .badData)
      #expect(run().errors.contains("chmod 600 '\(root)/projekt.key'"))
    }
    let short: [(text: String, code: String)] = [
      (String(PseudonymTests.secret.dropLast()) + "\n\n", "key-file-too-short"),
      ("", "key-file-too-short"),
      (String(repeating: "k", count: 70_000), "key-file-too-long"),
    ]
    for one in short {
      _ = try file("projekt.key", one.text)
      #expect(run().exitCode == .badData)
      #expect(run().errors.contains("[\(one.code)]"))
    }
    try FileManager.default.removeItem(atPath: "\(root)/projekt.key")
    try FileManager.default.createDirectory(
      atPath: "\(root)/projekt.key",
      withIntermediateDirectories: true
    )
    #expect(run().errors.contains("[key-file-not-a-file]"))
    #expect(run().output.isEmpty)
  }
}
