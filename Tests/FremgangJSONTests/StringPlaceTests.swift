import FremgangJSON
import Testing

@Suite struct `A text in another` {
  @Test func `is found where it first stands`() throws {
    let text = "før – og før igen"
    let place = try #require(text.place(of: "før"))
    #expect(place == text.startIndex)
    let second = try #require(text.place(of: "før i"))
    #expect(text[second...] == "før igen")
    #expect(text.place(of: "igen").map { text.distance(from: $0, to: text.endIndex) } == 4)
  }

  @Test func `is not found where only its beginning stands`() {
    #expect("preview".place(of: "previews") == nil)
    #expect(!"".holds("a"))
    #expect(!"aab".holds("ab "))
    #expect("aab".holds("ab"))
  }

  @Test func `is compared byte for byte`() {
    // An é of one character and one of two: the same to a reader, and to Swift's ==.
    #expect(!"caf\u{E9}".holds("e\u{301}"))
    #expect("cafe\u{301}".holds("\u{301}"))
  }

  @Test func `stands everywhere when it is empty`() {
    #expect("a".place(of: "") == "a".startIndex)
    #expect("".holds(""))
  }
}
