import FremgangJSON
import FremgangKit
import Testing

/// Each row breaks one thing in a sound file and names the fault that must be found, and only that.
@Suite struct InstrumentLinterTests {
  private static let source = #""source": "invented", "status": "convention""#

  /// A sound file, with everything that the format knows.
  static let sound = """
    {
      "$schema": "instrument.schema.json",
      "format": "fremgang.instrument/1",
      "id": "test",
      "version": "1",
      "convention": "sum",
      "kind": "scored",
      "presentation": "total",
      "title": { "da": "Prøve", "en": "Test" },
      "shortTitle": { "da": "Prøve", "en": "Test" },
      "measures": { "da": "intet", "en": "nothing" },
      "responseSets": [
        { "id": "agree", "options": [{ "code": 0 }, { "code": 1 }, { "code": 2 }],
          "missingCodes": [{ "code": 9, "meaning": "declined" }], \(source) }
      ],
      "items": [
        { "id": "t_1", "responses": "agree" },
        { "id": "t_2", "aliases": ["other"], "responses": "agree", "reversed": true },
        { "id": "t_3", "label": { "da": "Tre", "en": "Three" }, "responses": "agree" }
      ],
      "scales": [
        { "id": "total", "title": { "da": "I alt", "en": "Total" },
          "items": ["t_1", "t_2", "t_3"],
          "method": { "name": "sum" },
          "missingRule": { "name": "prorate", "most": 1, \(source) },
          "rounding": { "name": "halvesToEven", "fractionDigits": 0 },
          "range": { "minimum": 0, "maximum": 6, \(source) },
          "higherIsBetter": true,
          "bands": [
            { "id": "low", "title": { "da": "Lav", "en": "Low" },
              "from": 0, "to": 2, "ownsUpperBoundary": true, \(source) },
            { "id": "high", "title": { "da": "Høj", "en": "High" },
              "from": 3, "to": 6, "ownsUpperBoundary": true, \(source) }
          ],
          "cutoffs": [{ "id": "risk", "title": { "da": "Risiko", "en": "Risk" },
            "value": 2, "beyond": "below", \(source) }],
          "questionable": [{ "value": 6, \(source) }],
          "reliabilities": [{ "kind": "alpha", "value": 0.8, "population": "all", \(source) }],
          "norms": [{ "population": "all", "mean": 3.5, "standardDeviation": 1, "n": 9, \(source) }],
          "changeCriteria": [{ "kind": "reliable", "points": 1.5, \(source) }]
        }
      ],
      "licence": { "holder": "nobody", "terms": "free", "textsMayBeShipped": false, \(source) },
      "caveats": [{ "text": { "da": "Pas på.", "en": "Take care." }, \(source) }],
      "citations": ["Nobody (2000)."]
    }
    """

  private func faults(_ text: String) -> [String] {
    Instrument.read(json: Array(text.utf8), file: "t.json").diagnostics
      .map { "\($0.place.path ?? "-") \($0.code)" }
  }

  private func expect(_ rows: [(old: String, new: String, faults: [String])]) {
    for row in rows {
      #expect(Self.sound.contains(row.old), "the row \(row.old) changes nothing")
      #expect(faults(Self.sound.replacing(row.old, with: row.new)) == row.faults, "\(row.new)")
    }
  }

  @Test func `a sound file is read whole`() throws {
    let instrument = try Instrument(json: Array(Self.sound.utf8), file: "t.json")
    let scale = try #require(instrument.scales.first)
    #expect(instrument.items.map(\.isReversed) == [false, true, false])
    #expect(instrument.items[1].aliases == ["other"])
    #expect(instrument.responseSets[0].missingCodes.map(\.meaning) == [.declined])
    #expect(scale.missingRule == .prorate(most: 1))
    #expect(scale.rounding == .halvesToEven(fractionDigits: 0))
    #expect(scale.bands.map(\.id) == ["low", "high"])
    #expect(scale.cutoffs.map(\.beyond) == [.below])
    #expect(scale.changeCriteria.map(\.points.value) == [1.5])
    #expect(scale.norms.map(\.n) == [9])
    #expect(instrument.licence.textsMayBeShipped == false)
  }

  @Test func `keys and shapes`() {
    expect([
      (
        #""convention": "sum""#, #""convntion": "sum""#,
        [
          "$.convention missing-key", "$.convntion unknown-key",
        ]
      ),
      (#""format": "fremgang.instrument/1""#, #""format": "other/2""#, ["$.format unknown-format"]),
      (#""id": "test""#, #""id": "../test""#, ["$.id invalid-id"]),
      (#""kind": "scored""#, #""kind": "scord""#, ["$.kind unknown-value"]),
      (
        #"{ "da": "Prøve", "en": "Test" },\#n  "short"#,
        "{ \"da\": \" \", \"en\": \"T\" },\n  \"short",
        [
          "$.title.da empty-text"
        ]
      ),
      (#""citations": ["Nobody (2000)."]"#, #""citations": "Nobody""#, ["$.citations wrong-type"]),
      (
        #""value": 0.8"#, #""value": 8e-1"#, ["$.scales[0].reliabilities[0].value number-not-plain"]
      ),
    ])
  }

  @Test func `facts without a source and a missing licence`() {
    let range =
      #""range": { "minimum": 0, "maximum": 6, "source": "invented", "status": "convention" }"#
    expect([
      (
        range, #""range": { "minimum": 0, "maximum": 6 }"#,
        [
          "$.scales[0].range fact-without-source", "$.scales[0].range fact-without-status",
        ]
      ),
      (#""licence": {"#, #""licens": {"#, ["$ missing-licence", "$.licens unknown-key"]),
    ])
  }

  @Test func `response sets`() {
    expect([
      (
        #"{ "code": 1 }, { "code": 2 }"#, #"{ "code": 2 }, { "code": 1 }"#,
        [
          "$.responseSets[0].options[2] options-out-of-order"
        ]
      ),
      (
        #"{ "code": 1 }, "#, #"{ "code": 0 }, "#,
        [
          "$.responseSets[0].options[1] duplicate-code"
        ]
      ),
      (#""code": 9"#, #""code": 2"#, ["$.responseSets[0].missingCodes[0] missing-code-is-answer"]),
      (
        #""code": 9"#, #""code": 40000"#,
        [
          "$.responseSets[0].missingCodes[0].code number-out-of-bounds"
        ]
      ),
      (
        #"{ "code": 0 }, { "code": 1 }, { "code": 2 }"#, "",
        [
          "$.responseSets[0].options no-options"
        ]
      ),
    ])
  }

  @Test func `items`() {
    expect([
      (
        #""id": "t_3""#, #""id": "t_1""#,
        [
          "$.items[2].id duplicate-id", "$.scales[0].items[2] unknown-item",
        ]
      ),
      (#"["other"]"#, #"["T-03"]"#, ["$.items[2].id colliding-column-names"]),
      (
        #""t_1", "responses": "agree""#, #""t_1", "responses": "agre""#,
        [
          "$.items[0].responses unknown-response-set"
        ]
      ),
      (#"{ "code": 1 }, "#, "", []),
      (
        #""label": { "da": "Tre", "en": "Three" }"#, #""text": { "da": "Tre?", "en": "Three?" }"#,
        [
          "$.items[2].text text-not-licensed"
        ]
      ),
      (
        #"{ "code": 1 }, { "code": 2 }"#, #"{ "code": 1 }, { "code": 5 }"#,
        [
          "$.items[1].reversed reversed-code-outside", "$.scales[0].range unreachable-range",
        ]
      ),
    ])
  }

  @Test func `scales`() {
    expect([
      (
        #"["t_1", "t_2", "t_3"]"#, #"["t_1", "t_2", "t_33"]"#,
        [
          "$.scales[0].items[2] unknown-item"
        ]
      ),
      (
        #"["t_1", "t_2", "t_3"]"#, #"["t_1", "t_2", "t_2"]"#,
        [
          "$.scales[0].items[2] repeated-item"
        ]
      ),
      (#"["t_1", "t_2", "t_3"]"#, "[]", ["$.scales[0].items no-items"]),
      (#""most": 1"#, #""most": 3"#, ["$.scales[0].missingRule impossible-missing-rule"]),
      (
        #""name": "prorate", "most": 1"#, #""name": "meanOfAnswered", "least": 2"#,
        [
          "$.scales[0].missingRule rule-does-not-fit-method"
        ]
      ),
      (
        #""maximum": 6"#, #""maximum": 7"#,
        [
          "$.scales[0].range unreachable-range", "$.scales[0].bands[1].to bands-gap",
        ]
      ),
      (
        #""name": "sum" }"#, #""name": "linear", "factor": 2 }"#,
        [
          "$.scales[0].range unreachable-range"
        ]
      ),
      (
        #""name": "sum" }"#, #""name": "count", "codes": { "agree": [2, 3], "agre": [] } }"#,
        [
          "$.items[1].reversed reversal-unused",
          "$.scales[0].method.codes.agree[1] counted-code-not-offered",
          "$.scales[0].method.codes.agre unknown-response-set",
          "$.scales[0].range unreachable-range",
        ]
      ),
    ])
  }

  @Test func `lookup tables`() {
    let rule = #""missingRule": { "name": "prorate", "most": 1,"#
    let complete = #""missingRule": { "name": "completeOnly","#
    let rows = (0...6).map { #"{ "sum": \#($0), "score": \#($0) }"# }
    func table(_ rows: [String]) -> String {
      Self.sound.replacing(rule, with: complete)
        .replacing(
          #""name": "sum" }"#,
          with: #""name": "lookup", "table": [\#(rows.joined(separator: ","))] }"#
        )
    }
    #expect(faults(table(rows)) == [])
    #expect(faults(table(rows.dropLast())) == ["$.scales[0].method sums-missing-from-table"])
    #expect(
      faults(table(rows + [#"{ "sum": 7, "score": 6 }"#]))
        == ["$.scales[0].method.table[7].sum table-sum-unreachable"]
    )
    #expect(
      faults(table([rows[1], rows[0]] + rows.dropFirst(2)))
        == ["$.scales[0].method.table[1].sum table-out-of-order"]
    )
  }

  @Test func `bands`() {
    expect([
      (#""from": 0, "to": 2"#, #""from": 1, "to": 2"#, ["$.scales[0].bands[0].from bands-gap"]),
      (#""from": 3, "to": 6"#, #""from": 1, "to": 6"#, ["$.scales[0].bands[1].from bands-overlap"]),
      (#""from": 3, "to": 6"#, #""from": 4, "to": 6"#, ["$.scales[0].bands[1].from bands-gap"]),
      (#""from": 3, "to": 6"#, #""from": 2, "to": 6"#, []),
      (#""from": 3, "to": 6"#, #""from": 3, "to": 5"#, ["$.scales[0].bands[1].to bands-gap"]),
      (
        #""to": 2, "ownsUpperBoundary": true"#, #""to": 2, "ownsUpperBoundary": false"#,
        [
          "$.scales[0].bands[1].from bands-gap"
        ]
      ),
      (#""id": "high""#, #""id": "low""#, ["$.scales[0].bands[1].id duplicate-id"]),
      // Without rounding, prorated scores lie between 2 and 3.
      (
        #""rounding": { "name": "halvesToEven", "fractionDigits": 0 },"#, "",
        [
          "$.scales[0].bands[1].from bands-gap"
        ]
      ),
    ])
  }

  @Test func `facts outside the range`() {
    expect([
      (
        #""value": 2, "beyond""#, #""value": 8, "beyond""#,
        [
          "$.scales[0].cutoffs[0].value outside-range"
        ]
      ),
      (#"{ "value": 6,"#, #"{ "value": -1,"#, ["$.scales[0].questionable[0].value outside-range"]),
      (#""mean": 3.5"#, #""mean": 35"#, ["$.scales[0].norms[0].mean outside-range"]),
      (
        #""value": 0.8"#, #""value": 80"#,
        [
          "$.scales[0].reliabilities[0].value reliability-out-of-bounds"
        ]
      ),
      (
        #""value": 0.8"#, #""value": 0"#,
        [
          "$.scales[0].reliabilities[0].value reliability-out-of-bounds"
        ]
      ),
      (
        #""points": 1.5"#, #""points": 6.5"#,
        [
          "$.scales[0].changeCriteria[0].points change-out-of-bounds"
        ]
      ),
      (
        #""standardDeviation": 1"#, #""standardDeviation": 0"#,
        [
          "$.scales[0].norms[0].standardDeviation standard-deviation-negative"
        ]
      ),
    ])
  }

  @Test func `kinds`() {
    expect([
      (
        #""kind": "scored""#, #""kind": "personal""#,
        [
          "$.items personal-with-items", "$.scales personal-with-items",
        ]
      )
    ])
  }

  @Test func `a fault says where it stands and what to do`() {
    let text = Self.sound.replacing(#""value": 2, "beyond""#, with: #""value": 8, "beyond""#)
    let (instrument, diagnostics) = Instrument.read(json: Array(text.utf8), file: "t.json")
    #expect(instrument == nil)
    #expect(
      diagnostics.map(\.description) == [
        "t.json:36:18 $.scales[0].cutoffs[0].value: error: The value lies outside the range 0 to 6. "
          + "Correct it. [outside-range]"
      ]
    )
  }

  @Test func `several faults are found at once, in the order of the file`() {
    let text = Self.sound
      .replacing(#""mean": 3.5"#, with: #""mean": 35"#)
      .replacing(#""most": 1"#, with: #""most": 7"#)
      .replacing(#""kind": "scored""#, with: #""knid": "scored""#)
    #expect(
      faults(text) == [
        "$.kind missing-key", "$.knid unknown-key",
        "$.scales[0].missingRule impossible-missing-rule",
        "$.scales[0].norms[0].mean outside-range",
      ]
    )
  }

  @Test func `no value of the wrong kind in any place stops the reader`() throws {
    let lines = Self.sound.split(separator: "\n", omittingEmptySubsequences: false)
    let values = [
      "null", "[]", "{}", "-1", "1e400", "true", "\"\"", "[[1]]", "99999999999999999999",
    ]
    // Each value in place of whatever follows the first colon of each line, where that is one value.
    for (index, line) in lines.enumerated() {
      guard let colon = line.firstIndex(of: ":"), line.hasSuffix(",") else { continue }
      for value in values {
        var broken = lines
        broken[index] = line[...colon] + " \(value),"
        _ = faults(broken.joined(separator: "\n"))
      }
    }
  }
}
