import FremgangKit

/// What rows of two files are matched by: the respondent, the wave or else the day.
///
/// Where a respondent has several rows in one wave, the day tells them apart.
struct EntryKeys {
  private let usesWave: Bool
  private let usesDay: Bool
  private let crowded: Set<[String]>
  /// The ids of waves by the labels that the plan gives them.
  private let waves: [String: String]

  init(_ one: ExportSource, _ other: ExportSource, _ plan: ExportPlan) {
    var waves: [String: String] = [:]
    for wave in plan.waves {
      for label in [wave.id] + wave.values { waves[CellText.folded(label)] = wave.id }
    }
    self.waves = waves
    usesWave = one.layout.wave != nil && other.layout.wave != nil
    let haveDays = [one, other].allSatisfy { $0.layout.dateColumns.count == 1 }
    usesDay = haveDays && !usesWave
    var crowded: Set<[String]> = []
    if haveDays && usesWave {
      for source in [one, other] {
        var seen: Set<[String]> = []
        EntryKeys.walk(source) { row, _ in
          guard let key = EntryKeys.key(row, source, waves, usesDay: false) else { return }
          if !seen.insert(key).inserted { crowded.insert(key) }
        }
      }
    }
    self.crowded = crowded
  }

  /// What the key is made of, in words.
  var titles: [String] {
    let parts = [
      "respondent", usesWave ? "wave" : nil, usesDay || !crowded.isEmpty ? "date" : nil,
    ]
    return parts.compactMap(\.self)
  }

  /// The columns that every key is made of.
  func columns(of source: ExportSource) -> Set<Int> {
    let layout = source.layout
    let waves = usesWave ? [layout.wave].compactMap(\.self) : []
    return Set(layout.respondent + waves + (usesDay ? layout.dateColumns : []))
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
      guard var key = EntryKeys.key(row, source, usesWave ? waves : nil, usesDay: usesDay) else {
        rows.unreadable.append(row.line)
        return
      }
      if crowded.contains(key) {
        key += EntryKeys.day(row, source)
      }
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

  /// Walks the rows that hold anything, each with a reader that stands before it.
  private static func walk(_ source: ExportSource, _ body: (CSVRow, CSVTokenizer) -> Void) {
    var tokens = source.table.records
    var row = CSVRow()
    while tokens.next(into: &row), row.isEmptyLine {}
    while true {
      let reader = tokens
      guard tokens.next(into: &row) else { return }
      let isBlank = row.cells.allSatisfy {
        CellText.trimmed($0.range, in: source.table.bytes).isEmpty
      }
      if !isBlank || !row.faults.isEmpty { body(row, reader) }
    }
  }

  private static func key(
    _ row: CSVRow,
    _ source: ExportSource,
    _ waves: [String: String]?,
    usesDay: Bool
  ) -> [String]? {
    guard row.faults.isEmpty, row.cells.count >= source.header.names.count else { return nil }
    let bytes = source.table.bytes
    var key: [String] = []
    for column in source.layout.respondent {
      let id = CellText.folded(CellText.trimmedText(of: row.cells[column], in: bytes))
      if id.isEmpty { return nil }
      key.append(id)
    }
    if let waves, let column = source.layout.wave {
      let label = CellText.trimmedText(of: row.cells[column], in: bytes)
      key.append(waves[CellText.folded(label)] ?? WaveVocabulary.id(of: label))
    }
    return usesDay ? key + day(row, source) : key
  }

  private static func day(_ row: CSVRow, _ source: ExportSource) -> [String] {
    source.layout.dateColumns.map { column in
      let bytes = source.table.bytes
      let range = CellText.trimmed(row.cells[column].range, in: bytes)
      if let day = DateText.day(range, bytes, .dayFirst) { return String(day.number) }
      return CellText.folded(CellText.trimmedText(of: row.cells[column], in: bytes))
    }
  }
}
