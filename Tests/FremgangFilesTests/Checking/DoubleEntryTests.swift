import FremgangFiles
import FremgangKit
import Testing

private func compare(
  _ first: String,
  _ second: String,
  instruments: [Instrument] = TestInstruments.all
) throws -> EntryComparison {
  try EntryComparer(instruments: instruments).compare(
    [ExportFile(name: "one.csv", bytes: Array(first.utf8))],
    with: [ExportFile(name: "two.csv", bytes: Array(second.utf8))]
  )
}

struct DoubleEntryTests {
  private static let first = """
    id;måling;dato;tiny_1;tiny_2;note
    A;før;01-02-2024;1;2;Rolig  dag
    A;efter;01-06-2024;2;0;
    B;før;02-02-2024;0;1;
    C;før;03-02-2024;1;1;

    """

  @Test func `what means the same is equal, whatever the order and the spelling`() throws {
    let second = """
      dato,id,tiny_2,tiny_1,måling,note
      2024-06-01,a,0.0,Altid,EFTER,
      2024-02-01,A,"2 ",1,FØR,rolig dag
      2024-02-03,C,1,1.0,Før,
      2024-02-02,b,Sometimes,aldrig,før,

      """
    let comparison = try compare(DoubleEntryTests.first, second)
    #expect(comparison.isAlike)
    #expect(comparison.rows == 4)
    #expect(comparison.matchedBy == ["respondent", "wave"])
    // Four rows of a date, two items and a note.
    #expect(comparison.cells.compared == 16)
    #expect(comparison.cells.differing == 0)
  }

  @Test func `cells that differ are listed by their places in both files`() throws {
    let second = """
      id;måling;dato;tiny_1;tiny_2;note
      C;før;03-02-2024;1;;
      A;efter;01-06-2024;1;0;
      A;før;01-02-2024;1;2;Urolig dag
      D;før;03-02-2024;1;1;

      """
    let comparison = try compare(DoubleEntryTests.first, second)
    let cells = comparison.differing.map {
      "\($0.name) \($0.firstLine):\($0.firstColumn) \($0.secondLine):\($0.secondColumn)"
    }
    #expect(cells == ["note 2:6 4:6", "tiny_1 3:4 3:4", "tiny_2 5:5 2:5"])
    #expect(comparison.rows == 3)
    #expect(comparison.cells.compared == 12)
    #expect(comparison.cells.differing == 3)
    #expect(comparison.cells.percent == 25)
    // SciPy: binomtest(3, 12).proportion_ci(0.95, method="wilson")
    #expect(abs((comparison.cells.lower ?? 0) - 8.894) < 0.001)
    #expect(abs((comparison.cells.upper ?? 0) - 53.231) < 0.001)
    #expect(comparison.onlyInFirst == [4])
    #expect(comparison.onlyInSecond == [5])
    #expect(!comparison.isAlike)
    let counts = comparison.columns.map { "\($0.name) \($0.cells.differing)" }
    #expect(counts == ["dato 0", "tiny_1 1", "tiny_2 1", "note 1"])
  }

  @Test func `rows of one key are told apart by their days, or listed and not compared`() throws {
    let text = """
      id;måling;dato;tiny_1;tiny_2
      A;før;01-02-2024;1;2
      A;før;03-02-2024;2;2
      B;før;03-02-2024;2;2
      B;før;03-02-2024;1;2

      """
    let comparison = try compare(text, text)
    #expect(comparison.rows == 2)
    #expect(comparison.repeatedInFirst == [4, 5])
    #expect(comparison.repeatedInSecond == [4, 5])
    #expect(comparison.cells.differing == 0)
    #expect(comparison.matchedBy == ["respondent", "wave", "date"])
  }

  @Test func `columns that only one file has are named`() throws {
    let comparison = try compare(
      "id;tiny_1;tiny_2;alder\r\nA;1;2;40\r\n",
      "id;tiny_1;tiny_2;by\r\nA;1;2;X\r\n"
    )
    #expect(comparison.columnsNotCompared == ["alder", "by"])
    #expect(comparison.isAlike)
  }

  @Test func `a file that names no respondent is refused`() {
    #expect(throws: ExportRefusal.self) {
      try compare("id;tiny_1;tiny_2\r\nA;1;2\r\n", "tiny_1;tiny_2\r\n1;2\r\n")
    }
  }
}
