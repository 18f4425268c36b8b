import FremgangFiles
import Testing

struct RespondentSliceTests {
  /// Expected: `xxhash.xxh64(id, seed=42).intdigest() % n + 1` of the Python package xxhash 4.1.0.
  @Test func `a respondent lies in the slice that another program says`() throws {
    let rows: [(id: String, of: Int, slice: Int)] = [
      ("A17", 16, 7), ("Ærø", 16, 6), ("1234567", 16, 2), ("borger-00000001", 7, 7),
      ("north\u{1F}17", 10, 4),
    ]
    for row in rows {
      let slices = try (1...row.of).filter { number in
        try #require(RespondentSlice(number, of: row.of)).contains(row.id)
      }
      #expect(slices == [row.slice], "\(row.id)")
    }
  }

  @Test func `slices are read as they are written`() {
    #expect(RespondentSlice("3/16")?.description == "3/16")
    #expect(RespondentSlice("1/1") != nil)
    for text in ["", "3", "0/4", "5/4", "-1/4", "1/0", "1/2/3", "a/b", "1/1000001", " 1/2"] {
      #expect(RespondentSlice(text) == nil, "\(text)")
    }
  }
}
