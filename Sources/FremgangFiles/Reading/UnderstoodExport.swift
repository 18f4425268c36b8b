import FremgangKit

/// An export whose columns, waves and dates are settled, so that its rows can be read.
struct UnderstoodExport {
  let sources: [ExportSource]
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

  /// Reads all rows.
  func reading(
    _ log: DiagnosticLog,
    _ notes: [String],
    isInferred: Bool,
    _ limits: ReadingLimits
  ) -> ExportReading {
    var builder = ResponsesBuilder()
    var cells = offered.map { InstrumentCells($0, plan: plan) }
    let rangeLogs = offered.map { _ in DiagnosticLog(limit: limits.diagnosticsPerCode) }
    var accounts: [FileAccount] = []
    for source in sources {
      var reader = RowReader(
        source,
        plan: plan,
        waves: waves,
        dateOrder: dateOrder,
        log: log,
        rangeLogs: rangeLogs,
        offered: offered,
        builder: &builder
      )
      reader.read(into: &builder, &cells)
      accounts.append(reader.account)
    }
    for companion in companions.sorted(by: { $0.number < $1.number }) {
      var account = FileAccount(name: companion.name, dialect: companion.dialect)
      account.file = companion.file
      accounts.insert(account, at: min(companion.number, accounts.count))
    }
    CodeShifts.settle(cells, rangeLogs, log, file: sources[0].name)
    for cells in cells { cells.marks.report(cells.instrument.id, file: sources[0].name, log) }
    let names = sources.map(\.name)
    var responses = builder.responses(files: names, offered: offered, plan: plan)
    ShiftedCodes.check(responses, plan, log)
    PlanFaults.checkFilters(plan, responses, log)
    settlePeople(in: &responses, log)
    return ExportReading(
      responses: responses,
      copied: CopiedTexts(columns: plan.columns.copy, rows: builder.copied),
      plan: plan,
      isInferred: isInferred,
      notes: notes + PlanCompletion.notes(plan, isInferred, responses)
        + (pseudonymiser == nil ? [] : ["respondents: ids replaced by pseudonyms under the key"]),
      diagnostics: log.sorted,
      suppressedDiagnostics: log.suppressed,
      files: accounts
    )
  }

  /// Checks who the respondents are, by the ids of the export; then takes these away.
  private func settlePeople(in responses: inout Responses, _ log: DiagnosticLog) {
    RespondentFaults.check(responses, plan, log)
    IdentityFaults.check(responses, hasPseudonyms: pseudonymiser != nil, log)
    if let pseudonymiser { Pseudonyms.replaceIDs(of: &responses, by: pseudonymiser, log) }
  }
}
