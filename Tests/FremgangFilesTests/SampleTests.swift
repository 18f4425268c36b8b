import FremgangFiles
import FremgangInstruments
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

/// The bytes of a file, or nothing when it cannot be read.
func contents(of path: String) -> [UInt8]? {
  let descriptor = unsafe open(path, O_RDONLY)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = unsafe chunk.withUnsafeMutableBytes { buffer in
      unsafe read(descriptor, buffer.baseAddress, buffer.count)
    }
    if count <= 0 { return count == 0 ? bytes : nil }
    bytes += chunk[..<count]
  }
}

/// The top folder of the package.
let packageFolder = String(
  #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    .joined(separator: "/")
)

@Suite struct SampleTests {
  private let folder = packageFolder + "/SampleData"

  private func sample(_ path: String, planned: Bool) throws -> ExportReading? {
    guard let bytes = contents(of: "\(path)/export.csv") else { return nil }
    var plan: ExportPlan?
    if planned, let text = contents(of: "\(path)/plan.json") {
      plan = try ExportPlan(reading: text, file: "plan.json")
    }
    return try ExportReader(instruments: Catalogue.bundled.instruments, plan: plan)
      .read([ExportFile(name: "export.csv", bytes: bytes)])
  }

  @Test(.enabled(if: contents(of: packageFolder + "/SampleData/15m-pool/export.csv") != nil))
  func `the sample reads alike with its plan, without it, and in its other layouts`() throws {
    let reading = try #require(try sample(folder + "/15m-pool", planned: true))
    #expect(reading.diagnostics == [])
    #expect(reading.responses.respondents.count == 164)
    #expect(reading.responses.instruments.map(\.id) == ["mhrm", "lsns-15m"])
    let account = reading.files[0]
    #expect(account.rowsUsed + account.rowsWithoutAnswers + account.rowsBlank == account.rows)
    #expect(account.dialect.summary == "semicolon, UTF-8 with BOM, CRLF, decimal comma")
    let lines = reading.responses.lines
    #expect(try sample(folder + "/15m-pool", planned: false)?.responses.lines == lines)
    let fixtures = packageFolder + "/Tests/FremgangCommandTests/Fixtures"
    for variant in ["shuffled", "utf16", "wide"] {
      let other = try #require(try sample("\(fixtures)/\(variant)", planned: true))
      #expect(other.responses.lines == lines, "\(variant)")
    }
  }

  @Test(.enabled(if: contents(of: packageFolder + "/SampleData/personal-star/plan.json") != nil))
  func `the stars read alike with their plan and without it`() throws {
    let planned = try #require(try sample(folder + "/personal-star", planned: true))
    let inferred = try #require(try sample(folder + "/personal-star", planned: false))
    #expect(planned.responses.personalRatings == inferred.responses.personalRatings)
    #expect(Set(planned.responses.personalRatings.map(\.respondent)).count == 3)
  }

  @Test(.enabled(if: contents(of: packageFolder + "/SampleData/messy/export.csv") != nil))
  func `the messy sample shows each of its faults`() throws {
    let reading = try #require(try sample(folder + "/messy", planned: false))
    #expect(
      reading.diagnostics.places == [
        "value-out-of-range 3:8", "value-not-a-code 5:15", "wave-unknown 7:2", "row-too-long 9:34",
      ]
    )
  }

  @Test(.enabled(if: contents(of: packageFolder + "/SampleData/who-5/export.csv") != nil))
  func `a wide English export needs no plan`() throws {
    let reading = try #require(try sample(folder + "/who-5", planned: false))
    #expect(reading.diagnostics == [])
    #expect(reading.responses.instruments.map(\.id) == ["who-5"])
    #expect(reading.responses.waves == ["pre", "post"])
    #expect(reading.plan.columns.waveSuffixes.map(\.wave) == ["pre", "post"])
    let again = try ExportPlan(reading: Array(reading.plan.text(isInferred: true).utf8), file: nil)
    #expect(again == reading.plan)
  }

  @Test(.enabled(if: contents(of: packageFolder + "/SampleData/messy/codes-from-1.csv") != nil))
  func `codes from 1 are one refusal`() throws {
    let bytes = try #require(contents(of: folder + "/messy/codes-from-1.csv"))
    let reading = try ExportReader(instruments: Catalogue.bundled.instruments)
      .read([ExportFile(name: "codes-from-1.csv", bytes: bytes)])
    #expect(reading.diagnostics.map(\.code) == ["code-shift"])
    #expect(reading.diagnostics[0].remedy?.contains(#""mhrm": { "add": -1 }"#) == true)
  }
}
