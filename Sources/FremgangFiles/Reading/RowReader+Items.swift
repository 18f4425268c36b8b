import FremgangJSON
import FremgangKit

extension RowReader {
  /// Reads a table with a row for each answer.
  ///
  /// The same answer twice is one; two different answers to one item are an error. An item without a
  /// row is blank.
  mutating func readItems(
    into builder: inout ResponsesBuilder,
    _ cells: inout [InstrumentCells]
  ) {
    guard var itemRows = layout.byItem else { return }
    var gathering = Gathering(items: itemsByName(itemRows.names.names.count))
    forEachRow(&builder) { reader, row, context, builder in
      reader.readGroups(row, context, &builder)
      reader.copyTexts(row, context, &builder)
      return reader.read(row, context, &itemRows, &gathering, &builder, &cells)
    }
    for measured in gathering.gathered { append(measured, to: &builder) }
  }

  /// Reads the answer of one row; `false` when it has none.
  private mutating func read(
    _ row: CSVRow,
    _ context: Context,
    _ form: inout FileLayout.ItemRows,
    _ gathering: inout Gathering,
    _ builder: inout ResponsesBuilder,
    _ cells: inout [InstrumentCells]
  ) -> Bool {
    let number = form.names.number(of: row, form.item, form.instrument, table.bytes)
    guard let number, number < gathering.items.count, let item = gathering.items[number],
      let answer = answer(form.answer, item, row, &cells)
    else { return false }
    noteUse(of: row, context)
    let block = layout.blocks[item.block]
    var isBad = answer.isBad
    let key = GatheredAnswers.Key(
      respondent: context.respondent,
      block: item.block,
      wave: wave(ofBlock: item.block, context),
      isWaveKnown: context.isWaveKnown,
      day: block.date.flatMap { self.day(in: $0, row, &isBad) }
    )
    let place = gathering.place(of: key, items: block.items.count, line: row.line)
    if let mode = mode(of: block, row, &builder) { gathering.gathered[place].modes.insert(mode) }
    if isBad { gathering.gathered[place].isBad = true }
    add(answer.answer, item.item, form, row, to: &gathering.gathered[place])
    return true
  }

  /// For each name, the block and the item that it is.
  private func itemsByName(_ count: Int) -> [(block: Int, item: Int)?] {
    var items: [(block: Int, item: Int)?] = Array(repeating: nil, count: count)
    for (number, block) in layout.blocks.enumerated() {
      for (item, name) in block.items.enumerated() { items[name] = (number, item) }
    }
    return items
  }

  /// The answer in a row, and whether it cannot be right; nothing for a blank field.
  private mutating func answer(
    _ column: Int,
    _ item: (block: Int, item: Int),
    _ row: CSVRow,
    _ cells: inout [InstrumentCells]
  ) -> (answer: Answer, isBad: Bool)? {
    let instrument = layout.blocks[item.block].instrument
    let range = trimmed(column, row)
    switch cells[instrument].read(item.item, range, table.bytes) {
    case .answer(.blank): return nil
    case .answer(let answer): return (answer, false)
    case let fault:
      report(
        fault,
        column,
        row,
        instrument,
        cells[instrument].range(ofItem: item.item),
        near: cells[instrument].nearestLabel(item.item, range, table.bytes)
      )
      return (.blank, true)
    }
  }

  private func add(
    _ answer: Answer,
    _ item: Int,
    _ form: FileLayout.ItemRows,
    _ row: CSVRow,
    to gathered: inout GatheredAnswers
  ) {
    guard answer != .blank else { return }
    if gathered.counts[item] > 0, gathered.answers[item] != answer {
      gathered.isBad = true
      log.report(
        "item-answered-twice",
        badValue,
        at: place(row.line, form.answer),
        "The same person has another answer to this item at the same time, in a row before.",
        remedy:
          "Keep the right one; if the two were given at different times, name the column that "
          + "tells them apart: \"columns\": { \"wave\": \"…\" } or { \"date\": \"…\" }."
      )
      return
    }
    gathered.answers[item] = answer
    gathered.counts[item] += 1
  }

  private mutating func append(_ gathered: GatheredAnswers, to builder: inout ResponsesBuilder) {
    var measurement = Measurement(
      respondent: gathered.key.respondent,
      instrument: layout.blocks[gathered.key.block].instrument,
      wave: gathered.key.wave,
      day: gathered.key.day,
      answerMode: gathered.modes.count == 1 ? gathered.modes.first : nil,
      content: .answers(gathered.answers),
      origin: Origin(file: layout.file, line: gathered.line)
    )
    if gathered.isBad { measurement.content = .unusable(.badValue) }
    if !gathered.key.isWaveKnown { measurement.content = .unusable(.unknownWave) }
    for _ in 0..<gathered.copies { builder.measurements.append(measurement) }
    account.measurements += gathered.copies
  }
}
