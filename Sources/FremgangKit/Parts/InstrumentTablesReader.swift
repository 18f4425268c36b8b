import FremgangJSON
import FremgangStatistics

/// Reads the counts of one instrument.
struct InstrumentTablesReader {
  private let object: JSONObjectReader
  private let instrument: Instrument
  private let all: EvaluationTables

  /// The largest number of days between two dates that can be told.
  private static let days: ClosedRange<Int64> = -(1 << 33)...(1 << 33)

  init(_ object: JSONObjectReader, _ instrument: Instrument, _ all: EvaluationTables) {
    self.object = object
    self.instrument = instrument
    self.all = all
  }

  func tables() -> InstrumentTables? {
    var attendance = Divided(all.groupings, empty: Attendance())
    if let reader = object.required("attendance") {
      read(reader, into: &attendance) { entry in
        let counts = entry.counts(width: 3)
        guard let first = counts.first, counts.count == 1 else { return nil }
        return Attendance(pairs: first[0], beforeOnly: first[1], afterOnly: first[2])
      }
    }
    let days = object.required("daysBetween").flatMap {
      countTable($0, denominator: 1, in: InstrumentTablesReader.days)
    }
    let modes = object.required("answerModes")?.counts(width: 2) ?? []
    if modes.count != all.answerModes.count + 1 {
      object.report("partial-length", "The answer modes are more or fewer.", at: "answerModes")
    }
    let tables = InstrumentTables(
      instrument: instrument,
      respondents: object.count("respondents"),
      scales: scales(),
      daysBetween: days ?? CountTable(denominator: 1),
      attendance: attendance,
      answerModes: modes.map { ModeCount(before: $0[0], after: $0[1]) },
      questionableScores: object.count("questionableScores"),
      pairsWithSkippedMeasurement: object.count("pairsWithSkippedMeasurement"),
      pairsBackInTime: object.count("pairsBackInTime")
    )
    object.finish()
    return tables
  }

  private func scales() -> [ScaleTables] {
    guard let reader = object.required("scales"), let entries = reader.array() else { return [] }
    guard entries.count == instrument.scales.count else {
      reader.report("partial-scales", "The instrument has \(instrument.scales.count) scales.")
      return []
    }
    return zip(entries, instrument.scales).compactMap { entry, scale in
      entry.object().flatMap { self.scale($0, scale) }
    }
  }

  private func scale(_ reader: JSONObjectReader, _ scale: Scale) -> ScaleTables? {
    if let id = reader.required("id")?.string(), id != scale.id {
      reader.report("partial-scales", "The instrument has another scale here.", at: "id")
    }
    guard let scorer = try? Scorer(scale, of: instrument) else {
      reader.report("partial-scales", "The scale cannot be scored.")
      return nil
    }
    let denominator = scorer.denominator
    if let told = reader.required("denominator")?.int(), Int64(told) != denominator {
      reader.report("partial-scales", "The scale has another denominator.", at: "denominator")
    }
    let scores = scorer.lowest...scorer.highest
    var pairs = Divided(all.groupings, empty: PairedTable(denominator: denominator))
    if let entry = reader.required("pairs") {
      read(entry, into: &pairs) { pairedTable($0, denominator: denominator, in: scores) }
    }
    let beforeOnly = reader.required("beforeOnly").flatMap {
      countTable($0, denominator: denominator, in: scores)
    }
    let items = reader.required("items").flatMap { self.items($0, scorer.expected) }
    let trend = reader.required("trend").flatMap {
      self.trend($0, denominator: denominator, in: scores)
    }
    reader.finish()
    guard let beforeOnly, let items, let trend else { return nil }
    return ScaleTables(
      scale: scale,
      denominator: denominator,
      pairs: pairs,
      beforeOnly: beforeOnly,
      items: items,
      trend: trend
    )
  }

  /// Reads what is divided by groupings and levels into `divided`, which has all of them.
  private func read<Table>(
    _ reader: JSONValueReader,
    into divided: inout Divided<Table>,
    _ table: (JSONValueReader) -> Table?
  ) {
    guard let object = reader.object() else { return }
    if let overall = object.required("everyone").flatMap(table) { divided.overall = overall }
    let groupings = object.required("byGrouping")?.array() ?? []
    object.finish()
    guard groupings.count == divided.byGrouping.count else {
      object.report("partial-groups", "The plan has another number of groups.", at: "byGrouping")
      return
    }
    for (index, grouping) in groupings.enumerated() {
      let levels = grouping.array() ?? []
      guard levels.count == divided.byGrouping[index].count else {
        grouping.report("partial-groups", "The grouping has another number of levels.")
        continue
      }
      for (level, entry) in levels.enumerated() {
        if let read = table(entry) { divided.byGrouping[index][level] = read }
      }
    }
  }

  private func items(_ reader: JSONValueReader, _ expected: Int) -> ScaleTables.Items? {
    guard let object = reader.object() else { return nil }
    let before = object.required("before").flatMap { itemTable($0, expected) }
    let after = object.required("after").flatMap { itemTable($0, expected) }
    object.finish()
    guard let before, let after else { return nil }
    return ScaleTables.Items(before: before, after: after)
  }

  private func itemTable(_ reader: JSONValueReader, _ expected: Int) -> ItemTable? {
    guard let object = reader.object() else { return nil }
    let count = object.count("count")
    let withoutPair = object.count("withoutPair")
    let sums = object.required("sums")?.wideIntegers()
    let squares = object.required("squares")?.wideIntegers()
    let totalSquares = object.required("totalSquares")?.wideInteger()
    object.finish()
    guard let sums, let squares, let totalSquares else { return nil }
    guard sums.count == expected, withoutPair <= count,
      let spread = ItemSpread(
        count: count,
        sums: sums,
        squares: squares,
        totalSquares: totalSquares
      )
    else {
      object.report("partial-items", "No answers to the scale's items give these sums.")
      return nil
    }
    return ItemTable(spread: spread, withoutPair: withoutPair)
  }

  private func trend(
    _ reader: JSONValueReader,
    denominator: Int64,
    in scores: ClosedRange<Int64>
  ) -> Trend? {
    guard let entries = reader.array() else { return nil }
    let profiles = entries.compactMap { entry -> Trend.Profile? in
      guard let object = entry.object() else { return nil }
      let bounds = 0...Int64(max(all.waves.count - 1, 0))
      let waves = object.required("waves")?.integers(in: bounds) ?? []
      let tables = (object.required("scores")?.array() ?? []).compactMap {
        countTable($0, denominator: denominator, in: scores)
      }
      object.finish()
      let isAscending = zip(waves, waves.dropFirst()).allSatisfy { $0 < $1 }
      guard isAscending, !waves.isEmpty, !all.waves.isEmpty, tables.count == waves.count,
        Set(tables.map(\.count)).count == 1, tables[0].count > 0
      else {
        object.report("partial-trend", "The waves and the scores do not fit together.")
        return nil
      }
      return Trend.Profile(waves: waves.map(Int.init), scores: tables)
    }
    let trend = Trend(profiles)
    if profiles != trend.profiles || Set(profiles.map(\.waves)).count < profiles.count {
      reader.report("partial-order", "The sets of waves are not in order.")
    }
    return trend
  }
}

extension InstrumentTablesReader {
  private func countTable(
    _ reader: JSONValueReader,
    denominator: Int64,
    in values: ClosedRange<Int64>
  ) -> CountTable? {
    guard let cells = cells(reader, width: 2, in: values) else { return nil }
    return CountTable(
      denominator: denominator,
      counts: cells.map { (numerator: $0[0], count: Int($0[1])) }
    )
  }

  private func pairedTable(
    _ reader: JSONValueReader,
    denominator: Int64,
    in values: ClosedRange<Int64>
  ) -> PairedTable? {
    guard let cells = cells(reader, width: 3, in: values) else { return nil }
    return PairedTable(
      denominator: denominator,
      cells: cells.map { PairedTable.Cell(before: $0[0], after: $0[1], count: Int($0[2])) }
    )
  }

  /// Cells whose last number is a count and whose others are values, in ascending order.
  private func cells(
    _ reader: JSONValueReader,
    width: Int,
    in values: ClosedRange<Int64>
  ) -> [[Int64]]? {
    guard let flat = reader.integers() else { return nil }
    guard flat.count % width == 0 else {
      reader.report("partial-length", "This list should hold a multiple of \(width) numbers.")
      return nil
    }
    let cells = stride(from: 0, to: flat.count, by: width).map { Array(flat[$0..<($0 + width)]) }
    var left = Int64(LatticeLimits.count)
    for (index, cell) in cells.enumerated() {
      let count = cell[width - 1]
      let position = cell.dropLast()
      guard position.allSatisfy(values.contains), count > 0, count <= left,
        index == 0 || cells[index - 1].dropLast().lexicographicallyPrecedes(position)
      else {
        reader.report(
          "partial-cells",
          "Cell \(index + 1) of this table lies outside the scale or out of order, or its count "
            + "cannot be."
        )
        return nil
      }
      left -= count
    }
    return cells
  }
}

extension JSONValueReader {
  /// Whole numbers of any size that 128 bits hold.
  fileprivate func wideIntegers() -> [Int128]? {
    guard let entries = array() else { return nil }
    var values: [Int128] = []
    for entry in entries {
      guard let value = entry.wideInteger() else { return nil }
      values.append(value)
    }
    return values
  }

  fileprivate func wideInteger() -> Int128? {
    if let text = numberText(), let value = Int128(text) { return value }
    report("wrong-type", "This should be a whole number.")
    return nil
  }
}
