import FremgangJSON
import FremgangKit

/// Finds out what the columns of one file hold, from the plan and from their names.
struct LayoutBuilder {
  let file: Int
  let fileName: String
  let header: TableHeader
  let plan: ExportPlan
  /// The instruments that may be in the file.
  let offered: [Instrument]
  /// Every instrument there is, to name the one that was probably meant.
  let known: InstrumentShelf
  let limits: ReadingLimits

  var layout: FileLayout
  let log: DiagnosticLog
  var notes: [String] = []
  /// Columns that the plan names and the file lacks, by the plan's key.
  var missing: [(key: String, column: String)] = []
  /// Days and ways of answering for all waves.
  var date: Int?
  var answerMode: Int?
  /// The columns of a table with a row for each answer, before the names of items are known.
  var itemColumns: (item: Int, answer: Int, instrument: Int?)?

  init(
    file: Int,
    name: String,
    header: TableHeader,
    plan: ExportPlan,
    offered: [Instrument],
    known: InstrumentShelf,
    limits: ReadingLimits
  ) {
    self.file = file
    fileName = name
    self.header = header
    self.plan = plan
    self.offered = offered
    self.known = known
    self.limits = limits
    layout = FileLayout(file: file, isTaken: Array(repeating: false, count: header.names.count))
    log = DiagnosticLog(limit: limits.diagnosticsPerCode)
  }

  mutating func build() {
    for name in plan.columns.ignore {
      let columns = header.columns(named: name)
      if columns.isEmpty { missing.append(("ignore", name)) }
      for column in columns { layout.isTaken[column] = true }
    }
    refusePersonNumberColumns()
    layout.system = SurveySystem.of(header)
    takeRanges()
    takeRespondent()
    takePersonal()
    takeWave()
    takeInstance()
    takeGroups()
    takeCompletion()
    if case .each = plan.columns.date {} else { date = takeSingle(plan.columns.date, "date") }
    if case .each = plan.columns.answerMode {
    } else {
      answerMode = takeSingle(plan.columns.answerMode, "answerMode")
    }
    layout.personal?.date = date
    takePlannedItemColumns()
    if itemColumns == nil {
      takeInstruments()
      inferItemColumns()
    }
    takeCopied()
    noteUnused()
  }

  private mutating func takeRespondent() {
    let named = plan.columns.respondent
    guard named.isEmpty else {
      layout.respondent = named.compactMap { take($0, key: "respondent") }
      if layout.respondent.count < named.count { layout.respondent = [] }
      return
    }
    if let column = inferRespondent() {
      layout.respondent = [column]
    } else if log.errors == 0 {
      log.report(
        "respondent-column-missing",
        at: place(),
        "No column names the respondent.\(nearRespondent)",
        remedy: "Say which in the plan: \"columns\": { \"respondent\": \"…\" }."
      )
    }
  }

  /// A column whose name is nearly one for respondents, as a sentence.
  private var nearRespondent: String {
    let words = ColumnVocabulary.respondent[0].filter { $0.count > 5 }
    let column = header.folded.indices.first { column in
      !layout.isTaken[column] && header.folded[column].count > 4
        && words.contains { NameDistance.edits($0, header.folded[column], atMost: 2) <= 2 }
    }
    return column.map { " Did you mean \"\(header.names[$0])\"?" } ?? ""
  }

  private mutating func takeWave() {
    if let fixed = plan.files.first(where: { WildcardName.matches(fileName, $0.match) }) {
      layout.fixedWave = fixed.wave
      return
    }
    guard layout.personal == nil || plan.columns.wave != nil else { return }
    layout.wave =
      plan.columns.wave.map { take($0, key: "wave") }
      ?? infer(ColumnVocabulary.wave, "the wave", "wave")
  }

  private mutating func takeGroups() {
    for group in plan.columns.groups {
      if let column = take(group.column, key: "groups.\(group.name)") {
        layout.groups.append((group.name, column))
      }
    }
    let known = [("role", ColumnVocabulary.role), ("project", ColumnVocabulary.project)]
    for (id, vocabulary) in known where !plan.columns.groups.contains(where: { $0.name == id }) {
      let column = infer(vocabulary, "the \(id)", "groups.\(id)", shared: true)
      if let column,
        !plan.columns.groups.contains(where: { header.columns(named: $0.column) == [column] })
      {
        layout.groups.append((id, column))
      }
    }
  }

  private mutating func takeSingle(_ choice: PlanColumns.ByWave?, _ key: String) -> Int? {
    if case .one(let name) = choice { return take(name, key: key) }
    if key == "date", let column = systemDate() { return column }
    return key == "date"
      ? infer(ColumnVocabulary.date, "the date", key)
      : infer(ColumnVocabulary.answerMode, "how the person answered", key)
  }

  /// Finds the columns to be copied; the respondent's are none where ids are replaced.
  private mutating func takeCopied() {
    for name in plan.columns.copy {
      let column = take(name, key: "copy")
      layout.copied.append(column)
      guard let column, plan.pseudonyms != nil, layout.respondent.contains(column) else { continue }
      log.report(
        "copy-identifies",
        at: place(column: column),
        "The plan copies the column \"\(name)\", which names the respondents that it replaces by "
          + "pseudonyms.",
        remedy: "Take it out of \"copy\"."
      )
    }
  }

  /// Takes the column that the plan calls `name`.
  mutating func take(_ name: String, key: String) -> Int? {
    let columns = header.columns(named: name)
    guard let column = columns.first else {
      missing.append((key, name))
      return nil
    }
    if columns.count > 1 { reportDuplicate(name, columns) }
    layout.isTaken[column] = true
    return column
  }

  /// Takes the one free column that a vocabulary knows; several of one tier are refused.
  mutating func infer(
    _ vocabulary: [Set<String>],
    _ what: String,
    _ key: String,
    shared: Bool = false
  ) -> Int? {
    for tier in vocabulary {
      let columns = header.folded.indices.filter { column in
        tier.contains(header.folded[column])
          && (!layout.isTaken[column] || (shared && layout.respondent.contains(column)))
      }
      if columns.count > 1 { reportAmbiguous(columns, what, key) }
      if let column = columns.first {
        layout.isTaken[column] = true
        return column
      }
    }
    return nil
  }

  func place(column: Int? = nil) -> Place {
    header.place(fileName, column)
  }
}
