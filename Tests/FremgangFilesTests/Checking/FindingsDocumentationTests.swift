import Foundation
import Testing

/// The documentation of findings against the sources that make them.
struct FindingsDocumentationTests {
  /// Texts in kebab case in these folders that are no codes of findings.
  private static let otherWords: Set<String> = [
    "utf-8", "utf-16le", "utf-16be", "windows-1252", "iso-8859-1", "mac-roman", "utf-8-twice",
    "latin-1", "utf-16", "utf8-twice", "personal-star", "1900-02-29",
  ]
  private static let folders = [
    "Sources/FremgangFiles", "Sources/FremgangKit/Evaluation", "Sources/FremgangKit/Parts",
    "Sources/FremgangJSON",
  ]

  @Test func `every code that the sources give is documented, and every documented one exists`()
    throws
  {
    let given = try FindingsDocumentationTests.codesInSources()
    let documented = try FindingsDocumentationTests.codesInDocumentation()
    #expect(given.count > 60)
    #expect(given.subtracting(documented).sorted() == [], "codes that are not documented")
    #expect(documented.subtracting(given).sorted() == [], "documented codes that do not exist")
  }

  @Test func `the documentation lists each code once`() throws {
    let path = packageFolder + "/Sources/FremgangFiles/FremgangFiles.docc/Findings.md"
    let rows = try String(contentsOfFile: path, encoding: .utf8)
      .split(separator: "\n").filter { $0.hasPrefix("| `") && $0.split(separator: "|").count == 4 }
    let codes = rows.compactMap { $0.split(separator: "`").dropFirst().first }
    #expect(codes.count == Set(codes).count)
    for row in rows {
      let severity = row.split(separator: "|")[1].trimmingCharacters(in: .whitespaces)
      #expect(["error", "warning", "note"].contains(severity), "\(row)")
    }
  }

  /// The codes in the tables of four columns.
  private static func codesInDocumentation() throws -> Set<String> {
    let path = packageFolder + "/Sources/FremgangFiles/FremgangFiles.docc/Findings.md"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return Set(
      text.split(separator: "\n").filter { $0.hasPrefix("| `") }
        .compactMap { $0.split(separator: "`").dropFirst().first.map(String.init) }
    )
  }

  /// Every text in kebab case that the sources write, and the codes that they put together.
  private static func codesInSources() throws -> Set<String> {
    let pattern = try Regex("\"([a-z0-9]+(?:-[a-z0-9]+)+)\"")
    var codes: Set<String> = [
      "item-unknown", "scale-unknown", "responses-unfinished", "responses-previews",
    ]
    for folder in folders {
      let root = packageFolder + "/" + folder
      let files = try #require(FileManager.default.enumerator(atPath: root))
      for case let name as String in files where name.hasSuffix(".swift") {
        let text = try String(contentsOfFile: root + "/" + name, encoding: .utf8)
        for match in text.matches(of: pattern) {
          if let code = match.output[1].substring { codes.insert(String(code)) }
        }
      }
    }
    return codes.subtracting(otherWords)
  }
}
