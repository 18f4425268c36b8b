import FremgangKit

/// A plan with everything filled in that was found by looking.
struct PlanCompletion {
  private(set) var plan: ExportPlan

  init(
    _ given: ExportPlan,
    _ sources: [ExportSource],
    _ waves: WavePlan,
    _ order: DateOrder?,
    _ offered: [Instrument]
  ) {
    plan = given
    plan.waves = waves.waves
    plan.pairing = waves.pairing
    completeColumns(sources)
    completeAffixes(sources, given)
    sortByWave()
    completeGroups()
    completePersonal(sources, offered)
    plan.dialect.dateOrder = given.dialect.dateOrder ?? order
    if plan.instruments.isEmpty {
      let found = sources.flatMap { source in
        source.layout.blocks.map(\.instrument)
          + (source.layout.personal.map { [$0.instrument] } ?? [])
      }
      plan.instruments = Set(found).sorted().map { offered[$0].id }
    }
  }

  private mutating func completeColumns(_ sources: [ExportSource]) {
    for source in sources {
      let (header, layout) = (source.header, source.layout)
      if plan.columns.respondent.isEmpty {
        plan.columns.respondent = layout.respondent.map(header.planName)
      }
      if let wave = layout.wave { plan.columns.wave = plan.columns.wave ?? header.planName(wave) }
      if let form = layout.byItem, plan.columns.item == nil {
        plan.columns.item = header.planName(form.item)
        plan.columns.answer = header.planName(form.answer)
      }
      for text in layout.system?.notShown ?? [] where plan.missingCodes[text] == nil {
        plan.missingCodes[text] = .notApplicable
      }
      for (id, column) in layout.groups
      where !plan.columns.groups.contains(where: { $0.name == id }) {
        plan.columns.groups.append(NamedColumn(id, column: header.planName(column)))
      }
      let plain = layout.blocks.first { $0.affix == nil }
      if let date = plain?.date ?? layout.personal?.date {
        plan.columns.date = plan.columns.date ?? .one(header.planName(date))
      }
      if let mode = plain?.answerMode {
        plan.columns.answerMode = plan.columns.answerMode ?? .one(header.planName(mode))
      }
    }
  }

  /// Writes down what stands in the names of columns for each wave.
  private mutating func completeAffixes(_ sources: [ExportSource], _ given: ExportPlan) {
    let affixes = ColumnIndex.Affixes(given)
    for source in sources {
      for block in source.layout.blocks {
        guard let affix = block.affix, let column = block.items.first ?? block.totals.first?.column
        else { continue }
        let wave = affixes.wave(of: affix)
        if let form = source.layout.byItem {
          add(affix, wave, FoldedName.fold(form.names.names[column]))
          continue
        }
        if !block.isRange { add(affix, wave, source.header.folded[column]) }
        add(block, wave, source.header)
      }
    }
  }

  /// Puts what was found wave by wave into the order of the waves.
  private mutating func sortByWave() {
    let places = Dictionary(
      plan.waves.enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    func place(_ wave: String) -> Int { places[wave] ?? Int.max }
    func sorted(_ choice: PlanColumns.ByWave?) -> PlanColumns.ByWave? {
      guard case .each(let columns) = choice else { return choice }
      return .each(columns.sorted { place($0.name) < place($1.name) })
    }
    plan.columns.waveSuffixes.sort { place($0.wave) < place($1.wave) }
    plan.columns.wavePrefixes.sort { place($0.wave) < place($1.wave) }
    plan.columns.date = sorted(plan.columns.date)
    plan.columns.answerMode = sorted(plan.columns.answerMode)
  }

  private mutating func add(_ affix: String, _ wave: String, _ name: String) {
    let known = plan.columns.waveSuffixes + plan.columns.wavePrefixes
    guard !known.contains(where: { $0.wave == wave }) else { return }
    let isPrefix =
      FoldedName.remainder(of: name, withoutSuffix: affix) == nil
      && FoldedName.remainder(of: name, withoutPrefix: affix) != nil
    if isPrefix {
      plan.columns.wavePrefixes.append(WaveAffix(wave: wave, text: affix + "_"))
    } else {
      plan.columns.waveSuffixes.append(WaveAffix(wave: wave, text: "_" + affix))
    }
  }

  private mutating func add(_ block: FileLayout.Block, _ wave: String, _ header: TableHeader) {
    func added(
      _ choice: PlanColumns.ByWave?,
      _ column: Int?
    ) -> PlanColumns.ByWave? {
      guard let column else { return choice }
      switch choice {
      case nil: return .each([NamedColumn(wave, column: header.planName(column))])
      case .each(let columns) where !columns.contains(where: { $0.name == wave }):
        return .each(columns + [NamedColumn(wave, column: header.planName(column))])
      default: return choice
      }
    }
    plan.columns.date = added(plan.columns.date, block.date)
    plan.columns.answerMode = added(plan.columns.answerMode, block.answerMode)
  }

  private mutating func completeGroups() {
    for group in plan.columns.groups where !plan.groups.contains(where: { $0.id == group.name }) {
      let title = PlanCompletion.title(ofGroup: group.name, column: group.column)
      plan.groups.append(PlanGroup(id: group.name, title: title))
    }
    if plan.clusterBy == nil, plan.groups.contains(where: { $0.id == "project" }) {
      plan.clusterBy = "project"
    }
  }

  private mutating func completePersonal(_ sources: [ExportSource], _ offered: [Instrument]) {
    guard plan.personal == nil else { return }
    for source in sources {
      guard let layout = source.layout.personal else { continue }
      let names = source.header.names
      guard case .columns(let before, let after) = layout.ratings else { continue }
      plan.personal = PlanPersonal(
        instrument: offered[layout.instrument].id,
        axis: names[layout.axis],
        ratings: .columns(before: names[before], after: names[after]),
        baseline: layout.baseline.map { names[$0] }
      )
      return
    }
  }
}

extension PlanCompletion {
  /// The title of a group whose plan gives none.
  static func title(ofGroup id: String, column: String) -> LocalizedText {
    switch id {
    case "role": LocalizedText(da: "Rolle", en: "Role")
    case "project": LocalizedText(da: "Projekt", en: "Project")
    default: LocalizedText(same: column)
    }
  }

  /// What is in effect, in words, a line each.
  static func notes(_ plan: ExportPlan, _ isInferred: Bool, _ responses: Responses) -> [String] {
    let verb = isInferred ? "inferred" : "in effect"
    let ids = responses.instruments.map(\.id).joined(by: ", ")
    var notes = ["instruments \(verb): \(ids)"]
    notes.append("respondent: \(plan.columns.respondent.joined(by: " with "))")
    if !plan.waves.isEmpty {
      notes.append("waves, first to last: \(plan.waves.map(\.id).joined(by: ", "))")
    }
    switch plan.pairing {
    case .waves(let before, let after): notes.append("pairs: \(before) against \(after)")
    default: notes.append("pairs: the first measurement against the last")
    }
    if !plan.columns.groups.isEmpty {
      let groups = plan.columns.groups.map { "\($0.name) (\($0.column))" }
      notes.append("groups: \(groups.joined(by: ", "))")
    }
    return notes
  }
}
