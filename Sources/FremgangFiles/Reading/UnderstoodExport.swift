import FremgangKit

/// An export whose columns, waves and dates are settled, so that its rows can be read.
struct UnderstoodExport {
  let sources: [ExportSource]
  /// The plan in effect.
  let plan: ExportPlan
  let waves: WavePlan
  let dateOrder: DateOrder
  /// The instruments that may be recognised.
  let offered: [Instrument]

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
    CodeShifts.settle(cells, rangeLogs, log, file: sources[0].name)
    for cells in cells { cells.marks.report(cells.instrument.id, file: sources[0].name, log) }
    let names = sources.map(\.name)
    let responses = builder.responses(files: names, offered: offered, plan: plan)
    PlanFaults.checkFilters(plan, responses, log)
    RespondentFaults.check(responses, plan, log)
    return ExportReading(
      responses: responses,
      plan: plan,
      isInferred: isInferred,
      notes: notes + PlanCompletion.notes(plan, isInferred, responses),
      diagnostics: log.sorted,
      suppressedDiagnostics: log.suppressed,
      files: accounts
    )
  }
}
