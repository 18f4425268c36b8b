import FremgangJSON
import FremgangKit

/// Reads a plan from JSON and finds every fault of it at once.
struct PlanReader {
  private(set) var plan = ExportPlan()
  let root: JSONObjectReader

  init(_ root: JSONObjectReader) {
    self.root = root
  }

  mutating func read() {
    readFormat()
    readStudy()
    if let columns = root.optional("columns")?.object() {
      plan.columns = PlanColumnsReader.read(columns)
    }
    readFiles()
    readWaves()
    readPairing()
    readGroups()
    readCodes()
    if let list = root.optional("instruments") { plan.instruments = list.strings() }
    plan.clusterBy = root.optional("clusterBy")?.nonEmptyString()
    readExpectedProjects()
    readFilters()
    plan.leaveOut = (root.optional("leaveOut")?.array() ?? []).compactMap { $0.choice() }
    readPersonal()
    if let choice: ExportPlan.OnBadValue = root.optional("onBadValue")?.choice() {
      plan.onBadValue = choice
    }
    if let basis: EvaluationPlan.ReliableChangeBasis = root.optional("reliableChange")?.choice() {
      plan.reliableChange = basis
    }
    readDisclosure()
    plan.pseudonyms = root.optional("pseudonymise")?.object().flatMap(PlanPseudonyms.read)
    if let dialect = root.optional("dialect")?.object() {
      plan.dialect = PlanDialectReader.read(dialect)
    }
    if let limits = root.optional("limits")?.object() {
      plan.limits = PlanLimitsReader.read(limits)
    }
    readCheck()
    plan.passages = PlanPassage.ofNightlyJob.compactMap { key in
      root.optional(key).map { PlanPassage(key, $0.node) }
    }
    root.finish()
    checkReferences()
  }

  private func readFormat() {
    guard let value = root.optional("format"), let format = value.string() else { return }
    if format != ExportPlan.format {
      value.report(
        "unknown-format",
        "This is not the format of a plan.",
        remedy: "Write \"\(ExportPlan.format)\"."
      )
    }
  }

  private mutating func readStudy() {
    guard let study = root.optional("study")?.object() else { return }
    plan.study.title = study.optional("title")?.localizedText()
    plan.study.synthetic = study.optional("synthetic")?.bool() ?? false
    plan.study.note = study.optional("note")?.localizedText()
    study.finish()
  }

  private mutating func readFiles() {
    for value in root.optional("files")?.array() ?? [] {
      guard let file = value.object() else { continue }
      let match = file.required("match")?.nonEmptyString()
      let wave = file.required("wave")?.nonEmptyString()
      file.finish()
      if let match, let wave { plan.files.append(PlanFile(match: match, wave: wave)) }
    }
  }

  private mutating func readWaves() {
    var labels: [String: String] = [:]
    let waves = root.optional("waves")?.array() ?? []
    if waves.count > FileSurvey.mostWaves {
      root.report(
        "too-many-waves",
        "There are \(waves.count) waves; at most \(FileSurvey.mostWaves) are read.",
        remedy: "Give waves that belong together one id, and list their labels under \"values\".",
        at: "waves"
      )
      return
    }
    for value in waves {
      guard let wave = value.object() else { continue }
      let id = wave.required("id")?.nonEmptyString()
      let values = wave.optional("values")?.strings() ?? []
      wave.finish()
      guard let id else { continue }
      for label in Set(([id] + values).map(CellText.folded)) {
        if let other = labels[label] {
          value.report(
            "duplicate-wave",
            "A label of this wave belongs to the wave \"\(other)\" already.",
            remedy: "Give each label to one wave; case and blanks do not count."
          )
        }
        labels[label] = id
      }
      plan.waves.append(PlanWave(id: id, values: values))
    }
  }

  private mutating func readPairing() {
    guard let pairing = root.optional("pairing")?.object() else { return }
    let rule = pairing.required("rule")?.choice(among: [("waves", true), ("firstToLast", false)])
    if rule == true {
      let before = pairing.required("before")?.nonEmptyString()
      let after = pairing.required("after")?.nonEmptyString()
      if let before, let after {
        if before == after {
          pairing.report("pairing-same-wave", "A wave cannot be paired with itself.", at: "after")
        }
        plan.pairing = .waves(before: before, after: after)
      }
    } else if rule == false {
      plan.pairing = .firstToLast
    }
    pairing.finish()
  }

  private mutating func readGroups() {
    var ids: Set<String> = []
    for value in root.optional("groups")?.array() ?? [] {
      guard let group = value.object() else { continue }
      let id = group.required("id")?.nonEmptyString()
      let title = group.optional("title")?.localizedText()
      let levels = group.optional("levels")?.strings() ?? []
      let labels = group.optional("labels")?.texts() ?? [:]
      group.finish()
      guard let id else { continue }
      if !ids.insert(id).inserted {
        value.report("duplicate-group", "There is a group \"\(id)\" already.")
      }
      plan.groups.append(
        PlanGroup(
          id: id,
          title: title ?? PlanCompletion.title(ofGroup: id, column: id),
          levels: levels,
          labels: labels
        )
      )
    }
  }

  /// What depends on several parts of the plan: pairs and groups must be declared.
  private func checkReferences() {
    if case .waves(let before, let after) = plan.pairing, !plan.waves.isEmpty {
      for (key, id) in [("before", before), ("after", after)]
      where !plan.waves.contains(where: { $0.id == id }) {
        root.report(
          "pairing-wave-unknown",
          "The wave \"\(id)\" under \"\(key)\" is not among \"waves\".",
          at: "pairing"
        )
      }
    }
    for range in plan.columns.ranges {
      guard let wave = range.wave, !plan.waves.isEmpty,
        !plan.waves.contains(where: { $0.id == wave })
      else { continue }
      root.report(
        "range-wave-unknown",
        "The wave \"\(wave)\" of a range is not among \"waves\".",
        at: "columns"
      )
    }
    for file in plan.files
    where !plan.waves.isEmpty && !plan.waves.contains(where: { $0.id == file.wave }) {
      root.report(
        "file-wave-unknown",
        "The wave \"\(file.wave)\" of a file is not among \"waves\".",
        at: "files"
      )
    }
  }
}

extension PlanReader {
  private mutating func readCodes() {
    for entry in root.optional("answerLabels")?.object()?.entries() ?? [] {
      guard let labels = entry.value.object() else { continue }
      for label in labels.entries() {
        if let code = label.value.int(in: Answer.lowestCode...Answer.highestCode) {
          plan.answerLabels[entry.key, default: [:]][label.key] = code
        }
      }
    }
    let meanings: [(name: String, value: Answer)] = [
      ("blank", .blank), ("declined", .declined), ("notApplicable", .notApplicable),
    ]
    for entry in root.optional("missingCodes")?.object()?.entries() ?? [] {
      if let meaning = entry.value.choice(among: meanings) {
        plan.missingCodes[entry.key] = meaning
      }
    }
    for entry in root.optional("codeShifts")?.object()?.entries() ?? [] {
      guard let shift = entry.value.object() else { continue }
      plan.codeShifts[entry.key] = CodeShift(
        add: shift.optional("add")?.int(in: -1000...1000) ?? 0,
        reverse: shift.optional("reverse")?.bool() ?? false
      )
      shift.finish()
    }
  }

  private mutating func readExpectedProjects() {
    for value in root.optional("expectedProjects")?.array() ?? [] {
      guard let project = value.object() else { continue }
      let name = project.required("name")?.nonEmptyString()
      let enrolled = project.optional("enrolled")?.int(in: 0...100_000_000)
      let reason = project.optional("reason")?.localizedText()
      project.finish()
      guard let name else { continue }
      plan.expectedProjects.append(
        EvaluationPlan.ExpectedProject(name: name, enrolled: enrolled, reason: reason)
      )
    }
  }

  private mutating func readFilters() {
    guard let filters = root.optional("filters")?.object() else { return }
    plan.filters.from = filters.optional("from")?.day()
    plan.filters.to = filters.optional("to")?.day()
    for entry in filters.optional("levels")?.object()?.entries() ?? [] {
      plan.filters.levels[entry.key] = entry.value.strings()
    }
    filters.finish()
    if let from = plan.filters.from, let to = plan.filters.to, to < from {
      root.report("filter-empty", "The last day lies before the first.", at: "filters")
    }
  }

  private mutating func readPersonal() {
    guard let personal = root.optional("personal")?.object() else { return }
    let instrument = personal.required("instrument")?.nonEmptyString()
    let axis = personal.required("axis")?.nonEmptyString()
    let ratings: PlanPersonal.Ratings?
    if let value = personal.optional("value")?.nonEmptyString() {
      let wave = personal.required("wave")?.nonEmptyString()
      ratings = wave.map { .rows(value: value, wave: $0) }
    } else {
      let before = personal.required("before")?.nonEmptyString()
      let after = personal.required("after")?.nonEmptyString()
      ratings = before.flatMap { before in after.map { .columns(before: before, after: $0) } }
    }
    let baseline = personal.optional("baseline")?.nonEmptyString()
    var values: [String: Baseline] = [:]
    for entry in personal.optional("baselineValues")?.object()?.entries() ?? [] {
      if let meaning: Baseline = entry.value.choice() { values[entry.key] = meaning }
    }
    personal.finish()
    guard let instrument, let axis, let ratings else { return }
    plan.personal = PlanPersonal(
      instrument: instrument,
      axis: axis,
      ratings: ratings,
      baseline: baseline,
      baselineValues: values
    )
  }

  private mutating func readDisclosure() {
    guard let disclosure = root.optional("disclosure")?.object() else { return }
    let minimums = 1...1_000_000
    plan.disclosure = Disclosure(
      minimumCell: disclosure.optional("minimumCell")?.int(in: minimums) ?? 5,
      minimumForCounts: disclosure.optional("minimumForCounts")?.int(in: minimums),
      individualPoints: disclosure.optional("individualPoints")?.bool() ?? false
    )
    disclosure.finish()
  }

  private mutating func readCheck() {
    guard let check = root.optional("check")?.object() else { return }
    plan.check.minimumDays = check.optional("minimumDays")?.int(in: 0...36_500)
    check.finish()
  }
}
