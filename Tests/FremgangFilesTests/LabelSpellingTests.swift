import FremgangFiles
import FremgangKit
import Testing

struct LabelSpellingTests {
  @Test func `a label composed in two ways is spelled alike whatever the order of rows`() throws {
    let header = "id;projekt;måling;tiny_1;tiny_2\n"
    let rows = ["a;Caf\u{E9};før;1;1\n", "b;Cafe\u{301};før;1;2\n", "c;caf\u{E9} ;før;0;1\n"]
    for order in [rows, rows.reversed()] {
      let reading = try read(header + order.joined())
      let levels = reading.responses.groupings.flatMap(\.levels)
      // Capitals come first, and of the two ways of writing é the bytes 65 CC 81 before C3 A9.
      #expect(levels.map { Array($0.utf8) } == [Array("Cafe\u{301}".utf8)])
    }
  }
}
