import Foundation
import FremgangKit
import FremgangReports
import Testing

/// Writes the reports to the folder named by `FREMGANG_WRITE_REPORTS`, to be looked at by a person.
@Test(.enabled(if: ProcessInfo.processInfo.environment["FREMGANG_WRITE_REPORTS"] != nil))
func `writes the reports to be read`() throws {
  let folder = URL(filePath: ProcessInfo.processInfo.environment["FREMGANG_WRITE_REPORTS"] ?? "")
  for language in Language.allCases {
    for file in try PoolFixture.report(language).files {
      let path = folder.appending(path: "\(language)/\(file.path)")
      try FileManager.default.createDirectory(
        at: path.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data(file.bytes).write(to: path)
    }
  }
}
