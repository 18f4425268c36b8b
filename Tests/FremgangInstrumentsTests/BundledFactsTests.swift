import FremgangInstruments
import FremgangKit
import Testing

/// What the bundled files must and must not say.
@Suite struct BundledFactsTests {
  @Test func `no wording of an item is shipped`() {
    for instrument in Catalogue.bundled.instruments {
      #expect(instrument.items.allSatisfy { $0.text == nil }, "\(instrument.id)")
    }
  }

  @Test func `a network scale is never called loneliness`() throws {
    for id in ["lsns-6", "lsns-15m"] {
      let text = String(decoding: try #require(Catalogue.bundled.source(id)), as: UTF8.self)
      for word in ["ensom", "lonel"] {
        #expect(!text.lowercased().contains(word), "\(id)")
      }
    }
  }

  @Test func `the recommended change of the MHRM is no minimal important change`() throws {
    let total = try #require(Catalogue.bundled.instrument("mhrm")?.primaryScale)
    #expect(total.changeCriteria.map(\.kind) == [.recommended])
    #expect(total.changeCriteria.map(\.points) == [DecimalNumber(10)])
    #expect(total.missingRuleProvenance.status == .convention)
  }

  @Test func `the adapted network scale has blocks and no cut-off`() throws {
    let instrument = try #require(Catalogue.bundled.instrument("lsns-15m"))
    #expect(instrument.presentation == .blocks)
    #expect(instrument.scales.map(\.id) == ["total", "family", "friends", "professionals"])
    #expect(instrument.scales.map(\.maximum.value) == [45, 15, 15, 15])
    #expect(instrument.scales.allSatisfy { $0.cutoffs.isEmpty && $0.bands.isEmpty })
  }

  @Test func `the personal star has one response set and nothing to average`() throws {
    let star = try #require(Catalogue.bundled.instrument("personal-star"))
    #expect(star.kind == .personal)
    #expect(star.responseSets.map(\.bounds) == [1...10])
    #expect(star.items.isEmpty && star.scales.isEmpty)
  }
}
