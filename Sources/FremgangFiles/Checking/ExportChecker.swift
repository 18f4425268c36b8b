import FremgangJSON
public import FremgangKit

/// Looks for all that is wrong or odd with an export, whether it can be read or not.
///
/// Time and memory are linear in the export. Counts do not depend on the order of rows.
public struct ExportChecker: Sendable {
  private let reader: ExportReader
  private let instruments: [Instrument]
  private let plan: ExportPlan
  private let today: Day?

  /// Creates a checker.
  ///
  /// - Parameters:
  ///   - instruments: the instruments that may be recognised.
  ///   - plan: what is known of the export; what it leaves out is found by looking.
  ///   - today: the day after which no answer can have been given; without it none is in the future.
  ///   - limits: how much is read before a file is taken for damaged.
  public init(
    instruments: [Instrument],
    plan: ExportPlan? = nil,
    today: Day? = nil,
    limits: ReadingLimits = ReadingLimits()
  ) {
    reader = ExportReader(instruments: instruments, plan: plan, limits: limits)
    self.instruments = instruments
    self.plan = plan ?? ExportPlan()
    self.today = today
  }

  /// Checks `files`.
  public func check(_ files: [ExportFile]) -> ExportCheck {
    let witness = ReadingWitness()
    do throws(ExportRefusal) {
      let reading = try reader.read(files, before: witness)
      return check(reading, witness.sources)
    } catch {
      return check(error, files, witness.sources)
    }
  }

  /// Everything: the columns, the rows, and the answers.
  private func check(_ reading: ExportReading, _ sources: [ExportSource]) -> ExportCheck {
    let responses = reading.responses
    var list = FindingList(files: responses.files)
    DiagnosticFindings.add(
      reading.diagnostics,
      leftOut: reading.suppressedDiagnostics,
      sources,
      to: &list
    )
    ColumnFindings.add(sources, instruments, plan, to: &list)
    for (source, account) in zip(sources, reading.files) {
      var walk = TableWalk(source, used: Set(responses.lines(ofFile: source.layout.file)))
      walk.walk(isRead: true, rowsWithoutAnswers: account.rowsWithoutAnswers, into: &list)
    }
    let series = Series.all(in: responses)
    var answers = AnswerFindings(responses)
    answers.add(to: &list)
    PeopleFindings(responses).add(series, to: &list)
    let minimumDays = reading.plan.check.minimumDays ?? PlanCheck.usualMinimumDays
    TimeFindings(responses, reading.plan, today: today, minimumDays: minimumDays)
      .add(series, to: &list)
    CopiedAnswers.add(responses, to: &list)
    if !reading.hasErrors { GroupFindings.add(reading, to: &list) }
    return ExportCheck(
      schema: ExportCheck.format,
      files: zip(sources, reading.files).map { CheckedFile($0, instruments, plan, $1) },
      instruments: responses.instruments.map(\.id),
      waves: responses.waves,
      findings: list.findings,
      blanks: answers.blanks,
      notLookedAt: []
    )
  }

  /// What can be said of an export whose reading was refused.
  private func check(
    _ refusal: ExportRefusal,
    _ files: [ExportFile],
    _ sources: [ExportSource]
  ) -> ExportCheck {
    var list = FindingList(files: files.map(\.name))
    DiagnosticFindings.add(
      refusal.diagnostics,
      leftOut: refusal.suppressedDiagnostics,
      sources,
      to: &list
    )
    ColumnFindings.add(sources, instruments, plan, to: &list)
    for source in sources {
      var walk = TableWalk(source, used: [])
      walk.walk(isRead: false, rowsWithoutAnswers: 0, into: &list)
    }
    let checked = files.map { file in
      sources.first { $0.name == file.name }.map { CheckedFile($0, instruments, plan, nil) }
        ?? CheckedFile(name: file.name, dialect: nil, rows: nil, columns: [])
    }
    return ExportCheck(
      schema: ExportCheck.format,
      files: checked,
      instruments: [],
      waves: [],
      findings: list.findings,
      blanks: [],
      notLookedAt: sources.count == files.count
        ? ["answers", "people", "times", "groups"]
        : ["columns", "rows", "answers", "people", "times", "groups"]
    )
  }
}

extension Responses {
  /// The lines of a file that gave measurements or ratings.
  fileprivate func lines(ofFile file: Int) -> [Int] {
    measurements.filter { $0.origin.file == file }.map(\.origin.line)
      + personalRatings.filter { $0.origin.file == file }.map(\.origin.line)
  }
}
