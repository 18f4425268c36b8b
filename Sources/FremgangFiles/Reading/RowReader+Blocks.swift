import FremgangJSON
import FremgangKit

extension RowReader {
  /// Reads one instrument in one wave from a row; a row without any answer to it gives nothing.
  func readBlock(
    _ number: Int,
    _ row: CSVRow,
    _ context: Context,
    _ builder: inout ResponsesBuilder,
    _ cells: inout [InstrumentCells]
  ) {
    let block = layout.blocks[number]
    var isBad = false
    let content: Measurement.Content?
    if block.items.isEmpty {
      content = totals(ofBlock: number, row, cells[block.instrument], &isBad).map { .totals($0) }
    } else {
      content = answers(ofBlock: number, row, &cells[block.instrument], &isBad)
        .map { .answers($0) }
    }
    guard content != nil || isBad else { return }
    let day = day(of: block, row, &isBad)
    var measurement = Measurement(
      respondent: context.respondent,
      instrument: block.instrument,
      wave: wave(ofBlock: number, context),
      day: day,
      answerMode: mode(of: block, row, &builder),
      content: content ?? .unusable(.badValue),
      origin: Origin(file: layout.file, line: row.line)
    )
    if isBad { measurement.content = .unusable(.badValue) }
    if !context.isWaveKnown { measurement.content = .unusable(.unknownWave) }
    builder.measurements.append(measurement)
  }

  /// The answers of a row, or nothing when all are blank.
  private func answers(
    ofBlock number: Int,
    _ row: CSVRow,
    _ cells: inout InstrumentCells,
    _ isBad: inout Bool
  ) -> [Answer]? {
    let block = layout.blocks[number]
    var answers: [Answer] = []
    answers.reserveCapacity(block.items.count)
    var isBlank = true
    for item in block.items.indices {
      let column = block.items[item]
      let range = trimmed(column, row)
      switch cells.read(item, range, table.bytes) {
      case .answer(let answer):
        if answer != .blank { isBlank = false }
        answers.append(answer)
      case let fault:
        isBad = true
        report(
          fault,
          column,
          row,
          block.instrument,
          cells.range(ofItem: item),
          near: cells.nearestLabel(item, range, table.bytes)
        )
        answers.append(.blank)
      }
    }
    guard !isBlank, !isBad else { return nil }
    if !block.totals.isEmpty { compare(number, answers, row, cells, &isBad) }
    return answers
  }

  /// Reports a value that is no code.
  func report(
    _ fault: CodeSet.Meaning,
    _ column: Int,
    _ row: CSVRow,
    _ instrument: Int,
    _ codes: @autoclosure () -> String,
    near: @autoclosure () -> String? = nil
  ) {
    let mayBeShifted =
      fault == .outOfRange || fault == .labelOfAnother || fault == .letteredCode
    let log = mayBeShifted ? rangeLogs[instrument] : self.log
    let (code, what): (String, String)
    switch fault {
    case .outOfRange: (code, what) = ("value-out-of-range", "is outside")
    case .fraction: (code, what) = ("value-not-a-code", "has decimals and is none of")
    case .ambiguousNumber: (code, what) = ("value-ambiguous", "may be thousands; it is none of")
    case .labelOfAnother:
      (code, what) = (
        "value-not-a-code", "is one code by its number and another by its label among"
      )
    case .excelDamage:
      (code, what) = ("excel-damage", "is what Excel made of something, not one of")
    default: (code, what) = ("value-not-a-code", "is none of the labels known and none of")
    }
    let range = trimmed(column, row)
    log.report(
      code,
      badValue,
      at: place(row.line, column),
      "Under \(header.title(column)) stands "
        + "\(ShownValue.quoted(range, table.bytes)), which \(what) the codes "
        + "\(codes())." + (near().map { " Did you mean \"\($0)\"?" } ?? ""),
      remedy: remedy(code, String(decoding: table.bytes[range.prefix(64)], as: UTF8.self))
    )
  }

  private func remedy(_ code: String, _ text: String) -> String {
    switch code {
    case "excel-damage":
      return "Export it again and do not open it in Excel on the way, or type the answer anew."
    case "value-not-a-code":
      if let line = MissingMarks.declaration(of: text) {
        return "If it stands for no answer, say so in the plan: \(line), or \"notApplicable\", or "
          + "\"blank\"."
      }
      return "Correct it, or say what it means in \"answerLabels\" or \"missingCodes\" of the plan."
    default: return "Correct it; a code for no answer belongs in \"missingCodes\" of the plan."
    }
  }

  func day(of block: FileLayout.Block, _ row: CSVRow, _ isBad: inout Bool) -> Day? {
    guard let column = block.date else { return nil }
    return day(in: column, row, &isBad)
  }

  /// The day in a field; one that cannot be read is reported.
  func day(in column: Int, _ row: CSVRow, _ isBad: inout Bool) -> Day? {
    let range = trimmed(column, row)
    if range.isEmpty { return nil }
    if let day = DateText.day(range, table.bytes, dateOrder) { return day }
    isBad = true
    log.report(
      "date-unreadable",
      badValue,
      at: place(row.line, column),
      "The date under \"\(header.names[column])\" cannot be read.",
      remedy: "Write dates as 2015-03-14 or 14-03-2015."
    )
    return nil
  }

  func mode(
    of block: FileLayout.Block,
    _ row: CSVRow,
    _ builder: inout ResponsesBuilder
  ) -> Int? {
    block.answerMode.flatMap { builder.answerModes.index(of: row.cells[$0], in: table.bytes) }
  }
}
