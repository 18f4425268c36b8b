import FremgangKit

/// An export whose columns, waves and dates are settled, so that its rows can be read.
struct UnderstoodExport {
  var sources: [ExportSource]
  /// Tables that hold no answers, by their place among all tables.
  let companions: [SurveyXactExport.Companion]
  /// The plan in effect.
  let plan: ExportPlan
  let waves: WavePlan
  let dateOrder: DateOrder
  /// The instruments that may be recognised.
  let offered: [Instrument]
  /// What replaces the ids of respondents.
  let pseudonymiser: Pseudonymiser?
  /// Whether these are some of an export's respondents, and which.
  var part: PartScope?

  /// Reads all rows.
  func reading(
    _ log: DiagnosticLog,
    _ notes: [String],
    isInferred: Bool,
    _ limits: ReadingLimits,
    before witness: ReadingWitness? = nil
  ) -> ExportReading {
    var builder = ResponsesBuilder()
    var evidence = WholeEvidence()
    let accounts = readRows(into: &builder, &evidence, log, limits, before: witness)
    let names = sources.map(\.name)
    let copied = CopiedTexts(columns: plan.columns.copy, rows: builder.copied)
    var responses = builder.responses(files: names, offered: offered, plan: plan)
    let counted = Set(responses.instruments.map(\.id))
    evidence.codes.removeAll { !counted.contains($0.instrument) }
    evidence.lowestCodes = ShiftedCodes.tallies(responses)
    evidence.labels = IdentityFaults.labels(responses)
    if part == nil {
      ShiftedCodes.check(evidence.lowestCodes, plan, log)
      let levels = responses.groupings.map { ($0.id, $0.levels) }
      PlanFaults.checkFilters(plan, Dictionary(uniqueKeysWithValues: levels), log)
    }
    witness?.respondents = responses.respondents
    settlePeople(in: &responses, evidence.labels, log)
    return ExportReading(
      responses: responses,
      copied: copied,
      plan: plan,
      isInferred: isInferred,
      notes: notes + PlanCompletion.notes(plan, isInferred, responses)
        + (pseudonymiser == nil ? [] : ["respondents: ids replaced by pseudonyms under the key"]),
      diagnostics: log.sorted,
      suppressedDiagnostics: log.suppressed,
      files: accounts,
      evidence: evidence
    )
  }

  /// Reads the rows of all tables, and says what their codes show together.
  ///
  /// - Parameters:
  ///   - builder: takes the answers.
  ///   - evidence: takes what the codes show.
  ///   - log: takes what is wrong with them.
  ///   - limits: how many diagnostics are kept.
  ///   - witness: keeps the account of each table that holds answers.
  /// - Returns: the account of each table, in the order in which the tables were found.
  private func readRows(
    into builder: inout ResponsesBuilder,
    _ evidence: inout WholeEvidence,
    _ log: DiagnosticLog,
    _ limits: ReadingLimits,
    before witness: ReadingWitness?
  ) -> [FileAccount] {
    var cells = offered.map { InstrumentCells($0, plan: plan) }
    let rangeLogs = offered.map { _ in DiagnosticLog(limit: limits.diagnosticsPerCode) }
    var accounts: [FileAccount] = []
    for source in sources {
      var reader = RowReader(source, of: self, log, rangeLogs, &builder)
      reader.read(into: &builder, &cells)
      accounts.append(reader.account)
      witness?.unanswered.append(reader.unanswered)
    }
    witness?.accounts = accounts
    for companion in companions.sorted(by: { $0.number < $1.number }) {
      var account = FileAccount(name: companion.name, dialect: companion.dialect)
      account.file = companion.file
      accounts.insert(account, at: min(companion.number, accounts.count))
    }
    CodeShifts.settle(cells, rangeLogs, log, file: sources[0].name, isPart: part != nil)
    if part != nil {
      evidence.codes = zip(cells, rangeLogs).map { CodeEvidence($0, misfits: $1.total) }
    }
    for cells in cells { cells.marks.report(cells.instrument.id, file: sources[0].name, log) }
    return accounts
  }

  /// Checks who the respondents are, by the ids of the export; then takes these away.
  private func settlePeople(
    in responses: inout Responses,
    _ labels: [LabelEvidence],
    _ log: DiagnosticLog
  ) {
    RespondentFaults.check(responses, plan, log)
    if pseudonymiser == nil { IdentityFaults.checkNames(responses, log) }
    if part == nil { IdentityFaults.check(labels, log) }
    if let slice = part?.slice { SliceFaults.check(responses, slice, log) }
    if let pseudonymiser { Pseudonyms.replaceIDs(of: &responses, by: pseudonymiser, log) }
  }
}
