import FremgangKit
import FremgangWords
import Testing

@Suite struct PhraseTests {
  let da = Words(.da)
  let en = Words(.en)

  @Test func `shares have words only where the words are fair`() {
    let rows: [(Int, Int, String?, String?)] = [
      (73, 109, "to tredjedele", "two thirds"),
      (53, 101, "lidt over halvdelen", "a little over half"),
      (9, 28, "omkring en tredjedel", "about a third"),
      (48, 101, "lidt under halvdelen", "a little under half"),
      (50, 100, "halvdelen", "half"),
      (43, 100, nil, nil),
      (60, 100, nil, nil),
      (0, 20, "ingen", "none"), (20, 20, "alle", "all"), (2, 3, nil, nil), (21, 20, nil, nil),
    ]
    for (n, total, danish, english) in rows {
      #expect(da.share(n, of: total) == danish)
      #expect(en.share(n, of: total) == english)
    }
  }

  @Test func `number words, lists, plurals and sentences`() {
    #expect(
      [0, 1, 6, 12, 13, -1].map { da.spelled($0) } == ["nul", "en", "seks", "tolv", "13", "−1"]
    )
    #expect(da.spelled(1, gender: .neuter) == "et")
    #expect(en.spelled(8) == "eight")
    #expect(da.list([]) == "")
    #expect(da.list(["a"]) == "a")
    #expect(da.list(["a", "b"]) == "a og b")
    #expect(en.list(["a", "b", "c"]) == "a, b and c")
    #expect(da.plural(1, one: "person", other: "personer") == "person")
    #expect(da.sentence("årsagen er 9 pct.") == "Årsagen er 9 pct.")
    #expect(en.sentence("it is 9%") == "It is 9%.")
    #expect(da.sentence("") == ".")
  }

  @Test func `dates`() throws {
    let day = try #require(Day(year: 2014, month: 5, day: 3))
    #expect(da.date(day) == "3. maj 2014")
    #expect(en.date(day) == "3 May 2014")
  }
}
