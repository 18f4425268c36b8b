import FremgangJSON
import FremgangKit
import FremgangStatistics

/// Counts a table that was read in passing, and has its other rows read with care.
struct PlainCount {
  private let exportReader: ExportReader
  private var opening: ExportReader.Opening
  private let reader: PlainReader
  private let passed: PlainReader.Passed
  private let evidence: [PlainEvidence]

  init(
    _ exportReader: ExportReader,
    _ opening: ExportReader.Opening,
    _ reader: PlainReader,
    _ passed: PlainReader.Passed
  ) {
    self.exportReader = exportReader
    self.opening = opening
    self.reader = reader
    self.passed = passed
    evidence = passed.parts.compactMap(\.evidence)
  }

  /// Counts everybody.
  mutating func counted() throws(PlainFault) -> CountedExport {
    try checkTokens()
    let survey = try survey()
    guard !survey.wavesAreDates || passed.layout.waveToken == nil,
      let understood = try? exportReader.understand(&opening, [survey])
    else { throw .unsuited }
    let part = exportReader.part
    // A part carries what its codes and its labels show, for all parts to be judged together.
    if part == nil { try checkLowestCodes(understood) }
    let ids = try carefulIDs()
    var study = try PlainStudy(passed.layout, understood, evidence)
    study.careful = Set(ids.compactMap { $0.words(passed.shape.idWords) })
    var tally = try join(study, ids)
    tally.careful.formUnion(study.careful)
    if part == nil { try checkGroups(study, tally) }
    let careful = tally.careful.isEmpty ? nil : try reader.rows(of: tally.careful, as: passed)
    var tables = EvaluationTables(study, tally, passed, understood, without: careful)
    var reading = self.reading(careful, understood)
    // Errors are told as the careful reader tells them of the whole table.
    guard !reading.hasErrors else { throw .unsuited }
    let contradictions = try count(reading, into: &tables)
    guard let part else {
      return CountedExport(reading: reading, tables: tables, contradictions: contradictions)
    }
    let evidence = PlainPartEvidence(study, tally, passed, careful, understood, reader)
    reading.evidence = evidence.added(to: reading.evidence)
    let hashes = tally.idHashes + reading.responses.respondents.map { RespondentSlice.hash($0) }
    // Rows of another slice are told by their lines as the careful reader tells them.
    guard part.slice.map({ hashes.allSatisfy($0.contains(hash:)) }) ?? true else { throw .unsuited }
    return CountedExport(
      reading: reading,
      tables: tables,
      contradictions: contradictions,
      hashes: hashes
    )
  }

  /// Counts the people who were read with care, if there are any, and tells what contradicts itself.
  private func count(
    _ reading: ExportReading,
    into tables: inout EvaluationTables
  ) throws(PlainFault) -> [Diagnostic] {
    guard !reading.responses.respondents.isEmpty else { return [] }
    do {
      let (others, diagnostics) = try EvaluationTables.counting(
        reading.responses,
        plan: reading.plan.evaluation
      )
      try tables.merge(others)
      return diagnostics
    } catch {
      throw .unsuited
    }
  }

  /// Refuses texts that have to be reported, or that are no text, and columns with too many of them.
  private func checkTokens() throws(PlainFault) {
    for column in passed.layout.tokenColumns.indices { try checkNumberOfTexts(column) }
    for evidence in evidence {
      for tokens in evidence.tokens {
        for number in tokens.numbers {
          guard PlainText.isSound(tokens[number]),
            !PersonNumber.occurs(in: tokens.range(number), of: tokens.bytes)
          else { throw .unsuited }
        }
      }
    }
  }

  /// Refuses a column with more texts than one part may hold, whichever parts hold them.
  private func checkNumberOfTexts(_ column: Int) throws(PlainFault) {
    // The blank has a number too.
    let most =
      (column == passed.layout.waveToken ? PlainEvidence.mostWaves : TokenTable.mostTokens) - 1
    let tokens = evidence.map { $0.tokens[column] }
    guard tokens.reduce(0, { $0 + $1.numbers.count }) > most else { return }
    let texts = Set(tokens.flatMap { tokens in tokens.numbers.map { Array(tokens[$0]) } })
    if texts.count > most { throw .unsuited }
  }

  /// What a first walk through the rows would have shown.
  private func survey() throws(PlainFault) -> FileSurvey {
    // Beyond the beginning nobody has looked yet whether the bytes are text.
    guard PlainText.isSound(passed.careful.bytes[...]) else { throw .unsuited }
    let log = DiagnosticLog(limit: 1)
    var survey = FileSurvey(gathered(passed.careful), log: log)
    // What is to be told of these rows is told of the whole table.
    guard log.total == 0 else { throw .unsuited }
    for evidence in evidence {
      for (column, tokens) in evidence.tokens.enumerated() {
        let isWave = column == passed.layout.waveToken
        let isDate = passed.layout.blocks.contains { $0.date == column }
        for number in tokens.numbers where (isWave || isDate) && tokens.counts[number] > 0 {
          let (text, rows) = (tokens.range(number), tokens.counts[number])
          if isWave { survey.add(waveLabel: text, in: tokens.bytes, rows: rows) }
          if isDate { survey.add(date: text, in: tokens.bytes) }
        }
      }
    }
    return survey
  }

  /// Where the lowest code of an instrument never occurs at some wave, something may follow from that.
  private func checkLowestCodes(_ understood: UnderstoodExport) throws(PlainFault) {
    let blocks = passed.layout.blocks
    for (number, block) in blocks.enumerated()
    where understood.plan.codeShifts[understood.offered[block.instrument].id] == nil {
      // Each part numbers the labels of waves by itself.
      var seen: [(label: [UInt8], lowest: UInt64)] = []
      for evidence in evidence {
        for wave in 0..<PlainEvidence.mostWaves {
          let place = wave * blocks.count + number
          guard evidence.measured[place] > 0 else { continue }
          let label = passed.layout.waveToken.map { Array(evidence.tokens[$0][wave]) } ?? []
          if let known = seen.firstIndex(where: { $0.label == label }) {
            seen[known].lowest |= evidence.lowestSeen[place]
          } else {
            seen.append((label, evidence.lowestSeen[place]))
          }
        }
      }
      guard seen.allSatisfy({ $0.lowest == block.allSets }) else { throw .unsuited }
    }
  }

  /// The ids in the rows that need care, as far as these can be divided into fields.
  private func carefulIDs() throws(PlainFault) -> [CarefulID] {
    let column = reader.table.layout.respondent[0]
    let bytes = passed.careful.bytes
    var ids: Set<CarefulID> = []
    var row = CSVRow()
    for record in passed.careful.records {
      var tokens = CSVTokenizer(
        bytes,
        start: record.range.lowerBound,
        end: record.range.upperBound,
        syntax: passed.layout.syntax,
        limits: reader.limits
      )
      guard tokens.next(into: &row), column < row.cells.count else { continue }
      let text = Array(CellText.text(of: row.cells[column], in: bytes).utf8)
      if text.contains(UInt8(ascii: "@")) { throw .unsuited }
      if !text.isEmpty { ids.insert(CarefulID(bytes: text)) }
    }
    return Array(ids)
  }

  private func join(
    _ study: PlainStudy,
    _ ids: [CarefulID]
  ) throws(PlainFault) -> PlainTally {
    var shape = IDShape()
    for evidence in evidence { shape.merge(evidence.shape) }
    for id in ids { id.note(in: &shape) }
    let foldsIDs = shape.mayBeAlike
    let workers = passed.parts.count
    let hashesIDs = exportReader.part != nil
    let (record, parts, seed) = (passed.shape, passed.parts, passed.seed)
    let partitions = NumberQueue(record.partitions)
    var tallies = Workers.map(workers, threads: workers) { _ in
      var join = PlainJoin(
        study,
        record,
        parts,
        seed: seed,
        foldsIDs: foldsIDs,
        hashesIDs: hashesIDs
      )
      while let partition = partitions.take() { join.count(partition: partition) }
      return join.tally
    }
    var tally = tallies.removeFirst()
    while !tallies.isEmpty { tally.merge(tallies.removeFirst()) }
    if foldsIDs {
      // The join folds everybody else.
      tally.foldedIDs += ids.map { $0.folded(seed) }
      tally.foldedIDs.sort()
      let pairs = zip(tally.foldedIDs, tally.foldedIDs.dropFirst())
      if pairs.contains(where: { $0 == $1 }) { throw .unsuited }
    }
    return tally
  }

  /// Refuses groups that hold free text, whose labels no message may show.
  private func checkGroups(_ study: PlainStudy, _ tally: PlainTally) throws(PlainFault) {
    for (grouping, names) in study.levelNames.enumerated() where study.groupTokens[grouping] >= 0 {
      var stated = 0
      for (combination, people) in tally.people.enumerated()
      where study.level(grouping, of: combination) < study.levels[grouping] - 1 {
        stated += people
      }
      if IdentityFaults.areFreeText(names, of: stated + tally.careful.count) { throw .unsuited }
      if IdentityFaults.areFreeText(names, of: stated) { throw .unsuited }
    }
  }

  /// The table with the rows that need care and no others.
  private func gathered(_ careful: CarefulRows) -> ExportSource {
    let table = reader.table.table
    var bytes = Array(table.bytes[table.start..<reader.start])
    let start = bytes.count
    bytes += careful.bytes
    let first = reader.table.rows.lineNumber
    var source = reader.table
    source.table = TableText(table, bytes: bytes)
    source.records = careful.records.map { record in
      (record.range.lowerBound + start..<record.range.upperBound + start, record.line + first)
    }
    return source
  }

  /// Reads the rows that need care.
  private func reading(
    _ careful: PlainReader.Passed?,
    _ understood: UnderstoodExport
  ) -> ExportReading {
    var partial = understood
    // A few rows may lack what all others hold.
    partial.part = PartScope()
    partial.sources[0] = gathered(careful?.careful ?? passed.careful)
    let read = partial.reading(
      opening.log,
      opening.notes,
      isInferred: exportReader.isInferred,
      reader.limits
    )
    return read.adding(plain: evidence, without: careful?.parts.compactMap(\.evidence) ?? [])
  }
}

/// The id of somebody whose rows need care.
struct CarefulID: Hashable {
  let bytes: [UInt8]

  /// The id in words as records have it; nothing where it is longer.
  func words(_ count: Int) -> [UInt64]? {
    guard bytes.count <= count * 8 else { return nil }
    return (0..<count).map { word in
      bytes.dropFirst(word * 8).prefix(8).enumerated().reduce(0) { sum, byte in
        sum | UInt64(byte.element) << UInt64(byte.offset * 8)
      }
    }
  }

  /// A hash of the id without case, blanks and leading zeros.
  func folded(_ seed: UInt64) -> UInt64 {
    var key: [UInt8] = []
    RespondentFaults.fold(String(decoding: bytes, as: UTF8.self), into: &key)
    return key.reduce(seed) { ByteWords.mixed($0, UInt64($1)) }
  }

  /// Notes how the id is spelled.
  func note(in shape: inout IDShape) {
    if bytes.contains(where: { (0x41...0x5A).contains($0) }) { shape.capitals |= ByteWords.tops }
    if bytes.contains(where: { (0x61...0x7A).contains($0) }) {
      shape.smallLetters |= ByteWords.tops
    }
    shape.hasOthers = shape.hasOthers || bytes.contains { $0 <= 0x20 || $0 >= 0x80 }
    shape.hasLeadingZero = shape.hasLeadingZero || bytes.first == 0x30
    shape.note(bytes.count)
  }
}

extension ExportReading {
  /// The same with rows that were counted in passing, but for those that were then read with care.
  fileprivate func adding(
    plain: [PlainEvidence],
    without careful: [PlainEvidence]
  ) -> ExportReading {
    var account = files[0]
    func add(_ evidence: PlainEvidence, times sign: Int) {
      account.rows += sign * evidence.rows
      account.rowsUsed += sign * evidence.rowsUsed
      account.rowsWithoutAnswers += sign * (evidence.rows - evidence.rowsUsed)
      account.measurements += sign * evidence.measurements
    }
    for evidence in plain {
      add(evidence, times: 1)
      account.rows += evidence.rowsBlank
      account.rowsBlank += evidence.rowsBlank
    }
    for evidence in careful { add(evidence, times: -1) }
    return ExportReading(
      responses: responses,
      copied: copied,
      plan: plan,
      isInferred: isInferred,
      notes: notes,
      diagnostics: diagnostics,
      suppressedDiagnostics: suppressedDiagnostics,
      files: [account],
      evidence: self.evidence
    )
  }
}
