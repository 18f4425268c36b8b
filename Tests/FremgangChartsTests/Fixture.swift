import Foundation
import FremgangCharts
import FremgangKit

/// Findings to draw: invented ones, and changes of them.
enum Fixture {
  /// Two instruments, eight projects, three personal stars; synthetic, points allowed.
  static func findings() throws -> Findings {
    let data = try Data(contentsOf: folder.appending(path: "findings.json"))
    return try JSONDecoder().decode(Findings.self, from: data)
  }

  /// The folder of the findings and the golden files.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Recorded/charts")

  /// Results after `edit` has changed the findings.
  static func results(_ edit: (inout Findings) -> Void = { _ in }) throws -> Results {
    var findings = try findings()
    edit(&findings)
    return Results(disclosed: findings)
  }

  /// Every chart after `edit`.
  static func charts(
    _ language: Language = .da,
    _ edit: (inout Findings) -> Void = { _ in }
  ) throws -> [Chart] {
    Charts.all(for: try results(edit), language: language)
  }

  /// The change of each variant that charts must bear.
  static let variants: [(name: String, edit: @Sendable (inout Findings) -> Void)] = [
    ("plain", { _ in }),
    ("withheld", withhold),
    ("nobody", empty),
    ("lower-is-better", turnOver),
    (
      "one-group",
      {
        $0.groupings = [$0.groupings[0]]; $0.groupings[0].levels = ["deltager"]
      }
    ),
    ("forty-projects", fortyProjects),
    ("long-names", lengthenNames),
    ("worse", { turnBack(&$0) }),
    ("area-star", areaStar),
    ("many-subscales", manySubscales),
    ("three-waves", threeWaves),
    ("shared-axes", shareAxes),
    ("many-axes", manyAxes),
    ("extreme", extreme),
    ("hostile", hostile),
  ]
}
