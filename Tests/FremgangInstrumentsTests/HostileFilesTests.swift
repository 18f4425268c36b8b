import FremgangInstruments
import FremgangJSON
import FremgangKit
import SeededNumbers
import Testing

/// Instrument files that somebody has damaged: they are refused, and nothing traps.
@Suite struct HostileFilesTests {
  private static let pieces = [
    "9", "0", "-", "e9", "\"", "{", "}", "[", "]", ",", ":", "null", "true", "99999999999999999",
    "\u{0}", "æ", "\\u", "0.000000001", "-32000",
  ]

  @Test func `damaged files never trap`() throws {
    var damage = SeededGenerator(seed: 20_131_016)
    for id in Catalogue.bundled.ids {
      let source = try #require(Catalogue.bundled.source(id))
      for _ in 0..<60 {
        var bytes = source
        for _ in 0..<Int.random(in: 1...3, using: &damage) {
          let start = Int.random(in: 0..<bytes.count, using: &damage)
          let end = min(bytes.count, start + Int.random(in: 0...4, using: &damage))
          let piece = Self.pieces.randomElement(using: &damage) ?? ""
          bytes.replaceSubrange(start..<end, with: Array(piece.utf8))
        }
        let (instrument, diagnostics) = Instrument.read(json: bytes, file: id)
        #expect(instrument != nil || diagnostics.contains { $0.severity == .error })
      }
    }
  }

  @Test func `extreme numbers in any place never trap`() throws {
    let numbers = ["1000000000000000000", "-999999999", "0.000000001", "32000", "999", "-1"]
    for id in ["who-5", "lsns-6"] {
      let text = String(decoding: try #require(Catalogue.bundled.source(id)), as: UTF8.self)
      for match in text.matches(of: /: (\d+)/) {
        for number in numbers {
          let broken =
            text[..<match.range.lowerBound] + ": " + number + text[match.range.upperBound...]
          _ = Instrument.read(json: Array(broken.utf8), file: id)
        }
      }
    }
  }

  @Test func `preconditions stop the programmer`() async {
    await #expect(processExitsWith: .failure) {
      _ = Score(numerator: 1, denominator: 0, answered: 1, expected: 1, rule: .completeOnly)
    }
    await #expect(processExitsWith: .failure) {
      guard let instrument = Catalogue.bundled.instrument("who-5"),
        let scale = instrument.primaryScale, let scorer = try? Scorer(scale, of: instrument)
      else { return }
      _ = scorer.score([.blank])
    }
    await #expect(processExitsWith: .failure) {
      _ = InstrumentFaults(diagnostics: [])
    }
  }
}
