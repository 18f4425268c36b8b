import Foundation
import FremgangInstruments
import FremgangJSON
import FremgangKit
import Testing

@Suite struct CatalogueTests {
  private var folder: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Instruments")
  }

  @Test func `the bundled list is the folder`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let ids = names.filter { $0.hasSuffix(".json") && $0 != "instrument.schema.json" }
      .map { String($0.dropLast(5)) }
    #expect(Catalogue.bundled.ids == ids.sorted())
    for id in ids {
      let bytes = try Data(contentsOf: folder.appending(path: "\(id).json"))
      #expect(Catalogue.bundled.source(id) == Array(bytes), "\(id)")
    }
  }

  @Test func `the bundled schema is the one in the folder`() throws {
    let bytes = try Data(contentsOf: folder.appending(path: "instrument.schema.json"))
    #expect(Catalogue.schema == Array(bytes))
  }

  @Test func `every bundled file is without faults and carries its own id`() throws {
    for id in Catalogue.bundled.ids {
      let bytes = try #require(Catalogue.bundled.source(id))
      let (instrument, diagnostics) = Instrument.read(json: bytes, file: "\(id).json")
      #expect(diagnostics.map(\.description) == [], "\(id)")
      #expect(instrument?.id == id)
      if instrument != nil { #expect(Catalogue.bundled.instrument(id) == instrument) }
    }
    #expect(Catalogue.bundled.instrument("nothing") == nil)
    #expect(Catalogue.bundled.source("nothing") == nil)
  }

  @Test func `files stand over bundled instruments`() throws {
    let source = try #require(Catalogue.bundled.source("who-5"))
    let text = String(decoding: source, as: UTF8.self)
      .replacing("\"version\": \"1.0.0\"", with: "\"version\": \"9\"")
    let catalogue = try Catalogue(overriding: [(file: "w.json", bytes: Array(text.utf8))])
    #expect(catalogue.ids == Catalogue.bundled.ids)
    #expect(catalogue.instrument("who-5")?.version == "9")
    #expect(catalogue.source("who-5") == Array(text.utf8))
    #expect(catalogue.instrument("mhrm") == Catalogue.bundled.instrument("mhrm"))
  }

  @Test func `faults of all files are thrown together`() throws {
    let source = try #require(Catalogue.bundled.source("who-5"))
    do {
      _ = try Catalogue(overriding: [
        (file: "b.json", bytes: source), (file: "a.json", bytes: source),
        (file: "c.json", bytes: Array("{".utf8)),
      ])
      Issue.record("no fault")
    } catch {
      let places = error.diagnostics.map { "\($0.place.file ?? "") \($0.code)" }
      #expect(places == ["b.json duplicate-instrument", "c.json json-syntax"])
    }
  }
}
