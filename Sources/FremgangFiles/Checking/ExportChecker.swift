package import FremgangJSON
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
  ///   - limits: how much is read before a file is taken for damaged; by default what the plan says.
  ///   - pseudonymiser: what replaces the ids of respondents; needed where the plan asks for it.
  public init(
    instruments: [Instrument],
    plan: ExportPlan? = nil,
    today: Day? = nil,
    limits: ReadingLimits? = nil,
    pseudonymiser: Pseudonymiser? = nil
  ) {
    reader = ExportReader(
      instruments: instruments,
      plan: plan,
      limits: limits,
      pseudonymiser: pseudonymiser
    )
    self.instruments = instruments
    self.plan = plan ?? ExportPlan()
    self.today = today
  }

  /// Checks `files`.
  public func check(_ files: [ExportFile]) -> ExportCheck {
    look(at: files).check
  }

  /// A check, with the sentences of the reading that repeat nothing of a row, each at its place.
  package typealias Look = (check: ExportCheck, told: [Diagnostic])

  /// Checks `files`, and keeps what the reading said.
  package func look(at files: [ExportFile]) -> Look {
    let witness = ReadingWitness()
    do throws(ExportRefusal) {
      let reading = try reader.read(files, before: witness)
      return check(reading, files, witness)
    } catch {
      return check(error, files, witness)
    }
  }

  /// Everything: the columns, the rows, and the answers.
  private func check(
    _ reading: ExportReading,
    _ files: [ExportFile],
    _ witness: ReadingWitness
  ) -> Look {
    let responses = reading.responses
    var list = FindingList(files: responses.files)
    DiagnosticFindings.add(
      reading.diagnostics,
      leftOut: reading.suppressedDiagnostics,
      witness.sources,
      to: &list
    )
    ColumnFindings.add(witness.sources, instruments, plan, to: &list)
    for source in witness.sources { TableWalk(source, isRead: true).walk(into: &list) }
    RowFindings.add(witness, to: &list)
    let series = Series.all(in: responses)
    var answers = AnswerFindings(responses)
    answers.add(to: &list)
    PeopleFindings(responses, ids: witness.respondents).add(series, to: &list)
    let minimumDays = reading.plan.check.minimumDays ?? PlanCheck.usualMinimumDays
    TimeFindings(responses, reading.plan, today: today, minimumDays: minimumDays)
      .add(series, to: &list)
    CopiedAnswers.add(responses, to: &list)
    if !reading.hasErrors { GroupFindings.add(reading, to: &list) }
    let check = ExportCheck(
      schema: ExportCheck.format,
      files: checkedFiles(files, witness),
      instruments: responses.instruments.map(\.id),
      waves: responses.waves,
      findings: list.findings,
      blanks: answers.blanks,
      notLookedAt: []
    )
    return (check, list.told)
  }

  /// What can be said of an export whose reading was refused.
  private func check(
    _ refusal: ExportRefusal,
    _ files: [ExportFile],
    _ witness: ReadingWitness
  ) -> Look {
    var list = FindingList(files: files.map(\.name))
    DiagnosticFindings.add(
      refusal.diagnostics,
      leftOut: refusal.suppressedDiagnostics,
      witness.sources,
      to: &list
    )
    ColumnFindings.add(witness.sources, instruments, plan, to: &list)
    for source in witness.sources { TableWalk(source, isRead: false).walk(into: &list) }
    let known = witness.sources.count + witness.companions.count
    let isKnown = known > 0 && known == witness.tables.count
    let check = ExportCheck(
      schema: ExportCheck.format,
      files: checkedFiles(files, witness),
      instruments: [],
      waves: [],
      findings: list.findings,
      blanks: [],
      notLookedAt: (isKnown ? [] : ["columns", "rows"]) + ExportCheck.partsOfReading
    )
    return (check, list.told)
  }

  /// How each table was understood, or each file where none could be opened.
  private func checkedFiles(_ files: [ExportFile], _ witness: ReadingWitness) -> [CheckedFile] {
    if witness.tables.isEmpty { return files.map { CheckedFile(unread: $0.name) } }
    let offered = plan.offered(among: instruments)
    var open = Array(witness.sources.indices)
    return witness.tables.enumerated().map { number, table in
      if let companion = witness.companions.first(where: { $0.number == number }) {
        return CheckedFile(companion)
      }
      guard let place = open.firstIndex(where: { witness.sources[$0].name == table.name }) else {
        return CheckedFile(unread: table.name)
      }
      let index = open.remove(at: place)
      let account = witness.accounts.indices.contains(index) ? witness.accounts[index] : nil
      return CheckedFile(witness.sources[index], offered, account)
    }
  }
}

extension ExportCheck {
  /// What cannot be looked at when a reading is refused.
  static let partsOfReading = ["answers", "people", "times", "groups"]

  /// What can be said where even the plan was refused.
  ///
  /// - Parameters:
  ///   - refusal: what is wrong with the plan.
  ///   - files: the names of the files that were not opened.
  public init(refusedBefore refusal: ExportRefusal, files: [String]) {
    var list = FindingList(files: files)
    DiagnosticFindings.add(
      refusal.diagnostics,
      leftOut: refusal.suppressedDiagnostics,
      [],
      to: &list
    )
    self.init(
      schema: ExportCheck.format,
      files: files.map { CheckedFile(unread: $0) },
      instruments: [],
      waves: [],
      findings: list.findings,
      blanks: [],
      notLookedAt: ["columns", "rows"] + ExportCheck.partsOfReading
    )
  }
}
