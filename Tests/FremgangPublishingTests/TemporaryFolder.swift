import Foundation
import FremgangPublishing

/// A folder of a test's own under the system's temporary folder, and what stands in it.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "fremgang-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    _ = try? FileManager.default.removeItem(atPath: path)
  }

  func names(in folder: String = "") -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")) ?? []).sorted()
  }

  func text(of file: String) -> String? {
    try? String(contentsOfFile: "\(path)/\(file)", encoding: .utf8)
  }

  func write(_ text: String, to file: String) throws {
    try text.write(toFile: "\(path)/\(file)", atomically: false, encoding: .utf8)
  }

  func create(_ folder: String) throws {
    try FileManager.default.createDirectory(
      atPath: "\(path)/\(folder)",
      withIntermediateDirectories: true
    )
  }

  func remove(_ file: String) throws {
    try FileManager.default.removeItem(atPath: "\(path)/\(file)")
  }

  func rename(_ file: String, to other: String) throws {
    try FileManager.default.moveItem(atPath: "\(path)/\(file)", toPath: "\(path)/\(other)")
  }

  func link(_ file: String, to destination: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: "\(path)/\(file)",
      withDestinationPath: destination
    )
  }

  func destination(of link: String) -> String? {
    try? FileManager.default.destinationOfSymbolicLink(atPath: "\(path)/\(link)")
  }

  private func attributes(of file: String) throws -> [FileAttributeKey: Any] {
    try FileManager.default.attributesOfItem(atPath: "\(path)/\(file)")
  }

  func mode(of file: String) throws -> Int? {
    try attributes(of: file)[.posixPermissions] as? Int
  }

  func setMode(_ mode: Int, of file: String) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: mode],
      ofItemAtPath: "\(path)/\(file)"
    )
  }

  func inode(of file: String) throws -> Int? {
    try attributes(of: file)[.systemFileNumber] as? Int
  }

  func modified(_ file: String) throws -> Date? {
    try attributes(of: file)[.modificationDate] as? Date
  }

  func setModified(_ date: Date, of file: String) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: date],
      ofItemAtPath: "\(path)/\(file)"
    )
  }

  /// Every file and folder with its inode, its mode, its times and its size: what a run that writes
  /// nothing leaves as it was.
  func everything() throws -> [String] {
    guard let found = FileManager.default.enumerator(atPath: path) else { return [] }
    return try found.compactMap { $0 as? String }.sorted().map { file in
      let all = try attributes(of: file)
      let told: [FileAttributeKey] = [
        .systemFileNumber, .posixPermissions, .modificationDate, .size, .referenceCount,
      ]
      return "\(file) " + told.map { "\(all[$0] ?? "-")" }.joined(separator: " ")
    }
  }
}

extension PublishedFolder {
  /// Publishes one file that holds a text.
  func publish(_ text: String) throws {
    try publish(files: [(path: "a.svg", bytes: Array(text.utf8))], state: [1])
  }
}
