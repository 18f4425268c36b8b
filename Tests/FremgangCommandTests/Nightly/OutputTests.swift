import Foundation
import FremgangCommand
import FremgangPublishing
import Testing

/// What becomes of the output when something is wrong with it, with time, or with people in it.
struct NightlyOutputTests {
  private func place(_ people: ClosedRange<Int> = 1...40) throws -> NightlyPlace {
    let place = try NightlyPlace()
    var register = Register()
    register.add(people)
    try place.write(register.export, to: "in/export.csv")
    return place
  }

  private func add(_ people: ClosedRange<Int>, to place: NightlyPlace) throws {
    var register = Register()
    register.add(people)
    try place.write(register.export, to: "in/export.csv")
  }

  @Test func `a dry run writes nothing, and says what it would do`() throws {
    let place = try place()
    let run = place.night("--dry-run")
    #expect(run.exitCode == .done)
    #expect(run.output == "nightly: would publish v000001: who-5 n 40\n")
    #expect(!FileManager.default.fileExists(atPath: place.root + "/out"))
    #expect(place.night().exitCode == .done)
    let whole = try place.everything()
    try place.write("nonsense", to: "in/other.csv")
    let bad = place.night("--dry-run")
    #expect(bad.exitCode == .badData)
    #expect(bad.output.hasPrefix("nightly: would keep the figures of 2026-11-21 (v000002)"))
    #expect(try place.everything() == whole)
  }

  @Test func `an inbox in what is published is refused`() throws {
    let place = try place()
    try FileManager.default.createSymbolicLink(
      atPath: place.root + "/link",
      withDestinationPath: "in"
    )
    for out in ["/in", "/in/", "", "/./in", "/link", "/link/../in"] {
      let run = place.run([
        "nightly", "--inbox", place.root + "/in", "--out", place.root + out, "--plan",
        place.root + "/plan.json",
      ])
      #expect(run.exitCode == .wrongUsage, "\(out)")
      #expect(run.errors.contains("the inbox would lie in what is published"))
    }
  }

  @Test func `an inbox that is a link into what is published is refused`() throws {
    let place = try place()
    #expect(place.night().exitCode == .done)
    let whole = try place.everything()
    for (name, destination) in [("a", "out"), ("b", "out/current")] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(place.root)/\(name)",
        withDestinationPath: destination
      )
      let run = place.run([
        "nightly", "--inbox", "\(place.root)/\(name)", "--out", place.root + "/out", "--plan",
        place.root + "/plan.json",
      ])
      #expect(run.exitCode == .wrongUsage, "\(destination)")
      try place.write(
        """
        { "schema": "fremgang.nightly/1", "jobs": { "nightly": {
          "inbox": "\(name)", "plan": "plan.json", "out": "out" } } }
        """,
        to: "nightly.json"
      )
      let configured = place.run(["nightly", "--config", place.root + "/nightly.json"])
      #expect(configured.exitCode == .badData)
      #expect(configured.errors.contains("job-out-holds-inbox"), "\(configured.errors)")
    }
    // Two jobs by two names of one folder.
    try place.write(
      """
      { "schema": "fremgang.nightly/1", "jobs": {
        "one": { "inbox": "in", "plan": "plan.json", "out": "out" },
        "two": { "inbox": "in", "plan": "plan.json", "out": "a" } } }
      """,
      to: "nightly.json"
    )
    let twice = place.run(["nightly", "--config", place.root + "/nightly.json"])
    #expect(twice.exitCode == .badData)
    #expect(twice.errors.contains("job-out-taken"), "\(twice.errors)")
    #expect(try place.everything() == whole)
  }

  @Test func `a plan counts by what it says, and the manifest names the file that was read`() throws
  {
    let place = try place()
    #expect(place.night().exitCode == .done)
    let whole = try place.everything()
    let manifest = place.current("manifest.json")
    // Another comment, other blanks, another order.
    let plan = Register.plan.replacing("\"columns\"", with: "// Theirs.\n\n  \"columns\"")
      .replacing(
        "\"respondent\": \"id\", \"wave\": \"wave\"",
        with: "\"wave\":\"wave\",   \"respondent\":\"id\""
      )
    #expect(plan != Register.plan)
    try place.write(plan, to: "plan.json")
    #expect(place.night().output == "nightly: unchanged since v000001\n")
    #expect(try place.everything() == whole)
    #expect(place.current("manifest.json") == manifest)

    // What is published next names the file that was then read.
    try place.write(
      plan.replacing("\"format\"", with: "\"study\": { \"title\": \"Ny\" },\n  \"format\""),
      to: "plan.json"
    )
    #expect(place.night().output == "nightly: published v000002: who-5 n 40\n")
    // As sha256sum has it.
    let digest = "32638e5179fa2175c38102b03f2a0e610addcbf1989d3b211a94e7200c020a21"
    #expect(try #require(place.current("manifest.json")).contains(digest))
    let lines = try #require(place.current("history.csv")).split(separator: "\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(lines.count == 3 && lines[1][7] != lines[2][7])
  }

  @Test func `an output that is another folder by the time of writing is left alone`() throws {
    let place = try place()
    #expect(place.night().exitCode == .done)
    try add(1...60, to: place)
    // Another file system is mounted there while the export is waited for, or so it seems.
    let root = place.root
    place.clock.whenWaiting {
      guard !FileManager.default.fileExists(atPath: root + "/moved") else { return }
      try? FileManager.default.moveItem(atPath: root + "/out", toPath: root + "/moved")
      try? FileManager.default.createDirectory(
        atPath: root + "/out",
        withIntermediateDirectories: true
      )
    }
    place.clock.set(TestClock.first - 86_400 * 30)
    let whole = try place.everything()
    let run = place.night("--settle", "60")
    #expect(run.exitCode == .inputOutput, "\(run.output)\(run.errors)")
    #expect(run.output.hasSuffix("output-replaced\n"), "\(run.output)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: root + "/out").isEmpty)
    let moved = try place.everything(in: "moved")
    #expect(moved.filter { $0.key != "." } == whole.filter { $0.key != "." })
  }

  @Test func `a clock that went back publishes the next number, and never an earlier one`() throws {
    let place = try place()
    #expect(place.night().exitCode == .done)
    place.clock.set(TestClock.first - 400 * 86_400)
    var register = Register()
    register.add(1...60)
    try place.write(register.export, to: "in/export.csv")
    let run = place.night()
    #expect(run.output.hasPrefix("nightly: published v000002"), "\(run.output)\(run.errors)")
    #expect(
      try #require(place.current("history.csv")).contains("\n2,2025-10-17T02:00:00Z,who-5,60")
    )
    let names = try FileManager.default.contentsOfDirectory(atPath: place.root + "/out/versions")
    #expect(names.sorted() == ["v000001", "v000002"])
  }

  @Test func `another run that holds the lock ends this one with 75`() throws {
    let place = try place()
    #expect(place.night().exitCode == .done)
    let whole = try place.everything()
    let lock = try RunLock.take(place.root + "/out")
    let run = place.night()
    #expect(run.exitCode == .tryAgain)
    #expect(run.output == "nightly: FAILED: locked\n")
    _ = consume lock
    #expect(try place.everything() == whole)
  }

  @Test func `an output that cannot be created ends with 73, one that is somebody's is left alone`()
    throws
  {
    let place = try place()
    try place.write("mine", to: "out")
    #expect(place.night().exitCode == .cannotCreate)
    #expect(place.text("out") == "mine")
    try place.remove("out")
    try FileManager.default.createDirectory(
      atPath: place.root + "/out/current",
      withIntermediateDirectories: true
    )
    try place.write("mine", to: "out/current/page.html")
    #expect(place.night().exitCode == .cannotCreate)
    #expect(place.text("out/current/page.html") == "mine")
  }

  @Test func `a read-only output ends with 73 or 74, and what was published stays`() throws {
    guard geteuid() != 0 else { return }
    let place = try place()
    #expect(place.night().exitCode == .done)
    let results = place.current("results.json")
    try place.setMode(0o555, of: "out/versions")
    try place.write("nonsense", to: "in/other.csv")
    let run = place.night()
    #expect([.cannotCreate, .inputOutput].contains(run.exitCode))
    #expect(place.version == "v000001")
    #expect(place.current("results.json") == results)
  }

  @Test func `a damaged state or publication is told, and nothing is published over it`() throws {
    let place = try place()
    #expect(place.night().exitCode == .done)
    let state = place.root + "/out/private/v000001.json"
    var bytes = try Data(contentsOf: URL(fileURLWithPath: state))
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: URL(fileURLWithPath: state))
    let run = place.night()
    #expect(run.exitCode == .inputOutput)
    #expect(run.errors.contains("code=output-damaged"))
    #expect(place.version == "v000001")
  }

  @Test func `a banner that changes its reasons says since when figures have stood`() throws {
    let place = try place()
    #expect(place.night().exitCode == .done)
    try place.write("nonsense", to: "in/other.csv")
    place.clock.advance(days: 1)
    #expect(place.night().exitCode == .badData)
    try place.remove("in")
    place.clock.advance(days: 1)
    #expect(place.night().exitCode == .noInput)
    let status = try #require(place.current("status.json"))
    #expect(status.contains("\"keptSince\": \"2026-11-22T02:00:00Z\""), "\(status)")
    #expect(status.contains("inbox-missing"))
  }

  @Test func `a job whose time is up ends with 75 and writes no banner`() throws {
    let place = try place()
    #expect(place.night().exitCode == .done)
    try place.write(
      """
      { "schema": "fremgang.nightly/1", "jobs": { "nightly": {
        "inbox": "in", "plan": "plan.json", "out": "out", "settle": 86400, "timeLimit": 20 } } }
      """,
      to: "nightly.json"
    )
    place.clock.set(1_000_000_000)
    let whole = try place.everything(in: "out/versions")
    let run = place.run(["nightly", "--config", place.root + "/nightly.json"])
    #expect(run.exitCode == .tryAgain)
    #expect(run.output == "nightly: FAILED: time-limit\n")
    #expect(run.errors.contains("the time limit of 20 seconds has passed"))
    #expect(try place.everything(in: "out/versions") == whole)
  }

  /// One decimal for scores of WHO-5 and percentages of its scale, two for standardised changes.
  @Test func `tables of values hold no decimals that the rounding has not left`() throws {
    let place = try place()
    #expect(place.night().exitCode == .done)
    let table = try #require(place.current("tables/who-5-overall.csv"))
    let lines = table.split(separator: "\r\n")
      .map { $0.replacing("\"95% interval, ", with: "\"").split(separator: ",").map(String.init) }
    for row in lines.dropFirst() {
      let cells = Dictionary(zip(lines[0], row)) { first, _ in first }
      func decimals(_ column: String) throws -> Int {
        let parts = try #require(cells[column], "\(column) in \(lines[0])").split(separator: ".")
        return parts.count > 1 ? parts[1].count : 0
      }
      for column in ["Before", "After", "Change", "% of scale"] {
        #expect(try decimals(column) == 1, "\(column): \(row)")
      }
      #expect(try decimals("Standardised change") == 2, "\(row)")
    }
    #expect(lines.count == 2)
    let report = CommandRun(
      "evaluate",
      place.root + "/in/export.csv",
      "--plan",
      place.root + "/plan.json",
      "--out",
      place.root + "/report",
      "--language",
      "en",
      "--quiet"
    )
    #expect(report.exitCode == .done, "\(report.errors)")
    let full = try #require(place.text("report/tables/who-5-overall.csv"))
    #expect(full.contains(#/\.[0-9]{4},/#))
  }

  @Test func `old versions go by number, and the current one stays`() throws {
    let place = try NightlyPlace()
    try place.write(
      """
      { "schema": "fremgang.nightly/1", "jobs": { "pool": {
        "inbox": "in", "plan": "plan.json", "out": "out", "settle": 0, "keep": { "versions": 2 } } } }
      """,
      to: "nightly.json"
    )
    var register = Register()
    for number in 0..<4 {
      register.add((number * 20 + 1)...(number * 20 + 20))
      try place.write(register.export, to: "in/export.csv")
      let run = place.run(["nightly", "--config", place.root + "/nightly.json"])
      #expect(run.exitCode == .done, "\(run.errors)")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: place.root + "/out/versions")
    #expect(names.sorted() == ["v000003", "v000004"])
    #expect(place.version == "v000004")
  }
}
