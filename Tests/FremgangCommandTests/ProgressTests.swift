import Foundation
import FremgangCommand
import Synchronization
import Testing

/// The line that tells how far a reading has come.
struct ProgressTests {
  /// A long export of so many people, all of whose rows are plain.
  private func export(people: Int) throws -> String {
    var text = "id;wave;who5_1;who5_2;who5_3;who5_4;who5_5\n"
    for person in 0..<people {
      for (wave, shift) in [("pre", 0), ("post", 1)] {
        let codes = (0..<5).map { String((person + $0 + shift) % 6) }
        text += "P\(person);\(wave);" + codes.joined(separator: ";") + "\n"
      }
    }
    let path = try Paths.scratch() + "/export.csv"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  /// What an evaluation writes on standard error, `step` seconds passing between two looks at the clock.
  private func errors(
    _ path: String,
    _ options: String...,
    step: Double,
    isTerminal: Bool = true
  ) -> String {
    let clock = Mutex(100.0)
    let tick: @Sendable () -> Double = {
      clock.withLock { now in
        now += step
        return now
      }
    }
    let caught = Caught()
    let streams = Streams(
      output: { _ in },
      error: { caught.errors += $0 },
      terminal: isTerminal ? Terminal(seconds: tick) : nil
    )
    #expect(Program.run(["evaluate", path, "--format", "json"] + options, streams) == .done)
    return String(decoding: caught.errors, as: UTF8.self)
  }

  private final class Caught {
    var errors: [UInt8] = []
  }

  private static let begin = "\r\u{1B}[K"

  @Test func `a long reading tells how far it has come, and takes the line away`() throws {
    let path = try export(people: 40_000)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let plain = errors(path, step: 1, isTerminal: false)
    let watched = errors(path, step: 1)
    var pieces = watched.components(separatedBy: ProgressTests.begin)
    #expect(pieces.removeFirst() == "")
    // Nothing is left of the lines, and what follows is what stands in a file.
    #expect(pieces.removeLast() == plain)
    // 1.7 MB are seven pieces of 256 KiB; each is told, for a second lies between any two.
    #expect((6...9).contains(pieces.count), "\(pieces.count)")
    for piece in pieces {
      #expect(piece.contains(/^[0-9]+% of 2 MB, [0-9]{1,2},[0-9]{3} rows, 0 MB\/s, [0-9] s left$/))
    }
    #expect(pieces.last?.hasPrefix("100% of 2 MB, 80,000 rows, ") == true, "\(pieces)")
    #expect(pieces.last?.hasSuffix(", 0 s left") == true)
  }

  @Test func `the line waits for a second and is written ten times a second at most`() throws {
    let path = try export(people: 40_000)
    defer { try? FileManager.default.removeItem(atPath: path) }
    for (step, lines) in [(0.1, 0...0), (0.21, 3...5), (0.06, 0...0)] {
      let written = errors(path, step: step).components(separatedBy: ProgressTests.begin).count
      // The text before the first line, and the text after the last.
      #expect(lines.contains(max(0, written - 2)), "\(step): \(written)")
    }
  }

  @Test func `nobody is told who does not watch or wants quiet`() throws {
    let path = try export(people: 10_000)
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(!errors(path, step: 5, isTerminal: false).contains("\u{1B}"))
    #expect(errors(path, "--quiet", step: 5) == "")
  }

  /// The limit is on what is held in memory, and more than the megabyte in which columns are found.
  @Test func `a file may be larger than what may be held where its rows are counted in passing`()
    throws
  {
    let path = try export(people: 40_000)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let free = CommandRun("evaluate", path, "--format", "json", "--quiet")
    #expect(free.exitCode == .done)
    let plan = (path as NSString).deletingLastPathComponent + "/plan.json"
    try #"{ "limits": { "bytesPerFile": 1200000 } }"#
      .write(toFile: plan, atomically: true, encoding: .utf8)
    let limited = CommandRun("evaluate", path, "--format", "json", "--quiet")
    #expect(limited.exitCode == .done, "\(limited.errors)")
    #expect(limited.output == free.output)
    // Scores are listed from rows that are held.
    let score = CommandRun("score", path, "--quiet")
    #expect(score.exitCode == .badData && score.errors.contains("bytesPerFile"))
  }
}
