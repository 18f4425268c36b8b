import Foundation
import FremgangCharts
import FremgangKit
import FremgangReports
import Testing

/// Results made from the pool's invented totals, and what the tests vary of them.
enum PoolFixture {
  static func findings() throws -> Findings {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/pool-results.json")
    return try JSONDecoder().decode(Findings.self, from: Data(contentsOf: file))
  }

  static func document(_ language: Language = .da, _ change: (inout Findings) -> Void = { _ in })
    throws -> Document
  {
    try report(language, change).document
  }

  static func report(_ language: Language = .da, _ change: (inout Findings) -> Void = { _ in })
    throws -> Report
  {
    var findings = try findings()
    change(&findings)
    let results = Results(disclosed: findings)
    return Report(results, language: language, charts: Charts.all(for: results, language: language))
  }

  static func markdown(_ language: Language = .da, _ change: (inout Findings) -> Void = { _ in })
    throws -> String
  {
    MarkdownWriter.write(try document(language, change))
  }

  static func html(_ language: Language = .da, _ change: (inout Findings) -> Void = { _ in }) throws
    -> String
  {
    HTMLWriter.write(try document(language, change))
  }
}
