import FremgangFiles
import FremgangInstruments
import FremgangJSON
import FremgangKit

/// Files and a plan, from bytes to a report, with everything that must hold on the way.
struct ExportDriver {
  /// What the choices of an input ask for beyond one reading.
  enum Choice: UInt8 {
    /// Draw the charts and write the report.
    case render
    /// Read the rows in reverse order as well.
    case reverse
    /// Read with the plan that was inferred as well.
    case keepPlan
    /// Call the files by other names.
    case plainNames
    /// Check the export, score it, and compare its first file with itself.
    case check
  }

  private static let tellingNames = ["foer.csv", "efter.csv", "midtvejs.csv", "t3.csv"]
  private static let plainNames = ["a.csv", "b.csv", "c.csv", "d.csv"]

  private let input: FuzzInput
  private let instruments: [Instrument]
  private let plan: ExportPlan?
  private let planBytes: [UInt8]?
  private let files: [ExportFile]
  private let limits: ReadingLimits?
  /// Whether an id or answer can be told from what may be shown.
  private let secrets: Secrets

  init(_ bytes: [UInt8]) {
    input = FuzzInput(bytes)
    instruments = Catalogue.bundled.instruments
    var parts = input.parts
    let isPlan = parts.count > 1 && [UInt8(ascii: "{"), UInt8(ascii: "/")].contains(parts[0].first)
    planBytes = isPlan ? parts.removeFirst() : nil
    plan = planBytes.flatMap { bytes in try? ExportPlan(reading: bytes, file: "plan.json") }
    let names =
      input.chooses(Choice.plainNames.rawValue)
      ? ExportDriver.plainNames : ExportDriver.tellingNames
    files = zip(names, parts).map { ExportFile(name: $0, bytes: $1) }
    limits = nil
    secrets = Secrets(files, plan)
  }

  /// Creates a driver of one plain file read with given instruments.
  init(_ file: [UInt8], instruments: [Instrument], plan: ExportPlan?) {
    input = FuzzInput([0b111])
    self.instruments = instruments
    self.plan = plan
    planBytes = nil
    files = [ExportFile(name: "export.csv", bytes: file)]
    limits = nil
    secrets = Secrets(files, plan)
  }

  /// Creates a driver of one archive or workbook, which may repeat anything: what stands in it is
  /// not known here.
  init(archive: [UInt8], name: String, limits: ReadingLimits) {
    input = FuzzInput([0])
    instruments = Catalogue.bundled.instruments
    plan = nil
    planBytes = nil
    files = [ExportFile(name: name, bytes: archive)]
    self.limits = limits
    secrets = Secrets.none
  }

  func run() throws(BrokenPromise) {
    if let plan { try PlanDriver.roundTrip(plan) }
    if input.chooses(Choice.check.rawValue) { try look.compare(files[0], reversed(files[0])) }
    guard let reading = try read(files, plan) else {
      if input.chooses(Choice.check.rawValue) { try look.check(files, isRefused: true) }
      return
    }
    try account(reading)
    if input.chooses(Choice.check.rawValue) { try check(reading) }
    guard !reading.hasErrors else { return }
    guard let results = try results(of: reading) else { return }
    try ResultsDriver.roundTrip(results)
    if input.chooses(Choice.render.rawValue) { try ResultsDriver.render(results) }
    if input.chooses(Choice.keepPlan.rawValue) { try readAgainWithPlan(of: reading, results) }
    if input.chooses(Choice.reverse.rawValue) { try readReversed(results) }
  }

  private var look: ExportLook { ExportLook(instruments, plan, secrets) }

  private func reversed(_ file: ExportFile) -> ExportFile? {
    ReversedRows.of(file, choice: plan?.dialect ?? DialectChoice())
      .map { ExportFile(name: file.name, bytes: $0) }
  }

  /// What `check` and `score` make of an export that can be read.
  private func check(_ reading: ExportReading) throws(BrokenPromise) {
    let check = try look.check(files, isRefused: reading.hasErrors)
    try look.score(reading)
    // Where rows are ragged, those at the top decide where the header is found.
    guard !reading.hasErrors else { return }
    let reversed = files.compactMap(reversed)
    guard reversed.count == files.count else { return }
    let second = try look.check(reversed, isRefused: reading.hasErrors)
    try promise(look.counts(second) == look.counts(check), "the order of rows changes the check")
  }

  /// The reading, or nothing where the export is refused.
  private func read(
    _ files: [ExportFile],
    _ plan: ExportPlan?
  ) throws(BrokenPromise) -> ExportReading? {
    let reader = ExportReader(instruments: instruments, plan: plan, limits: limits)
    switch Result(catching: { () throws(ExportRefusal) in try reader.read(files) }) {
    case .success(let reading):
      try secrets.check(reading.diagnostics.map(\.description) + reading.notes)
      return reading
    case .failure(let refusal):
      let isSaid = refusal.diagnostics.contains { $0.severity == .error }
      try promise(isSaid, "a refusal has no error")
      try secrets.check(refusal.diagnostics.map(\.description))
      return nil
    }
  }

  /// Every row is in one bin, and so is every measurement.
  private func account(_ reading: ExportReading) throws(BrokenPromise) {
    for file in reading.files {
      let bins = file.rowsUsed + file.rowsWithoutAnswers + file.rowsBlank + file.rowsRefused
      try promise(bins == file.rows, "the rows of \(file.name) are not all accounted for")
    }
    let measurements = reading.files.reduce(0) { $0 + $1.measurements }
    let found = reading.responses.measurements.count
    try promise(measurements == found, "measurements are not all accounted for")
    let ratings = reading.files.reduce(0) { $0 + $1.ratings }
    let rated = reading.responses.personalRatings.count
    try promise(ratings == rated, "ratings are not all accounted for")
  }

  /// What an evaluation shows, or nothing where there is nothing to evaluate.
  private func results(of reading: ExportReading) throws(BrokenPromise) -> Results? {
    let evaluation: Evaluation
    do throws(EvaluationFault) {
      evaluation = try Evaluation(of: reading.responses, plan: reading.plan.evaluation)
    } catch {
      try promise(error == .nothingToEvaluate, "an evaluation contradicts itself: \(error)")
      return nil
    }
    try secrets.check(evaluation.diagnostics.map(\.description))
    let measurements = evaluation.findings.ledger.measurements
    try promise(
      measurements == reading.responses.measurements.count,
      "the ledger holds \(measurements) measurements"
    )
    let results = evaluation.disclosed(under: reading.plan.disclosure)
    try secrets.check([text(results)])
    return results
  }

  /// The plan that was inferred gives the same results when it is kept and used.
  private func readAgainWithPlan(
    of reading: ExportReading,
    _ results: Results
  ) throws(BrokenPromise) {
    try PlanDriver.roundTrip(reading.plan)
    let text = reading.plan.text(isInferred: reading.isInferred)
    guard let kept = try PlanDriver.read(Array(text.utf8)) else { return }
    guard let again = try read(files, kept) else {
      throw BrokenPromise("an export is refused under the plan that it gave: \(text)")
    }
    let second = try self.results(of: again).map(self.text)
    try promise(second == self.text(results), "the plan that was inferred gives other results")
  }

  /// The order of rows changes nothing.
  private func readReversed(_ results: Results) throws(BrokenPromise) {
    let reversed = files.compactMap(reversed)
    guard reversed.count == files.count else { return }
    guard let reading = try read(reversed, plan), !reading.hasErrors else {
      throw BrokenPromise("an export is refused when its rows are reversed")
    }
    let second = try self.results(of: reading).map(text)
    try promise(second == text(results), "the order of rows changes the results")
  }

  private func text(_ results: Results) -> String {
    (try? results.json()).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
