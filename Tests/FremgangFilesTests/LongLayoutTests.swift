import FremgangFiles
import FremgangJSON
import FremgangKit
import Testing

/// Reads one export given as text.
func read(
  _ text: String,
  plan: ExportPlan? = nil,
  instruments: [Instrument] = TestInstruments.all
) throws -> ExportReading {
  try ExportReader(instruments: instruments, plan: plan)
    .read([ExportFile(name: "export.csv", bytes: Array(text.utf8))])
}

func plan(_ text: String) throws -> ExportPlan {
  try ExportPlan(reading: Array(text.utf8), file: "plan.json")
}

@Suite struct LongLayoutTests {
  @Test func `reads a person's two waves`() throws {
    let reading = try read(
      """
      borger_id;måling;dato;rolle;tiny_1;tiny_2
      A;før;03-09-2013;deltager;1;2
      A;efter;14-10-2013;deltager;2;
      B;før;04-09-2013;;0;0

      """
    )
    let responses = reading.responses
    #expect(reading.diagnostics == [])
    #expect(responses.respondents == ["A", "B"])
    #expect(responses.waves == ["før", "efter"])
    #expect(responses.instruments.map(\.id) == ["tiny"])
    #expect(
      responses.measurements == [
        Measurement(
          respondent: 0,
          instrument: 0,
          wave: 0,
          day: Day(year: 2013, month: 9, day: 3),
          content: .answers([Answer(code: 1), Answer(code: 2)]),
          origin: Origin(file: 0, line: 2)
        ),
        Measurement(
          respondent: 0,
          instrument: 0,
          wave: 1,
          day: Day(year: 2013, month: 10, day: 14),
          content: .answers([Answer(code: 2), .blank]),
          origin: Origin(file: 0, line: 3)
        ),
        Measurement(
          respondent: 1,
          instrument: 0,
          wave: 0,
          day: Day(year: 2013, month: 9, day: 4),
          content: .answers([Answer(code: 0), Answer(code: 0)]),
          origin: Origin(file: 0, line: 4)
        ),
      ]
    )
    #expect(responses.groupings == [Responses.Grouping(id: "role", levels: ["deltager"])])
    #expect(responses.groupValues.count == 2)
    #expect(reading.plan.evaluation.pairing == .waves(before: "før", after: "efter"))
    #expect(reading.files[0].rows == 3)
    #expect(reading.files[0].rowsUsed == 3)
    #expect(reading.files[0].measurements == 3)
  }
}
