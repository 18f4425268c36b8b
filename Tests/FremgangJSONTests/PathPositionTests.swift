import FremgangJSON
import Testing

@Suite struct PathPositionTests {
  private let document = """
    {
      "groups": [
        { "id": "role" },
        { "id": "project", "a b": { "x": 1 } }
      ],
      "group": 2
    }
    """

  @Test func `a path leads to its value or to what is around it`() throws {
    let root = try JSONNode.parse(Array(document.utf8))
    let places: [(path: String, line: Int, column: Int)] = [
      ("$", 1, 1), ("$.groups", 2, 13), ("$.groups[1]", 4, 5), ("$.groups[1].id", 4, 13),
      ("$.groups[1][\"a b\"].x", 4, 38), ("$.group", 6, 12),
      ("$.groups[7]", 2, 13), ("$.groups[0].title.da", 3, 5), ("$.filters", 1, 1), ("", 1, 1),
    ]
    for (path, line, column) in places {
      #expect(root.position(ofPath: path) == JSONPosition(line: line, column: column), "\(path)")
    }
  }
}
