import FremgangFiles
import FremgangJSON
import FremgangKit
import Testing

/// Every file of the conformance folders, each by its status.
@Suite struct ConformanceTests {
  /// Tables that are refused although they can be read, with the code and the reason.
  private static let refusals: [String: (code: String, why: String)] = [
    "mac_cr_macroman.csv": (
      "encoding-ambiguous",
      "no byte tells Mac OS Roman from Windows-1252; the case allows a reported ambiguity"
    )
  ]

  /// Files whose expected rows are not what stands in the file, with the reason.
  private static let misprints: [String: String] = [
    "O18_air.csv": "the benchmark's row 18 has a backslash where the file has a zero"
  ]

  @Test(arguments: conformanceCases) func `A file reads as it must`(_ file: ConformanceCase) {
    switch file.status {
    case "well_formed", "well_formed_nonstandard", "nonstandard": checkWellFormed(file)
    case "malformed": checkMalformed(file)
    case "ambiguous": checkAmbiguous(file)
    case "empty": checkEmpty(file)
    case "real_world": checkRealWorld(file)
    case "advisory": checkAdvisory(file)
    default: Issue.record("\(file.path): the status \"\(file.status)\" is not known")
    }
  }

  @Test(.enabled(if: !conformanceFolderIsGiven)) func `Our own files are all there`() {
    #expect(conformanceCases.count >= 62)
    #expect(conformanceInputs.count >= 50)
  }

  @Test(arguments: conformanceInputs) func `A small input gives its records`(_ input: JSONNode) {
    var bytes = Array((input["input"]?.text ?? "").utf8)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard let delimiter = input["delimiter"]?.text?.utf8.first else { return }
    var tokens = CSVTokenizer(bytes, syntax: CSVSyntax(delimiter: delimiter))
    var row = CSVRow()
    var records: [[String]] = []
    var faults = 0
    while tokens.next(into: &row) {
      faults += row.faults.count
      if !row.isEmptyLine { records.append(ConformanceReading.texts(row, bytes)) }
    }
    // Where a reading is one of several, a reported fault is as good.
    if input["status"]?.text == "lenient", faults > 0 { return }
    #expect(records == input["records"]?.rows, "\(input["id"]?.text ?? "")")
    #expect(faults == 0, "\(input["id"]?.text ?? "")")
  }
}

extension ConformanceTests {
  private func checkWellFormed(_ file: ConformanceCase) {
    var reading = ConformanceReading(file.bytes, name: file.name)
    if reading.isRefused, let refusal = ConformanceTests.refusals[file.name] {
      #expect(reading.codes == [refusal.code], "\(refusal.why)")
      let encoding = file.dialect?["encoding"]?.text?.replacing("_", with: "-") ?? ""
      let choice = DialectChoice(encoding: TextEncoding(name: encoding))
      reading = ConformanceReading(file.bytes, name: file.name, choice: choice)
    }
    #expect(reading.errors.isEmpty, "\(reading.errors)")
    #expect(reading.header == expectedHeader(file))
    let footers = file.expected["footer_rows"]?.number ?? 0
    #expect(Array(reading.rows.dropLast(footers)) == withoutBlank(file.rows ?? []))
    if let dialect = reading.dialect { ConformanceDialect.check(dialect, file) }
    ConformanceValues.check(file, reading)
  }

  /// A header that stands there twice names each column once; the benchmark joins the two.
  private func expectedHeader(_ file: ConformanceCase) -> [String] {
    guard let count = file.headerLines, count > 1 else { return file.header ?? [] }
    return (file.header ?? []).map { name in
      let words = name.split(separator: " ", omittingEmptySubsequences: false)
      let part = words.prefix(words.count / count).joined(separator: " ")
      let isRepeated = Array(repeating: part, count: count).joined(separator: " ") == name
      return isRepeated ? part : name
    }
  }

  private func checkMalformed(_ file: ConformanceCase) {
    let reading = ConformanceReading(file.bytes, name: file.name)
    #expect(!reading.diagnostics.isEmpty, "nothing is reported")
    if file.bytes.isEmpty {
      #expect(reading.codes == ["file-empty"])
      return
    }
    for diagnostic in reading.diagnostics where diagnostic.code != "line-ends-mixed" {
      #expect(diagnostic.place.line != nil, "\(diagnostic)")
      #expect(diagnostic.place.column != nil, "\(diagnostic)")
    }
    let messages = reading.diagnostics.map(\.message)
    if let offset = file.expected["bad_byte_offset"]?.number {
      #expect(messages.contains { $0.hasPrefix("Byte \(offset + 1) ") })
    }
    if let line = file.expected["quote_opened_line"]?.number {
      #expect(reading.diagnostics.contains { $0.place.line == line })
    }
    if let header = file.expected["repaired_header"]?.texts {
      let twice = DialectChoice(encoding: .utf8Twice)
      let repaired = ConformanceReading(file.bytes, name: file.name, choice: twice)
      #expect(reading.codes == ["text-encoded-twice"])
      #expect(repaired.header == header)
      #expect(repaired.rows == file.expected["repaired_rows"]?.rows)
      #expect(repaired.diagnostics.isEmpty)
    }
    if !reading.isRefused { checkOthersIntact(file, reading) }
  }

  /// The rows that are read are those expected, in order, but for the ones reported.
  private func checkOthersIntact(_ file: ConformanceCase, _ reading: ConformanceReading) {
    let reported = Set(reading.errors.compactMap(\.place.line)).count
    if let records = file.expected["n_records"]?.number {
      #expect(reading.rows.count + reported == records)
    }
    guard let rows = file.rows.map(withoutBlank) else { return }
    #expect(reading.header == file.header || file.dialect?["quote"]?.text == "'")
    var place = 0
    var lost = 0
    for row in reading.rows.map({ plain($0, file) }) {
      while place < rows.count, withoutPadding(rows[place]) != row {
        place += 1
        lost += 1
      }
      guard place < rows.count else {
        Issue.record("\(file.path): a row is none of those expected: \(row)")
        return
      }
      place += 1
    }
    lost += rows.count - place
    #expect(lost <= reported, "\(lost) rows lost, \(reported) reported")
    let ragged = file.expected["ragged_records"]?.elements.count ?? 0
    // With apostrophes for quotes, every apostrophe in a text is damage too.
    let isApostrophe = file.dialect?["quote"]?.text == "'"
    #expect(lost <= max(ragged, 1) || isApostrophe, "more rows lost than are damaged")
  }

  /// A row as the case spells it: without the quotes where another sign quotes than was found.
  private func plain(_ row: [String], _ file: ConformanceCase) -> [String] {
    guard file.dialect?["quote"]?.text == "'" else { return withoutPadding(row) }
    return withoutPadding(
      row.map { text in
        text.count > 1 && text.hasPrefix("'") && text.hasSuffix("'")
          ? String(text.dropFirst().dropLast()) : text.replacing("\"\"", with: "\"")
      }
    )
  }

  private func checkAmbiguous(_ file: ConformanceCase) {
    let reading = ConformanceReading(file.bytes, name: file.name)
    let refusals = reading.errors + ConformanceValues.refusals(file, reading)
    #expect(!refusals.isEmpty, "read as if nothing were in doubt")
    #expect(refusals.contains { $0.message.contains(" or ") }, "\(refusals)")
  }

  private func checkEmpty(_ file: ConformanceCase) {
    let reading = ConformanceReading(file.bytes, name: file.name)
    #expect(reading.codes == ["file-empty"] || (reading.rows.isEmpty && reading.errors.isEmpty))
  }

  /// Files as the world writes them: the benchmark's rows, or a report of what stands in the way.
  private func checkRealWorld(_ file: ConformanceCase) {
    let reading = ConformanceReading(file.bytes, name: file.name)
    if !reading.diagnostics.isEmpty || ConformanceTests.misprints[file.name] != nil { return }
    let rows = reading.rows.map(tidied)
    let wanted = withoutBlank(file.rows ?? []).map(tidied)
    // The benchmark makes up names where a file has none; our reader takes its first row for them.
    if file.headerLines == 0 {
      #expect([tidied(reading.header)] + rows == wanted)
      return
    }
    #expect(tidied(reading.header) == tidied(file.header ?? []))
    #expect(rows == wanted)
  }

  /// The benchmark trims its cells, and so does whoever reads ours.
  private func tidied(_ row: [String]) -> [String] {
    withoutPadding(row.map { $0.split { $0.isWhitespace }.joined(separator: " ") })
  }

  /// What another program makes of a file, where it found a header and used every row.
  private func checkAdvisory(_ file: ConformanceCase) {
    guard let report = file.expected["tool_reported"], report["error"] == nil,
      report["skip_rows"]?.number == 0, let names = report["names"]?.texts, names.count > 1
    else { return }
    let hasHeader = report["has_header"]?.value == .bool(true)
    // Where it made up the names of a blank header, ours is the row below.
    if hasHeader, names.first == "column0" { return }
    let reading = ConformanceReading(file.bytes, name: file.name)
    if !reading.diagnostics.isEmpty { return }
    var records = report["rows"]?.rows ?? []
    if hasHeader { records.insert(names, at: 0) }
    let ours = [reading.header] + reading.rows
    #expect(ours.map(tidied) == withoutBlank(records).map(tidied))
  }
}
