import FremgangJSON
import Testing

/// Documents that are written member by member are those that ``JSONWriter`` gives.
struct DocumentTests {
  private struct Leaf: Encodable {
    var name: String
    var count: Int?
    var share: Double?
  }

  private struct Branch: Encodable {
    var first: Bool
    var leaf: Leaf
    var empty: [Int]
    var leaves: [Leaf]
    var words: [String]
    var rows: [[Int]]
    var shares: [Double]
  }

  private func written(_ leaf: Leaf, to json: inout JSONDocument) {
    json.member("name", leaf.name)
    json.member("count", leaf.count)
    json.member("share", leaf.share)
  }

  private func bytes(_ branch: Branch) -> [UInt8]? {
    JSONDocument.bytes { json in
      json.member("first", branch.first)
      json.object("leaf") { written(branch.leaf, to: &$0) }
      json.member("empty", branch.empty)
      json.array("leaves") { array in
        for leaf in branch.leaves { array.element(object: { written(leaf, to: &$0) }) }
      }
      json.member("words", branch.words)
      json.array("rows") { array in
        for row in branch.rows { array.element(array: { $0.elements(row) }) }
      }
      json.member("shares", branch.shares)
    }
  }

  private func branch(_ width: Int) -> Branch {
    let name = String(repeating: "å", count: width / 2) + String(repeating: "x", count: width % 2)
    return Branch(
      first: width.isMultiple(of: 2),
      leaf: Leaf(name: name, count: nil, share: -0.0),
      empty: [],
      leaves: [
        Leaf(name: "\"\u{2028}\n", count: Int.min, share: 0.1),
        Leaf(name: name, count: width, share: Double(width)),
      ],
      words: [name, ""],
      rows: [[], [1, -2], Array(repeating: width, count: width / 4)],
      shares: [1e15, 999_999_999_999_999, 1e-7, 1e16, 2.5, -12]
    )
  }

  @Test func `every width is laid out as the writer of any type does it`() throws {
    for width in 0..<130 {
      #expect(try bytes(branch(width)) == JSONWriter.bytes(of: branch(width)), "\(width)")
    }
  }

  @Test func `so are documents that outgrow the memory they begin in`() throws {
    var sizes: [Int] = []
    for width in stride(from: 9_000, to: 40_000, by: 1511) {
      let document = bytes(branch(width))
      #expect(try document == JSONWriter.bytes(of: branch(width)), "\(width)")
      sizes.append(document?.count ?? 0)
    }
    #expect(sizes.contains { $0 < 96 << 10 } && sizes.contains { $0 > 192 << 10 })
  }

  @Test func `a number that is not finite gives no document`() {
    for width in [3, 40_000] {
      var infinite = branch(width)
      infinite.shares = [1, .nan]
      #expect(bytes(infinite) == nil)
    }
    #expect(JSONDocument.bytes { _ in } == Array("{}\n".utf8))
  }
}
