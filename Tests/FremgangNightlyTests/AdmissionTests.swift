import FremgangNightly
import Testing

@Suite struct AdmissionTests {
  @Test func `nobody waiting is not something published`() {
    var counts = AdmissionCounts()
    counts.waiting = 3
    #expect(counts.isNothing)
    counts.gonePeople = 1
    #expect(!counts.isNothing)
  }
}
