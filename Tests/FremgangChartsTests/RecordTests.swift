import Foundation
import FremgangCharts
import FremgangKit
import Testing

/// Writes every chart of every variant to the folder that `FREMGANG_RECORD` names, to be looked at.
@Test(.enabled(if: ProcessInfo.processInfo.environment["FREMGANG_RECORD"] != nil))
func `charts are written out for the eye`() throws {
  let name = ProcessInfo.processInfo.environment["FREMGANG_RECORD"] ?? ""
  for variant in Fixture.variants {
    let folder = URL(filePath: name).appending(path: variant.name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for chart in try Fixture.charts(variant.name == "worse" ? .en : .da, variant.edit) {
      let file = folder.appending(path: "\(chart.id).svg")
      try Data(chart.svg.utf8).write(to: file)
    }
  }
}
