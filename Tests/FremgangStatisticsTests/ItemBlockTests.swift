import FremgangStatistics
import Testing

/// A block of small words against the table that adds person by person in 128 bits.
struct ItemBlockTests {
  @Test(arguments: [1, 7, 8, 9, 30])
  func `a block sums what a table sums`(items: Int) {
    var table = ItemCovariances(items: items)
    var block = ItemBlock(ItemCovariances(items: items))
    // 600 people of 0 to 4 fit one block; a value of 200 fills it at once, and those below 0 and
    // beyond a byte go around it.
    let rows = (0..<600).map { person in
      (0..<items).map { item in
        let spread = [500: 255, 550: 300, 580: -3][person] ?? 4
        return (person * 7 + item * item * 3) % (abs(spread) + 1) * spread.signum()
      }
    }
    for row in rows {
      table.add(row)
      block.add(row)
    }
    #expect(block.covariances == table)
    #expect(block.covariances.count == 600)
  }

  /// 40,000 people of 255: more than 16 bits hold of their number alone.
  @Test func `a full block goes over before it overflows`() {
    var block = ItemBlock(ItemCovariances(items: 2))
    for person in 0..<40_000 { block.add([person % 2 == 0 ? 255 : 0, 255]) }
    #expect(block.covariances.mean(ofItem: 0) == 127.5)
    #expect(block.covariances.mean(ofItem: 1) == 255)
    // n − 1: 40,000 × 127.5² / 39,999.
    let variance = block.covariances.covariance(0, 0) ?? 0
    #expect(abs(variance - 650_250_000.0 / 39_999) < 1e-9)
  }
}
