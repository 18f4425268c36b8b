import Foundation
import FremgangCommand
import Testing

/// A week of nights over one growing export.
struct WeekTests {
  @Test func `a week publishes what comes, corrects, keeps, heals, and rests when nothing is new`()
    throws
  {
    let place = try NightlyPlace()
    var register = Register()

    // Monday: the first publication takes everybody.
    register.add(1...40)
    try place.write(register.export, to: "in/export.csv")
    let monday = place.night()
    #expect(monday.exitCode == .done, "\(monday.errors)")
    #expect(monday.output == "nightly: published v000001: who-5 n 40\n")
    #expect(place.current("changes.md") == nil)

    // Tuesday: two have come; they wait, and readers' files stay as they are.
    place.clock.advance(days: 1)
    register.add(41...42)
    try place.write(register.export, to: "in/export.csv")
    let published = try place.everything(in: "out/versions")
    let tuesday = place.night()
    #expect(tuesday.exitCode == .done, "\(tuesday.errors)")
    #expect(
      tuesday.output == "nightly: the exports have changed, and the figures of v000001 stand\n"
    )
    #expect(tuesday.errors.contains("people new=0 changed=0 gone=0 newPairs=0"))
    #expect(tuesday.errors.contains("waiting=2"))
    #expect(try place.everything(in: "out/versions") == published)

    // Wednesday: twenty more, in both projects; all are taken in.
    place.clock.advance(days: 1)
    register.add(43...62)
    try place.write(register.export, to: "in/export.csv")
    #expect(place.night().output == "nightly: published v000002: who-5 n 40 -> 62\n")
    let news = try #require(place.current("changes.md"))
    #expect(news.contains("Compared with the figures of 21 November 2026."))
    #expect(news.contains("- 22 new people"))
    #expect(news.contains("| everybody | 40\u{A0}→\u{A0}62 |"))

    // Thursday: answers of twelve people are corrected.
    place.clock.advance(days: 1)
    for number in 1...12 { register.correct(number, "post", [5, 5, 5, 5, 5]) }
    try place.write(register.export, to: "in/export.csv")
    #expect(place.night().output == "nightly: published v000003: who-5 n 62\n")
    let corrected = try #require(place.current("changes.md"))
    #expect(corrected.contains("- 12 corrected answers"))
    let everybody = try #require(
      corrected.split(separator: "\n").first { $0.hasPrefix("| everybody |") }
    )
    #expect(everybody.hasSuffix("| data |"))
    #expect(try #require(place.current("index.html")).contains("12 corrected answers"))

    // Friday: nothing is new, and nothing at all is written, twice.
    place.clock.advance(days: 1)
    let whole = try place.everything()
    for _ in 0..<2 {
      let friday = place.night()
      #expect(friday.exitCode == .done)
      #expect(friday.output == "nightly: unchanged since v000003\n")
      #expect(try place.everything() == whole)
    }
    #expect(place.night("--quiet").output.isEmpty)

    try weekend(place, register)
  }

  /// Saturday's export is bad, and Sunday's is as it was on Friday.
  private func weekend(_ place: NightlyPlace, _ register: Register) throws {
    let friday = try #require(place.current("results.json"))
    place.clock.advance(days: 1)
    var bad = register
    bad.correct(7, "post", [9, 9, 9, 9, 9])
    try place.write(bad.export, to: "in/export.csv")
    let saturday = place.night()
    #expect(saturday.exitCode == .badData)
    #expect(
      saturday.output.hasPrefix("nightly: KEPT the figures of 2026-11-24 (v000004): value-"),
      "\(saturday.output)"
    )
    #expect(saturday.errors.contains("file=export.csv line="))
    for text in [saturday.output, saturday.errors] { #expect(!text.contains("ZQX")) }
    #expect(place.current("results.json") == friday)
    let page = try #require(place.current("index.html"))
    #expect(page.contains("<p class=\"notice\">The figures are of 24 November 2026"))
    #expect(page.contains("12 corrected answers"))
    let status = try #require(place.current("status.json"))
    #expect(status.contains("\"state\": \"kept\""))
    #expect(status.contains("\"keptSince\": \"2026-11-26T02:00:00Z\""))
    #expect(!status.contains("ZQX"))

    // The same failure the next night writes nothing.
    let kept = try place.everything()
    place.clock.advance(days: 1)
    #expect(place.night("--quiet").exitCode == .badData)
    #expect(try place.everything() == kept)

    try place.write(register.export, to: "in/export.csv")
    let sunday = place.night()
    #expect(sunday.exitCode == .done)
    #expect(sunday.output == "nightly: published v000005: who-5 n 62\n")
    #expect(place.current("results.json") == friday)
    #expect(try #require(place.current("index.html")).contains("have not been updated") == false)
    #expect(try #require(place.current("status.json")).contains("\"state\": \"current\""))

    // Three publications of figures, whatever the banner did.
    let history = try #require(place.current("history.csv")).split(separator: "\n")
    #expect(history.count == 4)
    let begins = ["1,2026-11-21T", "2,2026-11-23T", "3,2026-11-24T"]
    for (line, begin) in zip(history.dropFirst(), begins) {
      #expect(line.hasPrefix(begin), "\(line)")
    }
    #expect(place.current("charts/history-who-5.svg") != nil)
  }
}
