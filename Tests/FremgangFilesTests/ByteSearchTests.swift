import FremgangFiles
import SeededNumbers
import Testing

@Suite struct ByteSearchTests {
  @Test func `bytes are counted wherever they stand`() {
    var generator = SeededGenerator(seed: 10)
    for length in 0...200 {
      let bytes = (0..<length).map { _ in UInt8.random(in: 9...11, using: &generator) }
      var wanted = 0
      for byte in bytes where byte == 10 { wanted += 1 }
      #expect(ByteSearch.count(of: 10, in: bytes) == wanted, "\(length) bytes")
    }
  }
}
