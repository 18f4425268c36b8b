import FremgangFiles
import FremgangJSON
import FremgangKit
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The folder with the tables and what they must read as.
private let conformanceFolder: String = {
  if let folder = unsafe getenv("FREMGANG_CSV_CONFORMANCE") {
    return unsafe String(cString: folder)
  }
  return packageFolder + "/Tests/FremgangFilesTests/Conformance"
}()

@Suite struct ConformanceTests {
  /// Well-formed tables that are refused here, with the reason.
  private static let refused = [
    // Without Danish letters that only one encoding has, Windows-1252 and Mac OS Roman read alike.
    "mac_cr_macroman.csv": "encoding-ambiguous"
  ]
  @Test func `tables read as they must`() throws {
    var read = 0
    for (name, bytes, expected) in try tables() {
      let status = text(expected["status"]) ?? ""
      guard status.hasPrefix("well_formed") || status == "nonstandard" else { continue }
      if let code = ConformanceTests.refused[name] {
        #expect(refusal(of: bytes)?.first?.code == code, "\(name)")
        continue
      }
      let table = try TableText(bytes, name: name)
      let records = records(of: table)
      #expect(records.first == texts(expected["header"]), "\(name)")
      var body = withoutBlank(records.dropFirst())
      // A row that sums up the others is refused where rows are read, not where they are split.
      if body.last?.first == "I alt" { body.removeLast() }
      #expect(body == withoutBlank(rows(expected["rows"])), "\(name)")
      read += 1
    }
    #expect(read >= 40)
  }

  @Test func `ambiguous and empty tables are refused`() throws {
    let codes = [
      "decimal_comma_unquoted_comma_delim.csv": "delimiter-unknown",
      "bom_only.csv": "file-empty",
      "empty.csv": "file-empty",
      "invalid_utf8_byte.csv": "invalid-byte",
    ]
    for (name, bytes, expected) in try tables() {
      guard let code = codes[name], text(expected["header"]) == nil || !bytes.isEmpty else {
        continue
      }
      if text(expected["status"]) == "well_formed" { continue }
      #expect(refusal(of: bytes)?.first?.code == code, "\(name)")
    }
  }

  @Test func `malformed tables show where they are`() throws {
    // Text that was encoded twice is well-formed bytes; only a reader of words can tell.
    let silent: Set<String> = ["mojibake_double_utf8.csv"]
    for (name, bytes, expected) in try tables() where text(expected["status"]) == "malformed" {
      if silent.contains(name) || refusal(of: bytes) != nil { continue }
      let table = try TableText(bytes, name: name)
      var tokens = table.records
      var row = CSVRow()
      var width = 0
      var isShown = false
      while tokens.next(into: &row) {
        if row.isEmptyLine { continue }
        if width == 0 { width = row.cells.count }
        isShown = isShown || !row.faults.isEmpty || row.cells.count != width
      }
      #expect(isShown || tokens.firstNUL != nil || tokens.lineEnds.kinds > 1, "\(name)")
    }
  }

  @Test func `small inputs give their records`() throws {
    guard let bytes = contents(of: conformanceFolder + "/micro.json") else { return }
    let cases = try #require(try JSONNode.parse(bytes)["cases"])
    guard case .array(let cases) = cases.value else { return }
    for node in cases {
      let id = text(node["id"]) ?? ""
      var input = Array((text(node["input"]) ?? "").utf8)
      if input.starts(with: [0xEF, 0xBB, 0xBF]) { input.removeFirst(3) }
      let delimiter = try #require(text(node["delimiter"])?.utf8.first)
      let tokens = CSVTokenizer(input, delimiter: delimiter)
      #expect(records(of: tokens, input) == rows(node["records"]), "\(id)")
    }
    #expect(cases.count >= 50)
  }
}

extension ConformanceTests {
  private func tables() throws -> [(name: String, bytes: [UInt8], expected: JSONNode)] {
    var tables: [(name: String, bytes: [UInt8], expected: JSONNode)] = []
    for folder in ["csv-spectrum", "dk-exports"] {
      let path = "\(conformanceFolder)/\(folder)"
      for name in fileNames(in: path) where name.hasSuffix(".expected.json") {
        let data = String(name.dropLast(".expected.json".count))
        guard let bytes = contents(of: "\(path)/\(data)"),
          let expected = contents(of: "\(path)/\(name)")
        else { continue }
        tables.append((data, bytes, try JSONNode.parse(expected)))
      }
    }
    return tables.sorted { $0.name < $1.name }
  }

  private func fileNames(in folder: String) -> [String] {
    guard let directory = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { name in
          unsafe String(cString: name)
        }
      }
      names.append(name)
    }
    return names.sorted()
  }

  private func refusal(of bytes: [UInt8]) -> [Diagnostic]? {
    do throws(ExportRefusal) {
      _ = try TableText(bytes, name: "table.csv")
      return nil
    } catch {
      return error.diagnostics
    }
  }

  private func records(of table: TableText) -> [[String]] {
    records(of: table.records, table.bytes)
  }

  private func records(of tokens: CSVTokenizer, _ bytes: [UInt8]) -> [[String]] {
    var tokens = tokens
    var row = CSVRow()
    var records: [[String]] = []
    while tokens.next(into: &row) {
      if row.isEmptyLine { continue }
      records.append(row.cells.map { CellText.text(of: $0, in: bytes) })
    }
    return records
  }

  /// Rows in which something stands: what becomes of blank ones is not the tokenizer's affair.
  private func withoutBlank(_ rows: some Sequence<[String]>) -> [[String]] {
    rows.filter { row in row.contains { !$0.isEmpty } }
  }

  private func text(_ node: JSONNode?) -> String? {
    if case .string(let text)? = node?.value { text } else { nil }
  }

  private func texts(_ node: JSONNode?) -> [String] {
    guard case .array(let elements)? = node?.value else { return [] }
    return elements.map { text($0) ?? "" }
  }

  private func rows(_ node: JSONNode?) -> [[String]] {
    guard case .array(let elements)? = node?.value else { return [] }
    return elements.map(texts)
  }
}
