import FremgangFiles
import FremgangInstruments
import Testing

/// Labels and names of files whose order in time is known here, and that must not be paired
/// backwards; a refusal is right.
struct WaveDoubtTests {
  private static let pairs: [(earlier: String, later: String)] = [
    ("efter jul", "før sommer"), ("slut 2013", "start 2014"), ("month 11", "month 1"),
    ("uge 48", "uge 3"), ("opfølgning 3 mdr", "efter 1 år"), ("efter kursus 1", "før kursus 2"),
    ("slutmåling 1", "startmåling 2"), ("fase 1 slut", "fase 2 start"),
    ("10 uger før", "2 uger før"),
  ]
  private static let plain: [(earlier: String, later: String)] = [
    ("før", "efter"), ("pre 2024-01-05", "post 2024-06-01"), ("baseline", "opfølgning 3 mdr"),
    ("før forløb", "efter forløb"),
  ]
  private let items = (1...5).map { "who5_\($0)" }.joined(separator: ",")

  private func file(_ name: String, _ rows: [(wave: String?, score: Int)]) -> ExportFile {
    let head = rows[0].wave == nil ? "id," : "id,wave,"
    let lines = rows.flatMap { row in
      (1...3).map { person in
        let cells = Array(repeating: "\(row.score)", count: 5).joined(separator: ",")
        return "p\(person)," + (row.wave.map { $0 + "," } ?? "") + cells
      }
    }
    let text = ([head + items] + lines).joined(separator: "\n")
    return ExportFile(name: name, bytes: Array(text.utf8))
  }

  private func isRefused(_ files: [ExportFile]) -> Bool {
    let reader = ExportReader(instruments: Catalogue.bundled.instruments)
    return (try? reader.read(files)) == nil
  }

  @Test func `labels that may mean another order are refused, and plain ones are not`() {
    for (pairs, refused) in [(WaveDoubtTests.pairs, true), (WaveDoubtTests.plain, false)] {
      for (earlier, later) in pairs {
        let long = [file("e.csv", [(earlier, 1), (later, 2)])]
        #expect(isRefused(long) == refused, "\(earlier), \(later)")
      }
    }
  }

  @Test func `names of files that may mean another order are refused, and plain ones are not`() {
    for (pairs, refused) in [(WaveDoubtTests.pairs, true), (WaveDoubtTests.plain, false)] {
      for (earlier, later) in pairs {
        let files = [file("\(earlier).csv", [(nil, 1)]), file("\(later).csv", [(nil, 2)])]
        #expect(isRefused(files) == refused, "\(earlier), \(later)")
      }
    }
  }

  @Test(arguments: [("pre 2", "who5_post 1"), ("start 2014", "who5_slut 2013 export")])
  func `numbers that belong to no wave do not order files`(before: String, after: String) {
    let files = [file("\(after).csv", [(nil, 1)]), file("\(before).csv", [(nil, 2)])]
    #expect(isRefused(files))
  }

  @Test func `a minus in names of columns is not taken for nothing`() {
    func wide(_ labels: [String]) -> ExportFile {
      let names = labels.flatMap { label in (1...5).map { "who5_\($0)_\(label)" } }
      let row = ["p1"] + names.map { _ in "1" }
      let text = [["id"] + names, row].map { $0.joined(separator: ",") }.joined(separator: "\n")
      return ExportFile(name: "wide.csv", bytes: Array(text.utf8))
    }
    #expect(isRefused([wide(["T-1", "T0"])]))
    #expect(!isRefused([wide(["T0", "T1"])]))
    #expect(!isRefused([wide(["T-1", "T-2"])]))
  }
}
