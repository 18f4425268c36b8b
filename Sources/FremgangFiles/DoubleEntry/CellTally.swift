import FremgangKit

/// Counts the cells of matched rows that differ.
struct CellTally {
  private typealias Place = (instrument: Int, item: Int)

  private let columns: SharedColumns
  private let one: ExportSource
  private let other: ExportSource
  /// By column of the first file: which item of which instrument stands there.
  private let items: [Int: Place]
  /// Where each row names its item: the column of the answer, and the item of each name.
  private var byItem: (answer: Int, names: FileLayout.ItemRows, items: [Int: Place])?
  private let dateOrder: DateOrder
  private var cells: [InstrumentCells]
  private var compared = 0
  private var differing: [Int]
  private var found: [EntryComparison.DifferingCell] = []
  private var row = CSVRow()
  private var otherRow = CSVRow()

  init(
    _ columns: SharedColumns,
    _ one: ExportSource,
    _ other: ExportSource,
    _ plan: ExportPlan,
    _ instruments: [Instrument]
  ) {
    self.columns = columns
    self.one = one
    self.other = other
    let offered = plan.offered(among: instruments)
    cells = offered.map { InstrumentCells($0, plan: plan) }
    items = one.layout.itemColumns
    byItem = one.layout.byItem.map { ($0.answer, $0, one.layout.itemNames) }
    dateOrder = plan.dialect.dateOrder ?? .dayFirst
    differing = Array(repeating: 0, count: columns.pairs.count)
  }

  /// How many cells were compared and how many differ.
  var all: EntryComparison.Agreement {
    EntryComparison.Agreement(
      compared: compared * columns.pairs.count,
      differing: differing.reduce(0, +)
    )
  }

  /// The same for each column.
  var byColumn: [EntryComparison.ComparedColumn] {
    zip(columns.pairs, differing).map { pair, count in
      EntryComparison.ComparedColumn(
        name: pair.name,
        cells: EntryComparison.Agreement(compared: compared, differing: count)
      )
    }
  }

  /// The first cells that differ, in the order of the first file.
  var listed: [EntryComparison.DifferingCell] {
    Array(sorted(found).prefix(EntryComparison.mostCells))
  }

  /// Compares two rows that are about the same person and time.
  mutating func compare(_ mine: EntryKeys.Row, _ theirs: EntryKeys.Row) {
    var (reader, otherReader) = (mine.reader, theirs.reader)
    guard reader.next(into: &row), otherReader.next(into: &otherRow) else { return }
    compared += 1
    for (number, pair) in columns.pairs.enumerated() where !isEqual(pair.first, pair.second) {
      differing[number] += 1
      found.append(
        EntryComparison.DifferingCell(
          name: pair.name,
          firstLine: row.line,
          firstColumn: pair.first + 1,
          secondLine: otherRow.line,
          secondColumn: pair.second + 1
        )
      )
    }
    if found.count >= 2 * EntryComparison.mostCells { found = listed }
  }

  private func sorted(
    _ cells: [EntryComparison.DifferingCell]
  ) -> [EntryComparison.DifferingCell] {
    cells.sorted { ($0.firstLine, $0.firstColumn) < ($1.firstLine, $1.firstColumn) }
  }

  /// Which item of which instrument stands in a column of the row.
  private mutating func item(at column: Int) -> Place? {
    guard var form = byItem, column == form.answer else { return items[column] }
    let number = form.names.names.number(
      of: row,
      form.names.item,
      form.names.instrument,
      one.table.bytes
    )
    byItem = form
    return number.flatMap { form.items[$0] }
  }

  /// A cell as a number; nothing for one with leading zeros, which may be a code.
  private func number(_ range: Range<Int>, _ source: ExportSource) -> DecimalNumber? {
    let bytes = source.table.bytes
    guard !range.isEmpty else { return nil }
    let isPadded =
      range.count > 1 && bytes[range.lowerBound] == UInt8(ascii: "0")
      && (0x30...0x39).contains(bytes[range.lowerBound + 1])
    let sign = source.table.dialect.decimal
    guard !isPadded, case .number(let number) = NumberText.decimal(range, bytes, sign: sign) else {
      return nil
    }
    return number
  }

  private mutating func isEqual(_ first: Int, _ second: Int) -> Bool {
    let (bytes, otherBytes) = (one.table.bytes, other.table.bytes)
    let range = CellText.trimmed(row.cells[first].range, in: bytes)
    let otherRange = CellText.trimmed(otherRow.cells[second].range, in: otherBytes)
    if bytes[range] == otherBytes[otherRange] { return true }
    if let (instrument, item) = item(at: first), cells.indices.contains(instrument) {
      let mine = cells[instrument].read(item, range, bytes)
      let theirs = cells[instrument].read(item, otherRange, otherBytes)
      if case .answer = mine, case .answer = theirs { return mine == theirs }
    }
    let (date, otherDate) = (DateText.read(range, bytes), DateText.read(otherRange, otherBytes))
    if date != .notADate, otherDate != .notADate {
      return DateText.day(range, bytes, dateOrder)
        == DateText.day(otherRange, otherBytes, dateOrder)
    }
    if let mine = number(range, one), let theirs = number(otherRange, other) {
      return mine >= theirs && mine <= theirs
    }
    return CellText.folded(CellText.trimmedText(of: row.cells[first], in: bytes))
      == CellText.folded(CellText.trimmedText(of: otherRow.cells[second], in: otherBytes))
  }
}

extension ExportPlan {
  /// The instruments that may be recognised, in the order that layouts count them in.
  func offered(among instruments: [Instrument]) -> [Instrument] {
    var wanted = self.instruments
    if let personal = personal?.instrument, !wanted.isEmpty, !wanted.contains(personal) {
      wanted.append(personal)
    }
    if wanted.isEmpty { return instruments }
    return wanted.deduplicated.compactMap { id in instruments.first { $0.id == id } }
  }
}
