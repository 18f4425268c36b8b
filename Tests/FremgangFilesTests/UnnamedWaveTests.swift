import FremgangJSON
import FremgangKit
import Testing

@testable import FremgangFiles

/// Columns of waves that are called by no name for waves, in exports that have days as well.
@Suite struct UnnamedWaveTests {
  /// Somebody who answered twice afterwards is no pair, though the days are two.
  private func table(_ labels: [String]) -> String {
    let rows = labels.enumerated().map { "7;2024-0\($0 + 1)-15;\($1);1;1" }
    return (["id;dato;Hvornår svarer du?;tiny_1;tiny_2"] + rows).joined(separator: "\n") + "\n"
  }

  @Test(arguments: [
    ["Efter forløbet", "Efter forløbet", "Før forløbet"], ["Før", "", "Efter"], ["T0", "T1"],
    ["baseline", "follow-up"],
  ])
  func `are refused with the line that settles it`(labels: [String]) throws {
    let text = table(labels)
    let diagnostics = refusal(text)
    #expect(diagnostics.places == ["column-ambiguous 1:3"])
    let line = #""columns": { "wave": "Hvornår svarer du?" }"#
    #expect(diagnostics.first?.remedy?.contains(line) == true)
    let ignored = #""columns": { "ignore": ["Hvornår svarer du?"] }"#
    #expect(diagnostics.first?.remedy?.contains(ignored) == true)
    #expect(try read(text, plan: plan("{ \(ignored) }")).responses.waves.isEmpty)
    if !labels.contains("") {
      #expect(try read(text, plan: plan("{ \(line) }")).responses.waves.count == 2)
    }
  }

  @Test(arguments: [
    ["1", "2"], ["Efter", "Efter"], ["Før", "Sygemeldt"], ["", ""], ["Ja", "Nej"],
    ["Før og efter", "Efter"],
  ])
  func `are not seen in other columns`(labels: [String]) throws {
    #expect(try read(table(labels)).diagnostics.isEmpty)
  }

  @Test func `are known by the labels of their codes`() throws {
    let files = [
      ("dataset.csv", "id;dato;s_1;tiny_1;tiny_2\n7;2024-01-15;2;1;1\n7;2024-02-15;2;0;1\n"),
      ("labels.csv", "s_1;1;Før forløbet\ns_1;2;Efter forløbet\n"),
    ]
    #expect(refusal(files).places == ["column-ambiguous 1:3"])
    let named = try plan(
      #"{ "columns": { "wave": "s_1" }, "waves": [{ "id": "før forløbet" }, { "id": "efter forløbet" }] }"#
    )
    #expect(refusal(files, plan: named).isEmpty)
    #expect(refusal([files[0], ("labels.csv", "s_1;1;Ja\ns_1;2;Nej\n")]).isEmpty)
  }
}
