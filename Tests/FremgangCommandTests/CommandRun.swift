import Foundation
import FremgangCommand
import FremgangKit
import FremgangNightly

/// One run of the program with its streams caught.
struct CommandRun {
  let exitCode: ExitCode
  let output: String
  let errors: String

  init(_ arguments: String...) {
    self.init(arguments)
  }

  init(_ arguments: [String], clock: NightlyClock = .system) {
    let caught = Caught()
    let streams = Streams(
      output: { caught.output += $0 },
      error: { caught.errors += $0 }
    )
    exitCode = Program.run(arguments, streams, clock: clock)
    output = String(decoding: caught.output, as: UTF8.self)
    errors = String(decoding: caught.errors, as: UTF8.self)
  }

  private final class Caught {
    var output: [UInt8] = []
    var errors: [UInt8] = []
  }
}

/// Where the tests find what they read.
enum Paths {
  static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
  static let pool = package + "/SampleData/15m-pool/export.csv"
  static let fixtures = package + "/Tests/FremgangCommandTests/Fixtures"

  /// A new empty folder of the test's own.
  static func scratch() throws -> String {
    let path = NSTemporaryDirectory() + "fremgang-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }
}

extension Findings {
  /// The findings of an export, as `--format json` prints them.
  static func evaluating(_ path: String, _ options: String...) throws -> Findings {
    let run = CommandRun(["evaluate", path, "--format", "json", "--quiet"] + options)
    return try Results(json: Array(run.output.utf8)).findings
  }

  /// The primary scale of the instrument called `id`.
  func scale(_ id: String) -> ScaleFindings? {
    instruments.first { $0.id == id }?.scales.first
  }
}

extension ScaleFindings {
  /// The summary of one level; `nil` stands for "not stated".
  func summary(_ by: String, _ level: String?) -> Summary? {
    groups.first { $0.by == by && $0.level == level }?.summary
  }
}
