import FremgangFiles
import FremgangJSON
import FremgangKit
import Testing

@Suite struct EncodingTests {
  private func reading(_ bytes: [UInt8], _ encoding: TextEncoding? = nil) -> ConformanceReading {
    ConformanceReading(bytes, name: "t.csv", choice: DialectChoice(encoding: encoding))
  }

  /// `måling ÆØÅ æøå’` in Mac OS Roman, by Python's codec `mac_roman`.
  private let macRoman: [UInt8] = [
    109, 140, 108, 105, 110, 103, 32, 174, 175, 129, 32, 190, 191, 140, 213,
  ]

  @Test func `Mac OS Roman is read where it is named`() {
    let file = Array("id;x\r1;".utf8) + macRoman + [0x0D]
    #expect(reading(file).codes == ["encoding-ambiguous"])
    #expect(reading(file, .macRoman).rows == [["1", "måling ÆØÅ æøå’"]])
    #expect(TextEncoding(name: "MacRoman") == .macRoman)
    #expect(TextEncoding(name: "ISO-8859-1") == .windows1252)
  }

  /// UTF-8 read as Windows-1252 or ISO-8859-1 and encoded again, by Python's codecs.
  private let twice: [(letter: String, bytes: [UInt8])] = [
    ("æ", [0xC3, 0x83, 0xC2, 0xA6]), ("ø", [0xC3, 0x83, 0xC2, 0xB8]),
    ("å", [0xC3, 0x83, 0xC2, 0xA5]), ("Æ", [0xC3, 0x83, 0xE2, 0x80, 0xA0]),
    ("Ø", [0xC3, 0x83, 0xCB, 0x9C]), ("Å", [0xC3, 0x83, 0xE2, 0x80, 0xA6]),
    ("Æ", [0xC3, 0x83, 0xC2, 0x86]), ("Ø", [0xC3, 0x83, 0xC2, 0x98]),
    ("Å", [0xC3, 0x83, 0xC2, 0x85]), ("’", [0xC3, 0xA2, 0xE2, 0x82, 0xAC, 0xE2, 0x84, 0xA2]),
    ("’", [0xC3, 0xA2, 0xC2, 0x80, 0xC2, 0x99]), ("é", [0xC3, 0x83, 0xC2, 0xA9]),
  ]

  @Test func `text that was encoded twice is pointed out and can be undone`() {
    for (letter, bytes) in twice {
      let file = Array("id;x;y\n1;a;b\n2;c;d".utf8) + bytes + bytes + Array("\n".utf8)
      let plain = reading(file)
      #expect(plain.diagnostics.places == ["text-encoded-twice 3:3"], "\(letter)")
      #expect(plain.diagnostics.first?.severity == .warning)
      #expect(plain.diagnostics.first?.message.hasPrefix("2 characters ") == true)
      #expect(plain.diagnostics.first?.remedy?.contains("\"utf-8-twice\"") == true)
      let undone = reading(file, .utf8Twice)
      #expect(undone.rows == [["1", "a", "b"], ["2", "c", "d\(letter)\(letter)"]], "\(letter)")
      #expect(reading(file, .utf8).diagnostics.isEmpty)
    }
  }

  @Test func `text that was encoded once is left alone`() {
    for text in ["Ærø, Århus, CAFÉ…", "Âge", "’åben’", "naïve Ã", "â", "São"] {
      #expect(reading(Array("id;x\n1;\(text)\n".utf8)).diagnostics.isEmpty, "\(text)")
    }
    // Undone where nothing was done, æ is the byte E6, which is no UTF-8.
    let once = reading(Array("id;x\n1;æ\n".utf8), .utf8Twice)
    #expect(once.diagnostics.places == ["invalid-byte 2:2"])
    #expect(once.diagnostics.first?.message.hasPrefix("Byte 8 ") == true)
  }

  @Test func `invalid bytes stand by line and field`() {
    let file = Array("id;x;y\næ;\"a\nb".utf8) + [0xE5] + Array("\";ø\n2;3;".utf8) + [0xFF, 0x0A]
    #expect(reading(file).diagnostics.places == ["invalid-byte 3:2", "invalid-byte 4:3"])
  }

  @Test func `marks that show nothing are no part of a name or a label`() throws {
    let mark = "\u{FEFF}"
    let reading = try read(
      "\(mark)\(mark)id;\u{200B}wave;tiny_1\u{A0};tiny_2\n1;pre\u{200B};1;\u{FEFF}2\n1;post;\u{2009}2;2\n"
    )
    #expect(reading.responses.lines == ["1 tiny post -: 2 2", "1 tiny pre -: 1 2"])
    #expect(reading.diagnostics.isEmpty)
  }

  @Test func `decomposed letters are equal to composed ones everywhere`() throws {
    let text = """
      id;ma\u{30A}ling;omra\u{30A}de;tiny_1;tiny_2
      1;na\u{30A};A\u{30A}rhus;Na\u{30A};1
      1;p\u{E5};\u{C5}rhus;n\u{E5};1
      2;n\u{E5};\u{E5}rhus;0;1
      """
    let plan = try plan(
      """
      { "columns": { "wave": "m\u{E5}ling", "groups": { "sted": "omr\u{E5}de" } },
        "waves": [{ "id": "a", "values": ["n\u{E5}"] }, { "id": "b", "values": ["pa\u{30A}"] }],
        "groups": [{ "id": "sted" }],
        "answerLabels": { "tiny": { "n\u{E5}": 2 } } }
      """
    )
    let reading = try read(text, plan: plan)
    #expect(!reading.hasErrors)
    #expect(
      reading.responses.lines == ["1 tiny a -: 2 1", "1 tiny b -: 2 1", "2 tiny a -: 0 1"]
    )
    #expect(Set(reading.responses.groupings[0].levels).count == 1)
  }
}
