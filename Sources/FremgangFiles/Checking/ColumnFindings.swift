import FremgangJSON
import FremgangKit

/// Columns that are not read, and those whose names are nearly names that are known.
enum ColumnFindings {
  /// Words shorter than this have too many neighbours.
  private static let fewestLetters = 5
  /// As many free columns are compared as exports of a few questionnaires have.
  private static let mostCompared = 600

  static func add(
    _ sources: [ExportSource],
    _ instruments: [Instrument],
    _ plan: ExportPlan,
    to list: inout FindingList
  ) {
    for source in sources {
      if source.headerLooksLikeData {
        list.add(
          "header-looks-like-data",
          .warning,
          at: FindingPlace(file: source.name, line: source.header.line)
        )
      }
      let free = source.header.names.indices.filter {
        !source.layout.isTaken[$0] && !source.header.names[$0].isEmpty
      }
      let wanted = wantedNames(source)
      let names = source.shownNames
      for (number, column) in free.enumerated() {
        let isNear =
          number < mostCompared && isNear(source.header.folded[column], source, wanted)
        list.add(
          isNear ? "column-near-miss" : "column-not-used",
          isNear ? .warning : .note,
          at: FindingPlace(
            file: source.name,
            line: source.header.line,
            column: column + 1,
            columnName: names[column]
          )
        )
      }
    }
  }

  /// The names of the columns of items and totals.
  private static func wantedNames(_ source: ExportSource) -> Set<String> {
    let columns = source.layout.blocks.flatMap { $0.items + $0.totals.map(\.column) }
    return Set(columns.prefix(mostCompared).map { source.header.folded[$0] })
  }

  private static func isNear(
    _ name: String,
    _ source: ExportSource,
    _ items: Set<String>
  ) -> Bool {
    if items.contains(where: { NameDistance.isNear($0, name) }) { return true }
    guard name.count >= fewestLetters else { return false }
    let most = name.count >= 8 ? 2 : 1
    return unmetVocabulary(source.layout).contains { word in
      word.count >= fewestLetters && NameDistance.edits(word, name, atMost: most) <= most
    }
  }

  /// The known names of what the file has no column for.
  private static func unmetVocabulary(_ layout: FileLayout) -> [String] {
    var words: [Set<String>] = []
    if layout.respondent.isEmpty { words += ColumnVocabulary.respondent }
    let namesTellWaves = layout.blocks.contains { $0.affix != nil }
    if layout.wave == nil, layout.fixedWave == nil, !namesTellWaves {
      words += ColumnVocabulary.wave.prefix(1)
    }
    if layout.dateColumns.isEmpty { words += ColumnVocabulary.date }
    if !layout.groups.contains(where: { $0.id == "role" }) { words += ColumnVocabulary.role }
    if !layout.groups.contains(where: { $0.id == "project" }) { words += ColumnVocabulary.project }
    return words.flatMap(\.self)
  }
}

extension CheckedFile {
  /// Describes a file whose columns were understood.
  init(
    _ source: ExportSource,
    _ instruments: [Instrument],
    _ plan: ExportPlan,
    _ account: FileAccount?
  ) {
    self.init(
      name: source.name,
      dialect: source.table.dialect.summary,
      rows: account.map { account in
        CheckedRows(
          all: account.rows,
          used: account.rowsUsed,
          withoutAnswers: account.rowsWithoutAnswers,
          blank: account.rowsBlank,
          refused: account.rowsRefused
        )
      },
      columns: source.checkedColumns(plan.offered(among: instruments))
    )
  }
}

extension ExportSource {
  /// What each column was taken for.
  func checkedColumns(_ offered: [Instrument]) -> [CheckedColumn] {
    var uses: [Int: (use: CheckedColumn.Use, subject: String?)] = [:]
    for block in layout.blocks {
      guard offered.indices.contains(block.instrument) else { continue }
      let instrument = offered[block.instrument]
      for (item, column) in block.items.enumerated() where item < instrument.items.count {
        uses[column] = (.item, "\(instrument.id).\(instrument.items[item].id)")
      }
      for (scale, column) in block.totals {
        uses[column] = (.total, "\(instrument.id).\(instrument.scales[scale].id)")
      }
      if let mode = block.answerMode { uses[mode] = (.answerMode, nil) }
    }
    for column in layout.dateColumns { uses[column] = (.date, nil) }
    for (id, column) in layout.groups { uses[column] = (.group, id) }
    if let wave = layout.wave { uses[wave] = (.wave, nil) }
    for column in layout.respondent { uses[column] = (.respondent, nil) }
    for column in layout.personal?.columns ?? [] { uses[column] = (.personal, nil) }
    return shownNames.enumerated().map { column, name in
      let fallback: CheckedColumn.Use = layout.isTaken[column] ? .other : .notUsed
      let found = uses[column] ?? (fallback, nil)
      return CheckedColumn(
        column: column + 1,
        name: name,
        use: found.use,
        subject: found.subject
      )
    }
  }
}

extension FileLayout.PersonalLayout {
  /// The columns of the axis, its ratings and what is known of the first one.
  fileprivate var columns: [Int] {
    let rated =
      switch ratings {
      case .columns(let before, let after): [before, after]
      case .rows(let value, let wave): [value, wave]
      }
    return [axis] + rated + [baseline].compactMap(\.self)
  }
}
