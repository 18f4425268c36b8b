import Foundation
import FremgangInstruments
import FremgangKit
import Testing

struct READMEExampleTests {
  /// By hand: the scores are 4 × 8 = 32 and 4 × 15 = 60, then 4 × 19 = 76 and 4 × 21 = 84; the changes
  /// 28 and 8 have the mean 18 and the standard deviation √200, so t = 18 / √(200 / 2) = 1.8.
  @Test func `the example in the README gives the change that it says`() throws {
    // README-BEGIN
    let instrument = try #require(Catalogue.bundled.instrument("who-5"))
    let scorer = try Scorer(#require(instrument.primaryScale), of: instrument)

    var pairs = PairedTable(denominator: scorer.denominator)
    for (before, after) in [
      ([1, 2, 2, 1, 2], [3, 3, 2, 3, 4]), ([4, 4, 3, 4, 4], [4, 5, 4, 4, 4]),
    ] {
      let first = scorer.score(before.map(Answer.init(code:)))
      let last = scorer.score(after.map(Answer.init(code:)))
      if let first = first.score, let last = last.score {
        pairs.add(before: first.numerator, after: last.numerator)
      }
    }
    let change = try PairedTTest(pairs)
    // README-END
    #expect(change.meanChange == 18)
    #expect(abs(change.t - 1.8) < 1e-12)
  }

  @Test func `the README shows that example`() throws {
    let here = URL(fileURLWithPath: #filePath)
    let root = here.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let source = try String(contentsOf: here, encoding: .utf8)
    let readme = try String(
      contentsOf: root.appendingPathComponent("README.md"),
      encoding: .utf8
    )
    let marks = source.components(separatedBy: "    // README-")
    let lines = try #require(marks.dropFirst().first).split(
      separator: "\n",
      omittingEmptySubsequences: false
    ).dropFirst().dropLast()
    let example = lines.map { $0.hasPrefix("    ") ? $0.dropFirst(4) : $0 }.joined(separator: "\n")
    #expect(readme.contains("```swift\n" + example + "\n```"))
  }
}
