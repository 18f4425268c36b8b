import FremgangKit

/// What rows of two files are matched by: the respondent, the wave or else the day, the repetition,
/// and the item where each answer has a row.
///
/// Where a respondent has several rows in one wave, the day tells them apart.
struct EntryKeys {
  private let usesWave: Bool
  private let usesDay: Bool
  private let usesRepetition: Bool
  private let usesItem: Bool
  private var crowded: Set<[String]> = []
  /// The ids of waves by the labels that the plan gives them.
  private let waves: [String: String]
  private let dateOrder: DateOrder

  init(_ one: ExportSource, _ other: ExportSource, _ plan: ExportPlan) {
    var waves: [String: String] = [:]
    for wave in plan.waves {
      for label in [wave.id] + wave.values { waves[CellText.folded(label)] = wave.id }
    }
    self.waves = waves
    dateOrder = plan.dialect.dateOrder ?? .dayFirst
    usesWave = one.layout.wave != nil && other.layout.wave != nil
    usesRepetition = one.layout.instance != nil && other.layout.instance != nil
    usesItem = one.layout.byItem != nil && other.layout.byItem != nil
    let haveDays = [one, other].allSatisfy { $0.layout.dateColumns.count == 1 }
    usesDay = haveDays && !usesWave
    guard haveDays && usesWave else { return }
    for source in [one, other] {
      var seen: Set<[String]> = []
      var found: Set<[String]> = []
      EntryKeys.walk(source) { row, _ in
        guard let key = key(row, source) else { return }
        if !seen.insert(key).inserted { found.insert(key) }
      }
      crowded.formUnion(found)
    }
  }

  /// What the key is made of, in words.
  var titles: [String] {
    let parts = [
      "respondent", usesWave ? "wave" : nil, usesDay || !crowded.isEmpty ? "date" : nil,
      usesRepetition ? "repetition" : nil, usesItem ? "item" : nil,
    ]
    return parts.compactMap(\.self)
  }

  /// The columns that every key is made of.
  func columns(of source: ExportSource) -> Set<Int> {
    let layout = source.layout
    let waves = usesWave ? [layout.wave].compactMap(\.self) : []
    let days = usesDay ? layout.dateColumns : []
    return Set(layout.respondent + waves + days + finerColumns(of: layout))
  }

  /// The columns that number a repetition or name an item.
  private func finerColumns(of layout: FileLayout) -> [Int] {
    let repetition = usesRepetition ? [layout.instance] : []
    let item = usesItem ? [layout.byItem?.instrument, layout.byItem?.item] : []
    return (repetition + item).compactMap(\.self)
  }

  /// The rows of one file by their keys.
  struct Rows {
    /// Where to read each row whose key stands once.
    var unique: [[String]: Row] = [:]
    var repeatedKeys: Set<[String]> = []
    var repeated: [Int] = []
    var unreadable: [Int] = []

    /// The lines of the rows whose keys are meant.
    func lines(_ isMeant: ([String]) -> Bool) -> [Int] {
      unique.filter { isMeant($0.key) }.map(\.value.line).sorted()
    }
  }

  /// A row that can be read again.
  struct Row {
    let line: Int
    let reader: CSVTokenizer
  }

  /// The rows of `source`.
  func rows(of source: ExportSource) -> Rows {
    var rows = Rows()
    EntryKeys.walk(source) { row, reader in
      guard var key = key(row, source) else {
        rows.unreadable.append(row.line)
        return
      }
      if crowded.contains(key) { key += days(row, source) }
      if rows.repeatedKeys.contains(key) {
        rows.repeated.append(row.line)
      } else if let known = rows.unique.removeValue(forKey: key) {
        rows.repeatedKeys.insert(key)
        rows.repeated += [known.line, row.line]
      } else {
        rows.unique[key] = Row(line: row.line, reader: reader)
      }
    }
    return rows
  }

  /// Walks the rows after the header that hold anything, each with a reader that stands before it.
  private static func walk(_ source: ExportSource, _ body: (CSVRow, CSVTokenizer) -> Void) {
    let form = source.form
    var tokens = source.rows
    var row = CSVRow()
    while true {
      let reader = tokens
      guard tokens.next(into: &row) else { return }
      if !form.isBlank(row) { body(row, reader) }
    }
  }

  private func key(_ row: CSVRow, _ source: ExportSource) -> [String]? {
    guard row.faults.isEmpty, row.cells.count >= source.header.names.count else { return nil }
    var key: [String] = []
    for column in source.layout.respondent {
      let id = CellText.folded(text(column, row, source))
      if id.isEmpty { return nil }
      key.append(id)
    }
    if usesWave, let column = source.layout.wave {
      let label = text(column, row, source)
      key.append(waves[CellText.folded(label)] ?? WaveVocabulary.id(of: label))
    }
    if usesDay { key += days(row, source) }
    for column in finerColumns(of: source.layout) {
      key.append(FoldedName.fold(text(column, row, source)))
    }
    return key
  }

  private func text(_ column: Int, _ row: CSVRow, _ source: ExportSource) -> String {
    CellText.trimmedText(of: row.cells[column], in: source.table.bytes)
  }

  private func days(_ row: CSVRow, _ source: ExportSource) -> [String] {
    source.layout.dateColumns.map { column in
      let bytes = source.table.bytes
      let range = CellText.trimmed(row.cells[column].range, in: bytes)
      if let day = DateText.day(range, bytes, dateOrder) { return String(day.number) }
      return CellText.folded(text(column, row, source))
    }
  }
}
