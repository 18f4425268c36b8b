package import FremgangJSON
package import FremgangKit

extension PartialEvaluation {
  /// What a document of a part may hold: the counts of a large register, and no more.
  private static let options = JSONOptions(
    maximumBytes: 1 << 29,
    maximumValues: 8_000_000
  )

  /// Reads a part, which may be damaged or made up.
  ///
  /// - Parameters:
  ///   - bytes: the document in UTF-8.
  ///   - file: its name, for the faults.
  ///   - instrument: finds an instrument and the SHA-256 of its declaration by its id.
  /// - Throws: everything that is wrong with it, by path, line and column.
  package init(
    reading bytes: [UInt8],
    file: String?,
    instrument: (String) -> (instrument: Instrument, sha256: String)?
  ) throws(JSONFaults) {
    let node = try JSONNode.parse(bytes, file: file, options: PartialEvaluation.options)
    let faults = DiagnosticCollector(file: file)
    let part = withoutActuallyEscaping(instrument) { instrument in
      JSONValueReader(node, into: faults).object().flatMap {
        PartialReader($0, file: file, instrument: instrument).part()
      }
    }
    guard let part, !faults.hasErrors else { throw JSONFaults(faults.diagnostics) }
    self = part
  }
}

/// Reads the document of a part.
private struct PartialReader {
  let object: JSONObjectReader
  let file: String?
  let find: (String) -> (instrument: Instrument, sha256: String)?

  init(
    _ object: JSONObjectReader,
    file: String?,
    instrument: @escaping (String) -> (instrument: Instrument, sha256: String)?
  ) {
    self.object = object
    self.file = file
    find = instrument
  }

  func part() -> PartialEvaluation? {
    guard isPart else { return nil }
    let version = object.required("version")?.string()
    let plan = object.required("plan").flatMap(self.plan)
    let planFile = object.optional("planFile")?.object().flatMap(sourceFile)
    let (used, instruments) = self.instruments()
    let respondents = object.required("respondents")?.object().flatMap(sketch)
    let key = object.optional("pseudonymKey")?.string()
    let evidence = object.required("evidence")?.object().flatMap {
      EvidenceReader($0, instruments).evidence()
    }
    let files = (object.required("files")?.array() ?? []).compactMap {
      $0.object().flatMap(sourceFile)
    }
    let remarks = (object.required("remarks")?.array() ?? []).compactMap(remark)
    let suppressed = (object.required("suppressedRemarks")?.object()?.entries() ?? []).map {
      ($0.key, $0.value.int(in: PartialReader.counts) ?? 0)
    }
    let counts = object.required("tables")?.object()
    object.finish()
    // What is counted can only be told once the plan and the instruments are known.
    guard let version, let plan, let respondents, let evidence, let counts,
      instruments.count == used.count,
      let tables = TablesReader(counts, instruments: instruments, plan: plan.evaluation).tables()
    else { return nil }
    check(tables, plan, respondents)
    return PartialEvaluation(
      version: version,
      plan: plan,
      planFile: planFile,
      instruments: used,
      respondents: respondents,
      pseudonymKey: key,
      tables: tables,
      evidence: evidence,
      files: files,
      remarks: remarks,
      suppressedRemarks: Dictionary(suppressed, uniquingKeysWith: { first, _ in first })
    )
  }

  static let counts = 0...(1 << 40)

  /// Whether the document says that it is a part; reported where it does not.
  private var isPart: Bool {
    if object.required("schema")?.string() == PartialEvaluation.schemaName { return true }
    object.report(
      "partial-schema",
      "The document's schema is not '\(PartialEvaluation.schemaName)'.",
      remedy: "Write it with 'fremgang evaluate EXPORT --partial FILE'.",
      at: "schema"
    )
    return false
  }

  /// The plan, which stands as the text of its file.
  private func plan(_ reader: JSONValueReader) -> ExportPlan? {
    guard let text = reader.string() else { return nil }
    do {
      return try ExportPlan(reading: Array(text.utf8), file: file)
    } catch {
      let codes = Set(error.diagnostics.map(\.code)).sorted().joined(separator: ", ")
      reader.report("partial-plan", "The plan in this part cannot be read: \(codes).")
      return nil
    }
  }

  private func instruments() -> ([PartialEvaluation.UsedInstrument], [Instrument]) {
    var used: [PartialEvaluation.UsedInstrument] = []
    var found: [Instrument] = []
    for entry in object.required("instruments")?.array() ?? [] {
      guard let reader = entry.object(), let id = reader.required("id")?.string(),
        let version = reader.required("version")?.string(),
        let sha256 = reader.required("sha256")?.string()
      else { continue }
      reader.finish()
      if used.contains(where: { $0.id == id }) {
        reader.report("partial-twice", "This instrument stands twice.", at: "id")
      }
      used.append(PartialEvaluation.UsedInstrument(id: id, version: version, sha256: sha256))
      guard let known = find(id), known.sha256 == sha256 else {
        reader.report(
          "partial-instrument",
          "The part was counted with another declaration of \(quoted(id)) than is here.",
          remedy: "Use the same program, and the same --instruments, as for the part.",
          at: "sha256"
        )
        continue
      }
      found.append(known.instrument)
    }
    return (used, found)
  }

  private func sketch(_ reader: JSONObjectReader) -> RespondentSketch? {
    let hashes = reader.optional("hashes")
    let slice = reader.optional("slice")
    reader.finish()
    switch (hashes, slice) {
    case (let value?, nil):
      guard let text = value.string() else { return nil }
      if let hashes = PackedHashes.hashes(in: text) { return .hashes(hashes) }
      value.report("partial-hashes", "These are no ascending hashes in base64.")
      return nil
    case (nil, let value?):
      guard let text = value.string() else { return nil }
      if let slice = RespondentSlice(text) { return .slice(slice) }
      value.report("partial-slice", "This should be a slice such as 3/16.")
      return nil
    default:
      reader.report("partial-respondents", "Either hashes or a slice must stand here.")
      return nil
    }
  }

  private func sourceFile(_ reader: JSONObjectReader) -> PartialEvaluation.SourceFile? {
    let name = reader.required("name")?.string()
    let sha256 = reader.required("sha256")?.string()
    let bytes = reader.required("bytes")?.int(in: 0...Int.max)
    let dialect = reader.required("dialect")?.string()
    let rows = reader.required("rows")?.int(in: PartialReader.counts)
    let bins = (reader.required("bins")?.object()?.entries() ?? []).map {
      (reason: $0.key, rows: $0.value.int(in: PartialReader.counts) ?? 0)
    }
    reader.finish()
    guard let name, let sha256, let bytes, let dialect, let rows else { return nil }
    if !bins.isEmpty, bins.reduce(0, { $0 + $1.rows }) != rows {
      reader.report("partial-identity", "The bins do not sum to the rows.", at: "bins")
    }
    return PartialEvaluation.SourceFile(
      name: name,
      sha256: sha256,
      bytes: bytes,
      dialect: dialect,
      rows: rows,
      bins: bins
    )
  }

  private func remark(_ entry: JSONValueReader) -> PartialEvaluation.Remark? {
    guard let reader = entry.object() else { return nil }
    let code = reader.required("code")?.string()
    let remark = PartialEvaluation.Remark(
      code: code ?? "",
      file: reader.optional("file")?.string(),
      line: reader.optional("line")?.int(in: 0...Int.max),
      column: reader.optional("column")?.int(in: 0...Int.max)
    )
    reader.finish()
    return code == nil ? nil : remark
  }

  /// What the parts of the document must say alike.
  private func check(
    _ tables: EvaluationTables,
    _ plan: ExportPlan,
    _ respondents: RespondentSketch
  ) {
    if tables.waves != plan.waves.map(\.id) {
      object.report("partial-identity", "The waves are not those of the plan.", at: "tables")
    }
    if case .hashes(let hashes) = respondents, hashes.count < tables.respondentsIncluded {
      // Two ids with one hash are rarer than a fault of the disk.
      object.report("partial-identity", "There are fewer hashes than respondents.", at: "tables")
    }
  }
}
