import FremgangJSON
import FremgangKit

extension RowReader {
  /// The totals of a row that has no items, or nothing when all are blank.
  func totals(
    ofBlock number: Int,
    _ row: CSVRow,
    _ cells: InstrumentCells,
    _ isBad: inout Bool
  ) -> [Int: DecimalNumber]? {
    var totals: [Int: DecimalNumber] = [:]
    for (place, total) in layout.blocks[number].totals.enumerated() {
      let scale = cells.instrument.scales[total.scale]
      guard let value = self.total(scale, total.column, row, cells, &isBad) else { continue }
      if let scorer = scorers[number][place], (try? scorer.score(total: value)) == nil {
        report(
          "which no complete set of answers gives",
          total.column,
          row,
          &isBad,
          remedy: "Totals must be scores of \(cells.instrument.id), from "
            + "\(scale.minimum.text) to \(scale.maximum.text), with every item answered; better, "
            + "export the items."
        )
      } else {
        totals[total.scale] = value
      }
    }
    return totals.isEmpty ? nil : totals
  }

  /// Checks totals beside items: the items win, and a disagreement is an error.
  ///
  /// Only complete answers are compared; how others are made up for differs between programs.
  func compare(
    _ number: Int,
    _ answers: [Answer],
    _ row: CSVRow,
    _ cells: InstrumentCells,
    _ isBad: inout Bool
  ) {
    for (place, (scale, column)) in layout.blocks[number].totals.enumerated() {
      guard let total = total(cells.instrument.scales[scale], column, row, cells, &isBad),
        let scorer = scorers[number][place], let score = scorer.score(answers).score,
        score.answered == score.expected, !RowReader.agree(score, total)
      else { continue }
      isBad = true
      log.report(
        "total-disagrees",
        badValue,
        at: self.place(row.line, column),
        "The total under \"\(header.names[column])\" is not what the row's items for "
          + "\(cells.instrument.id) come to.",
        remedy: "Correct one of them, or list the column under \"ignore\" in the plan."
      )
    }
  }

  /// Whether `total` is the score to as many decimals as it was written with.
  private static func agree(_ score: Score, _ total: DecimalNumber) -> Bool {
    let exact = Int128(score.numerator) * Int128(total.denominator)
    let written = Int128(total.mantissa) * Int128(score.denominator)
    return (exact - written).magnitude * 2 <= Int128(score.denominator).magnitude
  }

  private func total(
    _ scale: Scale,
    _ column: Int,
    _ row: CSVRow,
    _ cells: InstrumentCells,
    _ isBad: inout Bool
  ) -> DecimalNumber? {
    let range = trimmed(column, row)
    if range.isEmpty { return nil }
    switch NumberText.decimal(range, table.bytes, sign: table.dialect.decimal) {
    case .number(let number):
      if isDeclaredMissing(range) { return nil }
      if number >= scale.minimum && number <= scale.maximum { return number }
      let bounds = "\(scale.minimum.text) to \(scale.maximum.text)"
      report("which is outside \(bounds)", column, row, &isBad)
    case .ambiguous:
      report(
        "whose sign may stand before three decimals or after thousands",
        column,
        row,
        &isBad,
        code: "number-ambiguous",
        remedy:
          "Say in the plan which sign stands before decimals: \"dialect\": { \"decimal\": \",\" } or "
          + "{ \"decimal\": \".\" }."
      )
    case .notANumber:
      if isDeclaredMissing(range) || isMark(range, cells.marks) { return nil }
      let isDamage = ExcelDamage.occurs(in: range, table.bytes)
      report(
        isDamage ? "what Excel made of something" : "which is not a number",
        column,
        row,
        &isBad,
        code: isDamage ? "excel-damage" : "total-not-a-score"
      )
    }
    return nil
  }

  private func isDeclaredMissing(_ range: Range<Int>) -> Bool {
    guard !plan.missingCodes.isEmpty else { return false }
    let folded = CellText.folded(String(decoding: table.bytes[range], as: UTF8.self))
    return plan.missingCodes.keys.contains { CellText.folded($0) == folded }
  }

  private func isMark(_ range: Range<Int>, _ marks: MissingMarks) -> Bool {
    guard range.count <= 32 else { return false }
    let text = String(decoding: table.bytes[range], as: UTF8.self)
    guard MissingMarks.contains(CellText.folded(text)) else { return false }
    marks.note(text)
    return true
  }

  private func report(
    _ what: String,
    _ column: Int,
    _ row: CSVRow,
    _ isBad: inout Bool,
    code: String = "total-not-a-score",
    remedy: String? = nil
  ) {
    isBad = true
    log.report(
      code,
      badValue,
      at: place(row.line, column),
      "The total under \"\(header.names[column])\" is "
        + "\(ShownValue.quoted(trimmed(column, row), table.bytes)), \(what).",
      remedy: remedy
    )
  }
}
