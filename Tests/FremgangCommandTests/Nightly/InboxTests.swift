import Foundation
import FremgangCommand
import FremgangNightly
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What can stand in an inbox, and what becomes of it.
struct NightlyInboxTests {
  private func place(_ people: ClosedRange<Int> = 1...40) throws -> NightlyPlace {
    let place = try NightlyPlace()
    var register = Register()
    register.add(people)
    try place.write(register.export, to: "in/export.csv")
    return place
  }

  @Test func `an inbox that is not there ends with 66, an empty one waits for its first export`()
    throws
  {
    let place = try NightlyPlace()
    let empty = place.night()
    #expect(empty.exitCode == .done, "\(empty.errors)")
    #expect(empty.output == "nightly: nothing to publish yet: the inbox is empty\n")
    try place.remove("in")
    let gone = place.night()
    #expect(gone.exitCode == .noInput)
    #expect(gone.output == "nightly: FAILED: inbox-missing\n")
    #expect(place.version == nil)
  }

  @Test func `an inbox that vanishes or is emptied later keeps the figures under a banner`() throws
  {
    let place = try place()
    #expect(place.night().exitCode == .done)
    let results = place.current("results.json")
    try place.remove("in/export.csv")
    #expect(place.night().exitCode == .noInput)
    #expect(try #require(place.current("index.html")).contains("the latest data are missing"))
    try place.remove("in")
    let run = place.night()
    #expect(run.exitCode == .noInput)
    #expect(
      run.output.hasPrefix("nightly: KEPT the figures of 2026-11-21 (v000003): inbox-missing")
    )
    #expect(place.current("results.json") == results)
  }

  @Test func `names that fit no pattern are told of`() throws {
    let place = try NightlyPlace()
    try place.write("x", to: "in/export.xls")
    let run = place.night()
    #expect(run.exitCode == .noInput)
    #expect(run.output == "nightly: FAILED: inbox-nothing-fits\n")
    #expect(run.errors.contains("None of the 1 names in the inbox fits *.csv"))
  }

  @Test func `a link, a pipe, a socket, a device and a folder are refused by name and not read`()
    throws
  {
    let place = try place()
    try place.write("id,secret\n", to: "secret.csv")
    try FileManager.default.createSymbolicLink(
      atPath: place.root + "/in/link.csv",
      withDestinationPath: place.root + "/secret.csv"
    )
    #expect(unsafe mkfifo(place.root + "/in/pipe.csv", 0o600) == 0)
    try FileManager.default.createDirectory(
      atPath: place.root + "/in/folder.csv",
      withIntermediateDirectories: true
    )
    let run = place.night()
    #expect(run.exitCode == .badData)
    #expect(run.output == "nightly: FAILED: inbox-not-a-file (3)\n")
    for (name, what) in [
      ("link", "a symbolic link"), ("pipe", "a named pipe"), ("folder", "a folder"),
    ] {
      #expect(run.errors.contains("file=\(name).csv message=\"This is \(what), "), "\(run.errors)")
    }
    // What no pattern fits is nobody's business.
    for name in ["link.csv", "pipe.csv", "folder.csv"] { try place.remove("in/\(name)") }
    #expect(unsafe mkfifo(place.root + "/in/pipe", 0o600) == 0)
    #expect(place.night().exitCode == .done)
  }

  @Test func `a file that was just written is waited for, and one that is written on is not read`()
    throws
  {
    let place = try place()
    // The test's clock stands years before the file's time: it is watched until it has settled.
    place.clock.set(1_000_000_000)
    let run = place.night("--settle", "30")
    #expect(run.exitCode == .done, "\(run.errors)")
    #expect(run.errors.contains("waiting-for-file file=export.csv"))
    let path = place.root + "/in/export.csv"
    place.clock.whenWaiting {
      let handle = FileHandle(forWritingAtPath: path)
      _ = try? handle?.seekToEnd()
      try? handle?.write(contentsOf: Data("\n".utf8))
      try? handle?.close()
    }
    let other = place.night("--settle", "30")
    #expect(other.exitCode == .badData)
    #expect(other.errors.contains("code=inbox-file-being-written file=export.csv"))
    #expect(other.output.contains("KEPT"))
  }

  @Test func `an unfinished upload is waited for, and one that was left behind is told of`() throws
  {
    let place = try place()
    let now = Int(Date().timeIntervalSince1970)
    place.clock.set(now + 120)
    try place.write("half", to: "in/.next.csv.Xa81kd")
    #expect(place.night("--settle", "60").errors.contains("unfinished-file-left-behind"))
    place.clock.set(now)
    let root = place.root
    place.clock.whenWaiting {
      try? FileManager.default.removeItem(atPath: root + "/in/.next.csv.Xa81kd")
    }
    let run = place.night("--settle", "60")
    #expect(run.errors.contains("waiting-for-file file=.next.csv.Xa81kd"), "\(run.errors)")
    #expect(run.exitCode == .done)
  }

  @Test func `the same export under two names counts once`() throws {
    let place = try place()
    #expect(place.night().exitCode == .done)
    let whole = place.current("results.json")
    let version = place.version
    let bytes = try #require(place.text("in/export.csv"))
    try place.write(bytes, to: "in/again.csv")
    let run = place.night()
    #expect(run.exitCode == .done, "\(run.errors)")
    #expect(run.errors.contains("same-file-twice"))
    #expect(place.version == version)
    // Other bytes with the same answers.
    try place.write(bytes + "\n", to: "in/again.csv")
    #expect(place.night().exitCode == .done)
    #expect(place.current("results.json") == whole)
  }

  @Test func `the newest file alone is read where that is asked for`() throws {
    let place = try place()
    var register = Register()
    register.add(1...50)
    register.correct(1, "post", [0, 0, 0, 0, 0])
    try place.write(register.export, to: "in/a-newer.csv")
    let old = [FileAttributeKey.modificationDate: Date(timeIntervalSince1970: 1_000_000)]
    try FileManager.default.setAttributes(old, ofItemAtPath: place.root + "/in/export.csv")
    try place.write(
      """
      { "schema": "fremgang.nightly/1", "jobs": { "nightly": {
        "inbox": "in", "take": "newest", "plan": "plan.json", "out": "out", "settle": 0 } } }
      """,
      to: "nightly.json"
    )
    let run = place.run(["nightly", "--config", place.root + "/nightly.json"])
    #expect(run.output == "nightly: published v000001: who-5 n 50\n", "\(run.errors)")
    #expect(!run.errors.contains("file=export.csv"))
  }

  @Test func `a name that is no UTF-8 is read, and shown as well as it can be`() throws {
    let place = try place()
    let text = try #require(place.text("in/export.csv"))
    try place.remove("in/export.csv")
    let path = Array((place.root + "/in/m").utf8) + [0xE5] + Array("ling.csv".utf8) + [0]
    let file = unsafe open(path.map { CChar(bitPattern: $0) }, O_WRONLY | O_CREAT, 0o600)
    try #require(file >= 0)
    let bytes = Array(text.utf8)
    #expect(unsafe write(file, bytes, bytes.count) == bytes.count)
    close(file)
    let run = place.night()
    #expect(run.output == "nightly: published v000001: who-5 n 40\n", "\(run.errors)")
    #expect(run.errors.contains("file=m\u{FFFD}ling.csv"))
  }

  @Test func `a thousand small files are read as one export`() throws {
    let place = try NightlyPlace()
    var register = Register()
    register.add(1...500)
    let lines = register.export.split(separator: "\n")
    for (number, line) in lines.dropFirst().enumerated() {
      try place.write("\(lines[0])\n\(line)\n", to: "in/form-\(number).csv")
    }
    let run = place.night()
    #expect(run.exitCode == .done, "\(run.errors.suffix(500))")
    #expect(run.output == "nightly: published v000001: who-5 n 500\n")
    #expect(run.errors.contains("inputs files=1000 bytes="))
  }

  @Test func `a file that may not be read ends with 74 and keeps the figures`() throws {
    guard geteuid() != 0 else { return }
    let place = try place()
    #expect(place.night().exitCode == .done)
    try place.setMode(0, of: "in/export.csv")
    let run = place.night()
    #expect(run.exitCode == .inputOutput)
    #expect(run.errors.contains("code=inbox-file-unreadable file=export.csv"))
    #expect(place.version == "v000002")
  }
}
