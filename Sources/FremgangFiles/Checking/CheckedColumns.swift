import FremgangKit

extension CheckedFile {
  /// Describes a file whose columns were understood.
  init(_ source: ExportSource, _ offered: [Instrument], _ account: FileAccount?) {
    self.init(
      name: source.name,
      dialect: source.dialect.summary,
      isCompanion: false,
      rows: account.map { account in
        CheckedRows(
          all: account.rows,
          used: account.rowsUsed,
          withoutAnswers: account.rowsWithoutAnswers,
          blank: account.rowsBlank,
          refused: account.rowsRefused
        )
      },
      columns: source.checkedColumns(offered)
    )
  }

  /// Describes a table that goes with another.
  init(_ companion: SurveyXactExport.Companion) {
    self.init(
      name: companion.name,
      dialect: companion.dialect.summary,
      isCompanion: true,
      rows: nil,
      columns: []
    )
  }

  /// Describes a file that could not be read as a table.
  ///
  /// A name that holds a CPR number is not repeated.
  init(unread name: String) {
    let isPerson = PersonNumber.occurs(in: WildcardName.lastPart(of: name))
    let shown = isPerson ? "a file whose name is not shown" : name
    self.init(name: shown, dialect: nil, isCompanion: false, rows: nil, columns: [])
  }
}

extension ExportSource {
  private typealias Uses = [Int: (use: CheckedColumn.Use, subject: String?)]

  /// What each column was taken for.
  func checkedColumns(_ offered: [Instrument]) -> [CheckedColumn] {
    var uses: Uses = [:]
    addSystemUses(to: &uses)
    addAnswerUses(to: &uses, offered)
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

  private func addSystemUses(to uses: inout Uses) {
    for column in layout.copied.compactMap(\.self) { uses[column] = (.copied, nil) }
    for column in layout.previews { uses[column] = (.preview, nil) }
    switch layout.completion {
    case .day(let column), .flag(let column): uses[column] = (.completion, nil)
    case nil: break
    }
    if let instance = layout.instance { uses[instance] = (.repetition, nil) }
  }

  private func addAnswerUses(to uses: inout Uses, _ offered: [Instrument]) {
    for block in layout.blocks {
      if let mode = block.answerMode { uses[mode] = (.answerMode, nil) }
      guard layout.byItem == nil, offered.indices.contains(block.instrument) else { continue }
      let instrument = offered[block.instrument]
      for (item, column) in block.items.enumerated() where item < instrument.items.count {
        uses[column] = (.item, "\(instrument.id).\(instrument.items[item].id)")
      }
      for (scale, column) in block.totals {
        uses[column] = (.total, "\(instrument.id).\(instrument.scales[scale].id)")
      }
    }
    guard let byItem = layout.byItem else { return }
    uses[byItem.item] = (.itemName, nil)
    uses[byItem.answer] = (.answer, nil)
    if let instrument = byItem.instrument { uses[instrument] = (.instrumentName, nil) }
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
