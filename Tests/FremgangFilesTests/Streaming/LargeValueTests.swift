import FremgangFiles
import FremgangKit
import Testing

struct LargeValueTests {
  /// Codes from 0 to 1000, turned round: the square of 1000 takes more than sixteen bits.
  @Test func `small codes that stand for large values are counted as the careful reader does`()
    throws
  {
    var text = "id;wave;reversed_1;reversed_2\n"
    for person in 1...40 {
      text += "\(person);pre;\(person % 7);\(person % 5)\n"
      text += "\(person);post;\(person % 3);\(person % 4)\n"
    }
    let reader = ExportReader(instruments: [TestInstruments.reversed])
    let reading = try reader.read([ExportFile(name: "a.csv", bytes: Array(text.utf8))])
    #expect(!reading.hasErrors)
    let careful = try EvaluationTables.counting(
      reading.responses,
      plan: reading.plan.evaluation
    ).tables
    let source = BytesInMemory(bytes: Array(text.utf8))
    let passing = try reader.count(source, name: "a.csv", threads: 1)
    if let passing { #expect(passing.tables == careful) }
  }
}
