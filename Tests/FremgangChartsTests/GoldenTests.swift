import Foundation
import FremgangCharts
import FremgangKit
import Testing

/// Charts against the files in `Tests/Recorded/charts`.
///
/// Run with `FREMGANG_RECORD_GOLDEN=1` to write the files anew, and look at what changed.
struct GoldenTests {
  private static let ids = [
    "mhrm-means", "mhrm-by-role", "mhrm-by-project", "mhrm-change", "lsns-15m-scales",
    "personal-star-person-2", "personal-star-persons",
  ]

  @Test func `charts are as recorded`() throws {
    let isRecording = ProcessInfo.processInfo.environment["FREMGANG_RECORD_GOLDEN"] != nil
    for chart in try Fixture.charts() where Self.ids.contains(chart.id) {
      let file = Fixture.folder.appending(path: "\(chart.id).svg")
      if isRecording { try Data(chart.svg.utf8).write(to: file) }
      let recorded = try String(decoding: Data(contentsOf: file), as: UTF8.self)
      #expect(chart.svg == recorded, "\(chart.id)")
    }
  }
}
