import Foundation
import FremgangCommand

/// A folder with an export, its plan and its parts.
struct PartFolder {
  let root: String
  let export: String
  private let lines: [Substring]
  private let idColumn: Int
  private let delimiter: Character

  /// Copies an export without line breaks in its fields, and infers its plan.
  init(_ path: String, id: String, delimiter: Character) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try self.init(text: text.drop { $0 == "\u{FEFF}" }, id: id, delimiter: delimiter)
  }

  init(text: some StringProtocol, id: String, delimiter: Character = ";") throws {
    root = try Paths.scratch()
    export = root + "/all.csv"
    self.delimiter = delimiter
    lines = String(text).split(whereSeparator: \.isNewline)
    let names = (lines.first ?? "").split(separator: delimiter, omittingEmptySubsequences: false)
    idColumn = names.firstIndex { $0 == id } ?? 0
    try write(String(text), to: "all.csv")
    try write(CommandRun("plan", export, "--quiet").output, to: "the-plan.json")
  }

  var plan: String { root + "/the-plan.json" }

  func write(_ text: String, to name: String) throws {
    try text.write(toFile: "\(root)/\(name)", atomically: true, encoding: .utf8)
  }

  func writeKey(_ text: String, to name: String) throws {
    try write(text, to: name)
    let owner: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
    try FileManager.default.setAttributes(owner, ofItemAtPath: "\(root)/\(name)")
  }

  func bytes(_ name: String) throws -> String {
    try String(contentsOfFile: "\(root)/\(name)", encoding: .utf8)
  }

  func remove() {
    try? FileManager.default.removeItem(atPath: root)
  }

  /// The results of one run over everything.
  func whole() -> CommandRun {
    CommandRun("evaluate", export, "--plan", plan, "--format", "json", "--quiet")
  }

  /// The results of parts that are put together.
  func merged(_ parts: [String], _ options: String...) -> CommandRun {
    CommandRun(["merge"] + parts.map { "\(root)/\($0)" } + options)
  }

  /// Writes the rows whose id belongs to a part to `NAME.csv`, and the part to `NAME.part`.
  func count(
    _ name: String,
    options: [String] = [],
    where isWanted: (Substring) -> Bool
  ) throws -> CommandRun {
    let rows = lines.dropFirst().filter { line in
      let cells = line.split(separator: delimiter, omittingEmptySubsequences: false)
      return isWanted(cells[idColumn])
    }
    let text = (lines.prefix(1) + rows).joined(separator: "\n") + "\n"
    try write(text, to: "\(name).csv")
    let target = "\(root)/\(name).part"
    return CommandRun(
      ["evaluate", "\(root)/\(name).csv", "--plan", plan, "--partial", target] + options
    )
  }

  /// Divides the export among so many parts, by a sum of the bytes of the id.
  func divide(into parts: Int) throws -> [String] {
    try (0..<parts).map { part in
      let run = try count("part-\(part)", options: ["--replace"]) { id in
        id.utf8.reduce(7) { ($0 &* 31 &+ Int($1)) & 0xFFFF } % parts == part
      }
      guard run.exitCode == .done else { throw Failed(errors: run.errors) }
      return "part-\(part).part"
    }
  }

  struct Failed: Error {
    let errors: String
  }
}
