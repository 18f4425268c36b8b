import FremgangFiles
import FremgangInstruments
import FremgangJSON
import FremgangKit
import FremgangPublishing

/// What a subcommand that reads exports is given: files, a plan and instruments.
struct ExportInput {
  let files: [ExportPath]
  /// What was found in folders, a line each.
  let notes: [String]
  /// The plan's file; nothing when there is none.
  let planFile: InputFile?
  /// Whether the plan was found beside the export instead of named.
  let planStandsBeside: Bool
  let catalogue: Catalogue
  private let plan: ExportPlan?
  /// The file with the key of pseudonyms.
  let keyFile: KeyFile?

  /// Reads the files that `invocation` names, and the plan as its options change it.
  init(_ invocation: Invocation) throws {
    guard !invocation.operands.isEmpty else {
      throw UsageFault.missingOperand(invocation.subcommand)
    }
    catalogue = try Catalogue(folder: invocation.value(.instruments))
    planStandsBeside = invocation.value(.plan) == nil
    let planFile = try ExportInput.planPath(invocation).map { path throws(InputFault) in
      try InputFile(path)
    }
    // 'fremgang plan EXPORT > plan.json': the shell has made the file before anything is in it.
    let isToBeWritten = invocation.subcommand == .plan && planStandsBeside
    self.planFile = isToBeWritten && planFile?.bytes.isEmpty == true ? nil : planFile
    let written = try self.planFile.map { file in
      try ExportPlan(reading: file.bytes, file: file.path)
    }
    try ExportInput.checkInstruments(invocation, catalogue)
    plan = try ExportInput.changed(written, by: invocation)
    keyFile = try written?.pseudonyms.map { try KeyFile($0, of: planFile?.path ?? "") }
    let limit = (written?.limits ?? ReadingLimits()).bytesPerFile
    let paths = try ExportPaths(invocation.operands)
    notes = paths.notes
    files = try paths.files.map { path throws(InputFault) in
      try ExportPath(path, atMost: limit)
    }
  }

  private func reader(part: PartScope? = nil) -> ExportReader {
    var reader = ExportReader(
      shelf: InstrumentShelf(ids: catalogue.ids, reading: catalogue.instrument),
      plan: plan,
      pseudonymiser: keyFile?.pseudonymiser
    )
    reader.part = part
    return reader
  }

  /// Reads the export, or part of one.
  func read(part: PartScope? = nil) throws -> ExportReading {
    try reader(part: part).read(try files.map(ExportFile.init))
  }

  /// Reads the export and counts it: in passing where one table can be read so, and else with care.
  ///
  /// - Parameters:
  ///   - threads: how many threads may work side by side.
  ///   - part: what is known of the part that this is, where others are to be added.
  ///   - progress: shows how far the reading has come.
  /// - Returns: what the export comes to.
  /// - Throws: why it cannot be read.
  func count(
    threads: Int,
    part: PartScope? = nil,
    showing progress: ProgressLine?
  ) throws -> CountedExport {
    if files.count == 1, let counted = try countInPassing(threads: threads, part, progress) {
      return counted
    }
    let reading = try read(part: part)
    guard !reading.hasErrors else {
      return CountedExport(reading: reading, tables: nil, contradictions: [])
    }
    let (tables, contradictions) = try EvaluationTables.counting(
      reading.responses,
      plan: reading.plan.evaluation
    )
    return CountedExport(
      reading: reading,
      tables: tables,
      contradictions: contradictions,
      hashes: part == nil ? nil : reading.responses.respondents.map { RespondentSlice.hash($0) }
    )
  }

  private func countInPassing(
    threads: Int,
    _ part: PartScope?,
    _ progress: ProgressLine?
  ) throws -> CountedExport? {
    defer { progress?.clear() }
    return try reader(part: part).count(
      files[0].bytesInPlace,
      name: files[0].path,
      threads: threads,
      telling: progress?.listener
    )
  }

  /// Looks for all that is wrong with the export.
  func check(today: Day) throws -> ExportCheck {
    let checker = ExportChecker(
      instruments: catalogue.instruments,
      plan: plan,
      today: today,
      pseudonymiser: keyFile?.pseudonymiser
    )
    return checker.check(try files.map(ExportFile.init))
  }

  /// Compares the export with another that was typed from the same forms.
  func compare(with path: String) throws -> EntryComparison {
    let limit = (plan?.limits ?? ReadingLimits()).bytesPerFile
    let others = try ExportPaths([path]).files.map { path throws(InputFault) in
      try InputFile(path, atMost: limit)
    }
    let comparer = EntryComparer(
      instruments: catalogue.instruments,
      plan: plan,
      pseudonymiser: keyFile?.pseudonymiser
    )
    return try comparer.compare(
      try files.map(ExportFile.init),
      with: others.map { ExportFile(name: $0.path, bytes: $0.bytes) }
    )
  }

  /// The plan that was named, or `plan.json` beside the first export or in the first folder.
  private static func planPath(_ invocation: Invocation) -> String? {
    if let path = invocation.value(.plan) { return path }
    guard let export = invocation.operands.first, export != "-" else { return nil }
    let isFolder = FileSystem.isFolder(followingLinks: export)
    let path = isFolder && !export.hasSuffix("/") ? export + "/" : export
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    return InputFile.exists(folder + "plan.json") ? folder + "plan.json" : nil
  }

  /// The instruments that `--instrument` asks for must be in the catalogue.
  private static func checkInstruments(
    _ invocation: Invocation,
    _ catalogue: Catalogue
  ) throws(UsageFault) {
    for id in invocation.all(.instrument) where catalogue.instrument(id) == nil {
      let near = closestMatch(to: id, among: catalogue.ids).map { "did you mean '\($0)'?" }
      let known = "the instruments are " + catalogue.ids.joined(separator: ", ")
      throw .badValue(.instrument, value: id, expected: near ?? known)
    }
  }

  /// The plan as `--instrument`, `--by`, `--sheet` and `--minimum-cell` change it.
  private static func changed(
    _ written: ExportPlan?,
    by invocation: Invocation
  ) throws(UsageFault) -> ExportPlan? {
    let instruments = invocation.all(.instrument)
    let columns = invocation.all(.by)
    let minimum = try invocation.positiveNumber(.minimumCell)
    let sheet = invocation.value(.sheet)
    let isChanged = !instruments.isEmpty || !columns.isEmpty || minimum != nil || sheet != nil
    guard written != nil || isChanged else { return nil }
    var plan = written ?? ExportPlan()
    if !instruments.isEmpty { plan.instruments = instruments }
    for column in columns { plan.divide(by: column) }
    if let sheet { plan.dialect.sheet = sheet }
    if let minimum { plan.disclosure = plan.disclosure.changed(minimumCell: minimum) }
    return plan
  }
}

extension ExportFile {
  fileprivate init(_ file: ExportPath) throws(InputFault) {
    self.init(name: file.path, bytes: try file.bytes())
  }
}

extension ExportPlan {
  /// Adds a group that is named by its column, unless the plan has it already.
  fileprivate mutating func divide(by column: String) {
    let isKnown = columns.groups.contains { $0.column == column || $0.name == column }
    guard !isKnown else { return }
    columns.groups.append(NamedColumn(column, column: column))
    groups.append(PlanGroup(id: column, title: LocalizedText(same: column)))
  }
}

extension Disclosure {
  /// The same with another minimum; a stricter minimum for counts that the plan asks for stays,
  /// unless suppression is switched off.
  func changed(minimumCell minimum: Int) -> Disclosure {
    let isOwn = minimumForCounts != Disclosure(minimumCell: minimumCell).minimumForCounts
    var changed = Disclosure(minimumCell: minimum, individualPoints: individualPoints)
    if isOwn, minimum > 1 {
      changed.minimumForCounts = max(minimumForCounts, changed.minimumForCounts)
    }
    return changed
  }
}

extension Catalogue {
  /// The bundled instruments, overridden and added to by the `*.json` files of `folder`.
  init(folder: String?) throws {
    guard let folder else {
      self = .bundled
      return
    }
    let names = try InputFile.names(in: folder, suffix: ".json")
    let files = try names.filter { $0 != "instrument.schema.json" }.map { name in
      (file: "\(folder)/\(name)", bytes: try InputFile("\(folder)/\(name)").bytes)
    }
    try self.init(overriding: files)
  }
}
