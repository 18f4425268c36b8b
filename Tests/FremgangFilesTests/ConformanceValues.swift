import FremgangFiles
import FremgangJSON
import FremgangKit
import Testing

/// Reads the values of a table as numbers and codes, as an export's are read, and compares them.
///
/// A column of whole answers is read as the item of an instrument with the case's code book; any other
/// column of numbers as the totals of an instrument with a scale that is wide enough.
enum ConformanceValues {
  static func check(_ file: ConformanceCase, _ reading: ConformanceReading) {
    for column in file.expected["typed"]?.members ?? [] {
      guard let place = reading.header.firstIndex(of: column.key),
        let values = column.value["values"]?.elements
      else { continue }
      let texts = (file.rows ?? []).map { place < $0.count ? $0[place] : "" }
      switch column.value["type"]?.text {
      case "identifier":
        #expect(Array(texts.prefix(values.count)) == values.map { $0.text ?? "" })
      case "number" where file.expected["codebook"] != nil:
        checkItem(file, texts, column.value)
      case "number": checkNumbers(texts, values, reading.dialect?.decimal)
      case "ordinal": checkItem(file, texts, column.value)
      case "text": checkNoNumbers(texts, reading.dialect?.decimal)
      default: continue
      }
    }
  }

  private static func checkNumbers(
    _ texts: [String],
    _ values: [JSONNode],
    _ sign: CSVDialect.Decimal?
  ) {
    for (text, value) in zip(texts, values) {
      let found = decimal(text, sign)
      guard let wanted = value.text else {
        // Nothing, or a program's mark of nothing, and never a number.
        #expect(found == nil || found == .notANumber, "\(text)")
        continue
      }
      #expect(found == DecimalNumber(decimal: wanted).map(NumberText.Decimal.number), "\(text)")
    }
  }

  private static func checkNoNumbers(_ texts: [String], _ sign: CSVDialect.Decimal?) {
    for text in texts {
      if case .number = decimal(text, sign) { Issue.record("\(text) was read as a number") }
    }
  }

  private static func decimal(
    _ text: String,
    _ sign: CSVDialect.Decimal?
  ) -> NumberText.Decimal? {
    let bytes = Array(text.utf8)
    let range = CellText.trimmed(0..<bytes.count, in: bytes)
    return range.isEmpty ? nil : NumberText.decimal(range, bytes, sign: sign)
  }

  /// Reads one cell at a time as the item of an instrument made for the case.
  private static func checkItem(_ file: ConformanceCase, _ texts: [String], _ column: JSONNode) {
    let book = file.expected["codebook"]
    let labels = book?["labels"]?.members ?? []
    let codes = labels.isEmpty ? nil : labels.compactMap { $0.value.number }
    let low = codes?.min() ?? book?["scale_min"]?.number ?? 0
    let high = codes?.max() ?? book?["scale_max"]?.number ?? 100
    let instrument = TestInstruments.single(
      codes: low...high,
      labels: labels.map { LocalizedText(same: $0.key) }
    )
    var plan = ExportPlan()
    plan.codeShifts = [instrument.id: CodeShift()]
    for code in book?["declared_missing"]?.texts ?? [] { plan.missingCodes[code] = .blank }
    for label in book?["missing_labels"]?.texts ?? [] { plan.missingCodes[label] = .declined }
    for (text, value) in zip(texts, column["values"]?.elements ?? []) {
      let quoted = "\"" + text.replacing("\"", with: "\"\"") + "\""
      let export = "id;wave;single_1\n1;pre;\(quoted)\n1;post;\(low)\n"
      guard let reading = try? read(export, plan: plan, instruments: [instrument]) else {
        Issue.record("\(text) refuses the whole export")
        continue
      }
      let first = reading.responses.measurements.first { $0.origin.line == 2 }
      let code: Int? =
        if case .answers(let answers)? = first?.content { answers[0].code } else { nil }
      if let wanted = value.text.flatMap({ Int($0) }) {
        #expect(code == wanted && !reading.hasErrors, "\(text)")
      } else {
        // No answer, or an error: never a code.
        #expect(code == nil, "\(text)")
      }
    }
  }

  /// What an export with these columns as totals would be refused for.
  static func refusals(_ file: ConformanceCase, _ reading: ConformanceReading) -> [Diagnostic] {
    guard !reading.isRefused, reading.header.count > 1 else { return [] }
    var refusals: [Diagnostic] = []
    for column in reading.header.dropFirst() {
      var plan = ExportPlan()
      plan.columns.respondent = [reading.header[0]]
      plan.columns.totals = [NamedColumn("wide.total", column: column)]
      plan.pairing = .firstToLast
      let reader = ExportReader(instruments: [TestInstruments.wide], plan: plan)
      do throws(ExportRefusal) {
        let read = try reader.read([ExportFile(name: file.name, bytes: file.bytes)])
        refusals += read.diagnostics.filter { $0.severity == .error }
      } catch {
        refusals += error.diagnostics
      }
    }
    return refusals
  }
}
