import Foundation
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
    return Report(Results(disclosed: findings), language: language, figures: figures)
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

  static let figures = [
    Figure(
      id: "mhrm-mean",
      instrument: "mhrm",
      title: "MHRM før og efter",
      description: "Gennemsnittet steg.",
      svg:
        "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 1\"><title>t</title></svg>"
    )
  ]
}
