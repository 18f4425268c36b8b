import FremgangJSON
import FremgangKit

/// The answers of one person to one instrument at one time, gathered from a row each.
struct GatheredAnswers {
  /// What tells one measurement from another.
  struct Key: Hashable {
    var respondent: Int
    var block: Int
    var wave: Int?
    var isWaveKnown: Bool
    var day: Day?
  }

  let key: Key
  /// The line of the first row.
  let line: Int
  var answers: [Answer]
  /// How often the answer to each item stands.
  var counts: [Int]
  var modes: Set<Int> = []
  var isBad = false

  init(_ key: Key, items: Int, line: Int) {
    self.key = key
    self.line = line
    answers = Array(repeating: .blank, count: items)
    counts = Array(repeating: 0, count: items)
  }

  /// How often the whole questionnaire stands: as often as each of its answers, or once.
  var copies: Int {
    let answered = Set(counts.filter { $0 > 0 })
    return answered.count == 1 ? answered.first ?? 1 : 1
  }
}

extension RowReader {
  /// Reads a table with a row for each answer.
  ///
  /// The same answer twice is one; two different answers to one item are an error. An item without a
  /// row is blank.
  mutating func readItems(
    _ rows: CSVTokenizer,
    into builder: inout ResponsesBuilder,
    _ cells: inout [InstrumentCells]
  ) {
    guard var form = layout.byItem else { return }
    var gathered: [GatheredAnswers] = []
    var places: [GatheredAnswers.Key: Int] = [:]
    let items = itemsByName(form.names.names.count)
    var tokens = rows
    var row = CSVRow()
    while tokens.next(into: &row) {
      account.rows += 1
      if isBlank(row) {
        account.rowsBlank += 1
        continue
      }
      guard isWellFormed(row), !isLeftOut(row), let context = context(of: row, &builder) else {
        account.rowsRefused += 1
        continue
      }
      readGroups(row, context, &builder)
      let number = form.names.number(of: row, form.item, form.instrument, table.bytes)
      guard let number, number < items.count, let item = items[number],
        let answer = answer(form.answer, item, row, &cells)
      else {
        account.rowsWithoutAnswers += 1
        continue
      }
      account.rowsUsed += 1
      completion.note(row, self)
      if !context.isWaveKnown { reportUnknownWave(row) }
      var isBad = answer.isBad
      let day = layout.blocks[item.block].date.flatMap { self.day(in: $0, row, &isBad) }
      let key = GatheredAnswers.Key(
        respondent: context.respondent,
        block: item.block,
        wave: wave(ofBlock: item.block, context),
        isWaveKnown: context.isWaveKnown,
        day: day
      )
      let place = places[key] ?? gathered.count
      if place == gathered.count {
        places[key] = place
        let count = layout.blocks[item.block].items.count
        gathered.append(GatheredAnswers(key, items: count, line: row.line))
      }
      if let mode = mode(of: layout.blocks[item.block], row, &builder) {
        gathered[place].modes.insert(mode)
      }
      if isBad { gathered[place].isBad = true }
      add(answer.answer, item.item, form, row, to: &gathered[place])
    }
    for measured in gathered { append(measured, to: &builder) }
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
