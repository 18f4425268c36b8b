import FremgangFiles
import FremgangJSON
import FremgangKit
import Testing

/// Quotes that go wrong: reported where they stand, with all other rows whole.
@Suite struct QuoteTests {
  private func reading(_ text: String, _ choice: DialectChoice = DialectChoice())
    -> ConformanceReading
  {
    ConformanceReading(Array(text.utf8), name: "t.csv", choice: choice)
  }

  @Test func `a stray quote swallows no row`() {
    let rows = "4;5;6\n7;8;9\n"
    for (row, places) in [
      ("1;\"2;3\n", ["quote-unterminated 2:2"]), ("\"1;2;3\n", ["quote-unterminated 2:1"]),
      ("1;2;\"3\n", ["quote-unterminated 2:3"]), ("1;\"2\"x;3\n", ["quote-misplaced 2:2"]),
      ("1;\"\"2;3\n", ["quote-misplaced 2:2"]), ("1;a\"b;c\"3\n", ["quote-misplaced 2:2"]),
    ] {
      let found = reading("a;b;c\n" + row + rows)
      #expect(found.diagnostics.places == places, "\(row)")
      #expect(found.rows == [["4", "5", "6"], ["7", "8", "9"]], "\(row)")
      let quoted = reading("a;b;c\n" + row + "4;\"5\";6\n\"7\";8;\"9\"\n")
      #expect(quoted.diagnostics.places == places, "\(row) before quotes")
      #expect(quoted.rows == [["4", "5", "6"], ["7", "8", "9"]], "\(row) before quotes")
    }
  }

  @Test func `two stray quotes that enclose whole rows are one of two readings`() {
    let found = reading("a;b;c\n1;2;\"3\n4;5;6\n7;8;9\"\n1;1;1\n")
    #expect(found.diagnostics.places == ["quote-ambiguous 2:3"])
    #expect(found.diagnostics.first?.message.contains(" or 3 rows") == true)
    #expect(found.rows == [["1", "1", "1"]])
    let text = reading("a;b;c\n1;2;\"one\ntwo\"\n4;5;6\n")
    #expect(text.rows == [["1", "2", "one\ntwo"], ["4", "5", "6"]])
    #expect(text.diagnostics.isEmpty)
  }

  @Test func `one delimiter too many shifts nothing in silence`() {
    #expect(reading("a;b;c\n1;;2;\n4;5;6\n").diagnostics.places == ["row-too-long 2:4"])
    // A blank field at the end of every row is the way in which a program writes.
    #expect(reading("a;b;c\n1;2;3;\n4;5;6;\n").rows.count == 2)
    #expect(reading("a;b;c\n1;2;3;\n4;5;6;\n").diagnostics.isEmpty)
  }

  @Test func `backslashes, apostrophes and spaces are found where they explain everything`() {
    let backslash = reading("a,b\n1,\"say \\\"x\\\", y\"\n2,\"\\\\\"\n")
    #expect(backslash.rows == [["1", "say \"x\", y"], ["2", "\\"]])
    #expect(backslash.dialect?.escapesWithBackslash == true)
    let apostrophe = reading("'a','b'\n'1','x, y'\n'2','it''s'\n")
    #expect(apostrophe.header == ["a", "b"])
    #expect(apostrophe.rows == [["1", "x, y"], ["2", "it's"]])
    let spaces = reading("a, b, c\n1, \"x, y\", 3\n")
    #expect(spaces.header == ["a", "b", "c"])
    #expect(spaces.rows == [["1", "x, y", "3"]])
    // None of these where the plain way does.
    #expect(reading("a,b\n1,\"C:\\\"\n").rows == [["1", "C:\\"]])
    #expect(reading("a,b\n1,'x'\n2, y\n").rows == [["1", "'x'"], ["2", " y"]])
  }

  @Test func `a plan names quote and escape`() throws {
    let text = #"{ "dialect": { "quote": "'", "escape": "backslash" } }"#
    let choice = try plan(text).dialect
    #expect(reading("a;b\n1;'x\\'y;z'\n", choice).rows == [["1", "x'y;z"]])
    let written = try plan(text).text(isInferred: false)
    #expect(try plan(written) == plan(text))
  }

  @Test func `headers in several rows, of numbers and without names are pointed out`() {
    let twice = reading("a;b\na;b\n1;2\na;b\n3;4\n")
    #expect(twice.diagnostics.places == ["header-repeated 2:0", "header-repeated 4:0"])
    #expect(twice.rows == [["1", "2"], ["3", "4"]])
    let second = reading("kontrol;forsøg\nX;Y\n1;2\n3;4\n5;6\n")
    #expect(second.diagnostics.places == ["header-in-several-rows 2:1"])
    #expect(reading("1;2\n3;4\n").diagnostics.places == ["header-missing 1:1"])
    #expect(reading("a;;c\n1;2;3\n").diagnostics.places == ["column-unnamed 1:2"])
  }
}
