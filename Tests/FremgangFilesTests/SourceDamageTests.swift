import FremgangFiles
import FremgangInstruments
import FremgangJSON
import FremgangKit
import SeededNumbers
import Testing

/// Exports that were damaged on the way: they are read or refused, and the reading comes to an end.
struct SourceDamageTests {
  private static let folders = [
    "surveyxact-tab", "surveyxact-semicolon", "surveyxact-comma", "redcap-raw", "redcap-repeating",
    "limesurvey-codes", "qualtrics", "google-forms", "microsoft-forms", "long-by-item", "spss",
  ]

  private func damaged(_ bytes: [UInt8], _ draws: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &draws) where bytes.count > 40 {
      let place = Int.random(in: 0..<bytes.count - 20, using: &draws)
      let length = Int.random(in: 1...20, using: &draws)
      switch Int.random(in: 0..<5, using: &draws) {
      case 0: bytes.removeSubrange(place..<place + length)
      case 1: bytes.insert(contentsOf: bytes[place..<place + length], at: place / 2)
      case 2: bytes[place] = UInt8.random(in: 0...255, using: &draws)
      case 3:
        bytes[place] = [0x22, 0x3B, 0x2C, 0x0A, 0x30, 0x39].randomElement(using: &draws) ?? 0x22
      default: bytes = Array(bytes.prefix(place + length))
      }
    }
    return bytes
  }

  @Test(arguments: folders)
  func `a damaged export is read or refused`(_ folder: String) throws {
    let path = "\(packageFolder)/SampleData/systems/\(folder)"
    let names = folder.hasPrefix("survey") ? ["dataset", "structure", "labels"] : ["export"]
    let files = try names.map { try #require(contents(of: "\(path)/\($0).csv")) }
    let plan = try contents(of: "\(path)/plan.json").map { bytes in
      try ExportPlan(reading: bytes, file: "plan.json")
    }
    var draws = SeededGenerator(
      seed: UInt64(folder.utf8.reduce(0) { $0 &* 31 &+ Int($1) } & 0xFFFF)
    )
    for _ in 0..<25 {
      let broken = zip(names, files).map {
        ExportFile(name: "\($0).csv", bytes: damaged($1, &draws))
      }
      for plan in [plan, nil] {
        let reader = ExportReader(instruments: Catalogue.bundled.instruments, plan: plan)
        do throws(ExportRefusal) {
          let reading = try reader.read(broken)
          // Every row is accounted for, whatever became of it.
          for file in reading.files {
            let bins = [
              file.rowsUsed, file.rowsWithoutAnswers, file.rowsBlank, file.rowsRefused,
            ]
            #expect(bins.reduce(0, +) == file.rows)
          }
        } catch {
          #expect(error.diagnostics.contains { $0.severity == .error })
        }
      }
    }
  }
}
