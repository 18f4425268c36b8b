import FremgangFiles
import FremgangInstruments
import FremgangKit

/// One table, perhaps with a plan, counted in passing and with care: both must come to the same.
struct StreamDriver {
  private let input: FuzzInput
  private let plan: ExportPlan?
  private let file: [UInt8]

  init(_ bytes: [UInt8]) {
    input = FuzzInput(bytes)
    var parts = input.parts
    let isPlan = parts.count > 1 && [UInt8(ascii: "{"), UInt8(ascii: "/")].contains(parts[0].first)
    let planBytes = isPlan ? parts.removeFirst() : nil
    plan = planBytes.flatMap { bytes in try? ExportPlan(reading: bytes, file: "plan.json") }
    file = parts[0]
  }

  /// In what pieces the choices of the input divide the table.
  private var pieces: ReadingPieces {
    let choices = Int(input.choices)
    var pieces = ReadingPieces()
    pieces.leastPart = [1, 100, 1000, 1 << 20][choices & 3]
    pieces.piece = [1, 9, 100, 1 << 18][choices >> 2 & 3]
    pieces.beyondSample = choices & 16 == 0 ? 200 : 1 << 16
    pieces.firstLook = [1 << 16, 300, 1000, 2500][file.count / 2 % 4]
    pieces.largeTable = choices & 32 == 0 ? 1 : 1 << 23
    pieces.usesWideVectors = file.count % 2 == 0
    return pieces
  }

  func run() throws(BrokenPromise) {
    var limits = ReadingLimits()
    if input.choices & 64 != 0 { limits.bytesSampled = 500 }
    if file.count % 3 == 0 { limits.rowsSampled = 3 }
    let reader = ExportReader(
      instruments: Catalogue.bundled.instruments,
      plan: plan,
      limits: limits
    )
    let threads = input.choices & 128 == 0 ? 1 : 3
    let counted = try? reader.count(
      BytesInMemory(bytes: file),
      name: "export.csv",
      threads: threads,
      pieces: pieces
    )
    guard let passing = counted ?? nil else { return }
    guard let reading = try? reader.read([ExportFile(name: "export.csv", bytes: file)]) else {
      throw BrokenPromise("a table that is refused was counted in passing")
    }
    try promise(!reading.hasErrors, "a table with errors was counted in passing")
    guard
      let expected = try? EvaluationTables.counting(
        reading.responses,
        plan: reading.plan.evaluation
      )
    else { throw BrokenPromise("a table that cannot be counted was counted in passing") }
    try promise(passing.tables == expected.tables, "the counts differ")
    try promise(passing.contradictions == expected.diagnostics, "the contradictions differ")
    try agree(passing.reading, reading)
  }

  private func agree(_ one: ExportReading, _ other: ExportReading) throws(BrokenPromise) {
    try promise(one.plan == other.plan, "the plans differ")
    try promise(one.notes == other.notes, "the notes differ")
    try promise(one.diagnostics == other.diagnostics, "the diagnostics differ")
    let isSame = one.suppressedDiagnostics == other.suppressedDiagnostics
    try promise(isSame, "the suppressed diagnostics differ")
    try promise(one.files == other.files, "the accounts of the rows differ")
  }
}
