import FremgangFiles
import FremgangJSON
import FremgangKit

/// What the commands besides `evaluate` make of an export: its check, its scores, and the comparison
/// with a second entry.
struct ExportLook {
  private let instruments: [Instrument]
  private let plan: ExportPlan?
  private let secrets: Secrets

  init(_ instruments: [Instrument], _ plan: ExportPlan?, _ secrets: Secrets) {
    self.instruments = instruments
    self.plan = plan
    self.secrets = secrets
  }

  /// Checks `files`; whatever stands in the way of a reading is an error of the check too.
  @discardableResult
  func check(_ files: [ExportFile], isRefused: Bool) throws(BrokenPromise) -> ExportCheck {
    let checker = ExportChecker(instruments: instruments, plan: plan, today: Day(number: 20_000))
    let check = checker.check(files)
    try promise(check.hasErrors || !isRefused, "a refused export has no errors in its check")
    for finding in check.findings {
      try promise(
        finding.count > 0 && finding.places.count <= min(finding.count, Finding.mostPlaces),
        "\(finding.code) counts \(finding.count) and has \(finding.places.count) places"
      )
    }
    for blanks in check.blanks {
      let isShare = (0...blanks.measurements).contains(blanks.blanks)
      try promise(isShare, "more answers to \(blanks.item) are blank than there are")
    }
    for rows in check.files.compactMap(\.rows) {
      let bins = rows.used + rows.withoutAnswers + rows.blank + rows.refused
      try promise(bins == rows.all, "the rows of a check are not all accounted for")
    }
    let text = (try? JSONWriter.bytes(of: check)) ?? []
    try promise(!text.isEmpty, "a check cannot be written")
    try secrets.check([String(decoding: text, as: UTF8.self)])
    return check
  }

  /// How often each thing was found; but for the ends of lines, of which reversing adds one.
  func counts(_ check: ExportCheck) -> [String] {
    check.findings.filter { $0.code != "line-ends-mixed" }
      .map { "\($0.severity) \($0.code) \($0.count)" }
  }

  /// Each measurement that is not filtered out has its scores, once for each scale.
  func score(_ reading: ExportReading) throws(BrokenPromise) {
    let responses = reading.responses
    let result = Result { () throws(EvaluationFault) in
      try responses.scored(plan: reading.plan.evaluation)
    }
    guard case .success((let scored, let filtered)) = result else { return }
    var times: [Int: Int] = [:]
    for one in scored { times[one.measurement, default: 0] += 1 }
    let scales = responses.measurements.map { measurement in
      let instrument = responses.instruments[measurement.instrument]
      return instrument.kind == .scored ? instrument.scales.count : 0
    }
    for (measurement, count) in times {
      try promise(count == scales[measurement], "a measurement is scored \(count) times")
    }
    let all = responses.measurements.count
    let unscored = scales.count { $0 == 0 }
    let isWhole = times.count + filtered <= all && times.count + filtered + unscored >= all
    try promise(isWhole, "\(times.count) scored and \(filtered) filtered are not \(all)")
  }

  /// A file agrees with itself, also when its rows are turned round.
  func compare(_ file: ExportFile, _ reversed: ExportFile?) throws(BrokenPromise) {
    let comparer = EntryComparer(instruments: instruments, plan: plan)
    guard let same = try? comparer.compare([file], with: [file]) else { return }
    try agree(same)
    try promise(
      same.repeatedInFirst == same.repeatedInSecond
        && same.unreadableInFirst == same.unreadableInSecond,
      "a file has other lines than itself"
    )
    // Where rows are ragged, those at the top decide where the header is found, or that there is none.
    guard let reversed, let turned = try? comparer.compare([file], with: [reversed]) else { return }
    try agree(turned)
    try promise(turned.rows == same.rows, "other rows are compared when they are reversed")
    try promise(
      turned.repeatedInFirst.count == turned.repeatedInSecond.count
        && turned.unreadableInFirst.count == turned.unreadableInSecond.count,
      "other rows cannot be compared when they are reversed"
    )
  }

  private func agree(_ comparison: EntryComparison) throws(BrokenPromise) {
    let cells = comparison.columns.reduce(0) { $0 + $1.cells.compared }
    try promise(cells == comparison.cells.compared, "compared cells do not add up")
    let isAgreed =
      comparison.cells.differing == 0 && comparison.onlyInFirst.isEmpty
      && comparison.onlyInSecond.isEmpty && comparison.differing.isEmpty
    try promise(isAgreed, "a file differs from itself")
    let text = (try? JSONWriter.bytes(of: comparison)) ?? []
    try promise(!text.isEmpty, "a comparison cannot be written")
    try secrets.check([String(decoding: text, as: UTF8.self)])
  }
}
