import Foundation
import FremgangCommand
import FremgangNightly
import Synchronization

/// A folder with an inbox, a plan and an output, and a clock that the test sets.
final class NightlyPlace {
  let root: String
  let clock = TestClock()

  /// Creates a place with the plan of a small invented register.
  init(plan: String = Register.plan) throws {
    root = try Paths.scratch()
    try FileManager.default.createDirectory(
      atPath: root + "/in",
      withIntermediateDirectories: true
    )
    try write(plan, to: "plan.json")
  }

  deinit {
    // Something may have been made unreadable on the way.
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/chmod")
    process.arguments = ["-R", "u+rwX", root]
    try? process.run()
    process.waitUntilExit()
    try? FileManager.default.removeItem(atPath: root)
  }

  /// Runs one night over the inbox; `options` follow those that every night has.
  func night(_ options: String...) -> CommandRun {
    run(
      [
        "nightly", "--inbox", root + "/in", "--out", root + "/out", "--plan", root + "/plan.json",
        "--language", "en",
      ] + (options.contains("--settle") ? [] : ["--settle", "0"]) + options
    )
  }

  func run(_ arguments: [String]) -> CommandRun {
    CommandRun(arguments, clock: clock.nightly)
  }

  func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(root)/\(path)"))
  }

  /// The text of a file, or of one in the current version.
  func text(_ path: String) -> String? {
    try? String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)
  }

  func current(_ path: String) -> String? { text("out/current/\(path)") }

  /// The name of the current version.
  var version: String? {
    let link = try? FileManager.default.destinationOfSymbolicLink(atPath: root + "/out/current")
    return link?.split(separator: "/").last.map(String.init)
  }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(atPath: "\(root)/\(path)")
  }

  func setMode(_ mode: Int, of path: String) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: mode],
      ofItemAtPath: "\(root)/\(path)"
    )
  }

  /// Everything under a folder: kind, mode, inode, time of change and bytes of each file.
  func everything(in folder: String = "out") throws -> [String: [String]] {
    var all: [String: [String]] = [:]
    let paths = try FileManager.default.subpathsOfDirectory(atPath: "\(root)/\(folder)")
    for path in paths + ["."] {
      let full = "\(root)/\(folder)/\(path)"
      let about = try FileManager.default.attributesOfItem(atPath: full)
      let isLink = about[.type] as? FileAttributeType == .typeSymbolicLink
      let content =
        isLink
        ? try FileManager.default.destinationOfSymbolicLink(atPath: full)
        : FileManager.default.contents(atPath: full).map { "\($0.base64EncodedString())" } ?? ""
      all[path] = [
        "\(about[.type] ?? "")", "\(about[.posixPermissions] ?? "")",
        "\(about[.systemFileNumber] ?? "")", "\(about[.modificationDate] ?? "")", content,
      ]
    }
    return all
  }
}

/// A clock that stands until it is set; waiting moves it.
final class TestClock: Sendable {
  /// 21 November 2026, two o'clock in Greenwich.
  static let first = 1_795_226_400

  private let state = Mutex((now: TestClock.first, elapsed: 0.0))
  private let waited = Mutex<(@Sendable () -> Void)?>(nil)

  var now: Int { state.withLock(\.now) }

  func set(_ seconds: Int) { state.withLock { $0.now = seconds } }

  func advance(days: Int) { state.withLock { $0.now += days * 86_400 } }

  /// Does something each time that a run waits.
  func whenWaiting(_ action: (@Sendable () -> Void)?) { waited.withLock { $0 = action } }

  var nightly: NightlyClock {
    NightlyClock(
      now: { self.now },
      elapsed: { self.state.withLock(\.elapsed) },
      wait: { seconds in
        self.state.withLock { state in
          state.elapsed += seconds
        }
        self.waited.withLock { $0 }?()
      }
    )
  }
}
