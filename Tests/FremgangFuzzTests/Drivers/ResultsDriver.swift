import FremgangCharts
import FremgangFiles
import FremgangJSON
import FremgangKit
import FremgangReports

/// A `results.json` that reads must write, read back, and be drawn and told in both languages.
enum ResultsDriver {
  /// The second part of the input, where there is one, changes numbers of the first.
  static func run(_ bytes: [UInt8]) throws(BrokenPromise) {
    let parts = bytes.split(
      separator: FuzzInput.separator,
      maxSplits: 1,
      omittingEmptySubsequences: false
    )
    let edits = parts.count > 1 ? Array(parts[1]) : []
    let text = NumberEdits.apply(edits, to: Array(parts[0]))
    let results: Results
    do {
      results = try Results(json: text, file: "results.json")
    } catch {
      try promise(!error.diagnostics.isEmpty, "a refusal says nothing")
      return
    }
    try roundTrip(results)
    try render(results)
  }

  static func roundTrip(_ results: Results) throws(BrokenPromise) {
    let text: [UInt8]
    let again: Results
    do {
      text = try results.json()
      again = try Results(json: text)
    } catch {
      throw BrokenPromise("results that were written cannot be read: \(error)")
    }
    let second = try? again.json()
    try promise(second == text, "results do not survive a round trip")
    let encoded = try? JSONWriter.bytes(of: results.findings)
    try promise(encoded == text, "results are written otherwise than they are encoded")
  }

  /// Draws every chart and writes every file of the report, which must be proper XML and HTML.
  static func render(_ results: Results) throws(BrokenPromise) {
    for language in Language.allCases {
      let charts = Charts.all(for: results, language: language)
      for chart in charts { try check(chart.svg, "the chart \(chart.id)") }
      for file in Report(results, language: language, charts: charts).files {
        try check(String(decoding: file.bytes, as: UTF8.self), file.path)
        if file.path.hasSuffix(".csv") {
          try checkTable(file.bytes, delimiter: language == .da ? ";" : ",", file.path)
        }
      }
    }
  }

  /// Every row of a table has as many fields as its header, whatever the labels hold.
  private static func checkTable(
    _ bytes: [UInt8],
    delimiter: Unicode.Scalar,
    _ what: String
  ) throws(BrokenPromise) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var tokens = CSVTokenizer(
      bytes,
      start: start,
      syntax: CSVSyntax(delimiter: UInt8(ascii: delimiter))
    )
    var row = CSVRow()
    var width: Int?
    while tokens.next(into: &row) {
      try promise(row.cells.count == width ?? row.cells.count, "\(what) has a row out of line")
      try promise(row.faults.isEmpty, "\(what) has a quote out of place")
      width = row.cells.count
    }
  }

  private static let impossible = ["=\"nan", "=\"-nan", "=\"inf", "=\"-inf"]

  private static func check(_ text: String, _ what: String) throws(BrokenPromise) {
    for byte in text.utf8 where byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D {
      throw BrokenPromise("\(what) holds a control character")
    }
    guard what.hasSuffix("csv") == false else { return }
    for word in impossible where text.contains(word) {
      throw BrokenPromise("\(what) holds a number that is none")
    }
  }
}
