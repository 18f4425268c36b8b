import Foundation
import FremgangCommand
import Testing

/// What becomes of published files that somebody or something has changed, and of a link that is gone.
struct NightlyDamageTests {
  private func place(_ people: ClosedRange<Int> = 1...40) throws -> NightlyPlace {
    let place = try NightlyPlace()
    var register = Register()
    register.add(people)
    try place.write(register.export, to: "in/export.csv")
    let run = place.night()
    try #require(run.exitCode == .done, "\(run.errors)")
    return place
  }

  private func add(_ people: ClosedRange<Int>, to place: NightlyPlace) throws {
    var register = Register()
    register.add(people)
    try place.write(register.export, to: "in/export.csv")
  }

  /// What every file of a version holds, by its path.
  private func contents(_ version: String, _ place: NightlyPlace) throws -> [String: String?] {
    try place.everything(in: "out/versions/\(version)").mapValues(\.last)
  }

  /// What is done to a file of the publication, and how it is told.
  private static let damages: [(path: String, text: String?, found: String)] = [
    ("index.html", "<p>mine</p>", "changed"), ("charts/who-5-change.svg", "", "changed"),
    ("report.md", nil, "missing"), ("charts/mine.svg", "<svg/>", "added"),
    ("results.json", "{}", "changed"), ("results.json", nil, "missing"),
    ("status.json", "", "changed"),
  ]

  @Test
  func `files that are edited, emptied, removed or added are told, and a whole version follows`()
    throws
  {
    let place = try place()
    let pristine = try contents("v000001", place)
    #expect(pristine["charts/who-5-change.svg"] != nil)
    for (number, damage) in NightlyDamageTests.damages.enumerated() {
      let path = damage.path
      if let text = damage.text {
        try place.write(text, to: "out/current/\(path)")
      } else {
        try place.remove("out/current/\(path)")
      }
      let dry = place.night("--dry-run")
      #expect(dry.output.hasPrefix("nightly: would publish v00000\(number + 2) (a file of"))
      #expect(place.version == "v00000\(number + 1)")
      let run = place.night()
      #expect(
        run.output
          == "nightly: published v00000\(number + 2) (a file of v00000\(number + 1) was damaged): "
          + "who-5 n 40\n"
      )
      let told =
        "published-file-damaged version=v00000\(number + 1) file=\(path) found=\(damage.found)"
      #expect(run.errors.contains(told), "\(run.errors)")
      // All of it, the history, the status and the manifest included: nothing else was published.
      #expect(try contents("v00000\(number + 2)", place) == pristine)
      let whole = try place.everything()
      #expect(place.night().output == "nightly: unchanged since v00000\(number + 2)\n")
      #expect(try place.everything() == whole)
    }
  }

  @Test func `a page under a banner is mended, too`() throws {
    let place = try place()
    try place.write("nonsense", to: "in/other.csv")
    #expect(place.night().exitCode == .badData)
    let page = try #require(place.current("index.html"))
    try place.write("", to: "out/current/index.html")
    let run = place.night()
    #expect(run.exitCode == .badData)
    #expect(run.output.hasPrefix("nightly: KEPT the figures of 2026-11-21 (v000003)"))
    #expect(place.current("index.html") == page)
    let whole = try place.everything()
    #expect(place.night().exitCode == .badData)
    #expect(try place.everything() == whole)
  }

  @Test func `figures that were changed are never published again`() throws {
    let place = try place()
    // In groups that are too small, and with people who wait.
    try add(1...62, to: place)
    #expect(place.night().exitCode == .done)
    try add(1...64, to: place)
    #expect(place.night().output.hasSuffix("the figures of v000002 stand\n"))
    let results = try #require(place.current("results.json"))
    let changed = results.replacing("\"n\": 62", with: "\"n\": 63")
    #expect(changed != results)
    try place.write(changed, to: "out/current/results.json")
    #expect(place.night().output.hasPrefix("nightly: published v000003 (a file of v000002 was"))
    #expect(place.current("results.json") == results)
    #expect(place.current("history.csv")?.split(separator: "\n").count == 3)
  }

  @Test func `what cannot be made again is told every night, and nothing is written`() throws {
    let place = try place()
    try place.write("nonsense", to: "in/other.csv")
    #expect(place.night().exitCode == .badData)
    // Since when figures have stood is known to the status alone.
    for (path, text) in [("status.json", "{}"), ("manifest.json", "{}")] {
      try place.write(text, to: "out/current/\(path)")
      let whole = try place.everything()
      let run = place.night()
      #expect(run.exitCode == .inputOutput)
      let told = "v000002/\(path)' is missing, or is not what was published; please bring it back"
      #expect(run.errors.contains(told), "\(run.errors)")
      #expect(try place.everything() == whole)
    }
  }

  // The link

  @Test(arguments: 1...2)
  func `a link that was removed is set again, and what was published is remembered`(
    versions: Int
  ) throws {
    let place = try place()
    if versions == 2 {
      try add(1...60, to: place)
      #expect(place.night().exitCode == .done)
    }
    let whole = try place.everything(in: "out/versions")
    let history = place.current("history.csv")
    try place.remove("out/current")
    let dry = place.night("--dry-run")
    #expect(dry.output == "nightly: unchanged since v00000\(versions)\n", "\(dry.errors)")
    #expect(place.version == nil)
    let run = place.night()
    #expect(run.output == "nightly: unchanged since v00000\(versions)\n", "\(run.errors)")
    #expect(run.errors.contains("current-was-missing set-again-to=v00000\(versions)"))
    #expect(try place.everything(in: "out/versions") == whole)
    // Two who come must wait, as they would have to had nothing happened.
    try place.remove("out/current")
    try add(1...(versions == 2 ? 62 : 42), to: place)
    let later = place.night()
    #expect(later.errors.contains("waiting=2"), "\(later.errors)")
    #expect(place.version == "v00000\(versions)")
    #expect(place.current("history.csv") == history)
  }

  /// What else is done when the link is removed, and what must be told.
  private static let refusals: [(path: String, text: String?, says: String)] = [
    ("versions/v000001/index.html", "mine", "is not as it was published (changed)"),
    ("versions/v000001/mine.txt", "mine", "is not as it was published (added)"),
    ("versions/v000001/manifest.json", "{", "is missing, or is not what was published"),
    ("versions/v000001/results.json", nil, "is not as it was published (missing)"),
    ("private/v000001.json", nil, "'private/v000001.json' is, too"),
    ("private/v000001.json", "fremgang.nightly-state/2\nx", "The private state is damaged"),
    ("private", nil, "'private/v000001.json' is, too"),
    ("versions", nil, "is missing, and so is 'v000001' in 'versions'"),
  ]

  @Test func `where more than the link is gone or damaged, nothing is begun anew`() throws {
    for row in NightlyDamageTests.refusals {
      let place = try place()
      try place.remove("out/current")
      if let text = row.text {
        try place.write(text, to: "out/\(row.path)")
      } else {
        try place.remove("out/\(row.path)")
      }
      let whole = try place.everything()
      for options in [["--dry-run"], []] {
        let run = place.night(options.first ?? "--quiet")
        #expect(run.exitCode == .inputOutput, "\(row)")
        #expect(run.output == "nightly: FAILED: output-damaged\n", "\(row)")
        #expect(run.errors.contains(row.says), "\(row): \(run.errors)")
        #expect(run.errors.contains("back from a backup; or, where nobody can have the old files"))
      }
      #expect(try place.everything() == whole, "\(row)")
    }
  }

  @Test func `a link that was turned back to an earlier version is refused, and costs nothing`()
    throws
  {
    let place = try place()
    try add(1...60, to: place)
    #expect(place.night().exitCode == .done)
    try place.remove("out/current")
    try FileManager.default.createSymbolicLink(
      atPath: place.root + "/out/current",
      withDestinationPath: "versions/v000001"
    )
    let whole = try place.everything()
    let run = place.night()
    #expect(run.exitCode == .inputOutput)
    #expect(run.errors.contains("ln -sfn versions/v000002"), "\(run.errors)")
    #expect(try place.everything() == whole)
  }

  // The history

  @Test func `a history that is torn, emptied, removed or changed inside is put together again`()
    throws
  {
    let place = try place()
    try add(1...60, to: place)
    #expect(place.night().exitCode == .done)
    let whole = try #require(place.current("history.csv"))
    #expect(whole.split(separator: "\n").count == 3)
    let damages: [(text: String?, told: String)] = [
      (String(whole.dropLast(4)), "found=damaged damagedLines=3 recovered=2"),
      (whole.replacing("who-5,40", with: "who-5,41"), "found=damaged damagedLines=2 recovered=2"),
      ("nonsense", "found=damaged damagedLines=1 recovered=2"),
      ("", "found=emptied recovered=2"), (nil, "found=missing recovered=2"),
    ]
    var kept: [String: String] = [:]
    for (number, damage) in damages.enumerated() {
      if let text = damage.text {
        try place.write(text, to: "out/current/history.csv")
        if !text.isEmpty { kept["history-set-aside-v00000\(number + 2).csv"] = text }
      } else {
        try place.remove("out/current/history.csv")
      }
      let run = place.night()
      #expect(run.exitCode == .done)
      let told = "history-recovered \(damage.told) message=\"The history is what it was"
      #expect(run.errors.contains(told), "\(run.errors)")
      #expect(place.current("history.csv") == whole)
      for (name, text) in kept { #expect(place.current(name) == text, "\(name)") }
      #expect(place.night().output == "nightly: unchanged since v00000\(number + 3)\n")
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: place.root + "/out/current")
    #expect(files.filter { $0.hasPrefix("history-set-aside-") }.sorted() == kept.keys.sorted())
  }

  @Test func `lines that stand nowhere any more are told to be missing`() throws {
    let place = try place()
    try add(1...60, to: place)
    #expect(place.night().exitCode == .done)
    let lines = try #require(place.current("history.csv")).split(separator: "\n")
    try place.write("", to: "out/versions/v000001/history.csv")
    try place.write("", to: "out/versions/v000002/history.csv")
    let run = place.night()
    #expect(run.errors.contains("history-recovered found=emptied recovered=1"), "\(run.errors)")
    #expect(run.errors.contains("Lines are missing that stand in no version that is kept"))
    #expect(place.current("history.csv") == "\(lines[0])\n\(lines[2])\n")
    // From a backup: it is taken as it is.
    try place.write(lines.joined(separator: "\n") + "\n", to: "out/current/history.csv")
    #expect(place.night().exitCode == .done)
    #expect(place.current("history.csv")?.split(separator: "\n") == lines)
  }
}
