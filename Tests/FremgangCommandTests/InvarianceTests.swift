import Foundation
import FremgangCommand
import Testing

struct InvarianceTests {
  @Test func `a shuffled, a wide and a UTF-16 export give the same results, byte for byte`() {
    let original = CommandRun("evaluate", Paths.pool, "--format", "json", "--quiet")
    #expect(original.exitCode == .done)
    #expect(original.output.utf8.count > 10_000)
    for variant in ["shuffled", "wide", "utf16"] {
      let path = "\(Paths.fixtures)/\(variant)/export.csv"
      let run = CommandRun("evaluate", path, "--format", "json", "--quiet")
      #expect(run.output == original.output, "\(variant)")
    }
  }

  @Test func `neither language nor threads change the results`() {
    let original = CommandRun("evaluate", Paths.pool, "--format", "json", "--quiet")
    let english = CommandRun(
      "evaluate",
      Paths.pool,
      "--format",
      "json",
      "--quiet",
      "--language",
      "en",
      "--threads",
      "7"
    )
    #expect(english.output == original.output)
  }

  @Test func `the same input gives the same folder, and charts can be made again from it`() throws {
    let root = try Paths.scratch()
    defer { try? FileManager.default.removeItem(atPath: root) }
    let one = CommandRun("evaluate", Paths.pool, "--out", root + "/one", "--quiet")
    let two = CommandRun("evaluate", Paths.pool, "--out", root + "/two", "--quiet")
    #expect(one.exitCode == .done && two.exitCode == .done)
    let files = try FileManager.default.subpathsOfDirectory(atPath: root + "/one").sorted()
    #expect(files.contains("index.html") && files.contains("manifest.json"))
    #expect(try FileManager.default.subpathsOfDirectory(atPath: root + "/two").sorted() == files)
    let isSame = { (a: String, b: String) in
      FileManager.default.contentsEqual(atPath: a, andPath: b)
    }
    for file in files { #expect(isSame("\(root)/one/\(file)", "\(root)/two/\(file)"), "\(file)") }
    let again = CommandRun("charts", root + "/one/results.json", "--out", root + "/charts")
    #expect(again.exitCode == .done)
    let charts = try FileManager.default.contentsOfDirectory(atPath: root + "/one/charts")
    #expect(charts.count > 8)
    for chart in charts {
      #expect(isSame("\(root)/one/charts/\(chart)", "\(root)/charts/\(chart)"), "\(chart)")
    }
  }
}
