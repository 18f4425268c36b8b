import CVectors
import FremgangKit

/// What rows look like to vectors of 64 bytes, which take the plainest of them by themselves.
///
/// Whatever else a row is, ``PlainRowParser`` reads it field by field, and becomes acquainted with its texts. Both come to
/// the same; where nearly no row is so plain, none is tried any more.
@safe struct WideRows: ~Copyable {
  private var rows: fremgang_rows
  private let steps: FixedArray<fremgang_step>
  private let blocks: FixedArray<fremgang_block>
  private let runTables: FixedArray<fremgang_run_table>
  private let dayTables: FixedArray<fremgang_day_table>
  /// The answers of the rows being read.
  private let lanes: FixedArray<UInt16>
  /// By table of days, the column.
  private let dayTokens: [Int]
  /// By column, the bits that hold the number of its text in a record.
  private let tokenBits: [Int]
  /// By table of days, where those are written that are met for the first time.
  private let newDays: FixedArray<Int>
  /// As many rows may be taken at a time before the sums of a spread are too large.
  private let most: Int
  /// How many rows more were tried in vain than were taken.
  private var failures = 0

  private static let mostFailures = 1 << 12
  /// As many new days may be met at a time.
  private static let mostNewDays = 256
  /// Sums that hold fewer rows than this would be moved too often.
  private static let fewestRows = 256

  /// Whether it is still worth it to try.
  var isWorthIt: Bool { failures < WideRows.mostFailures }

  /// Nothing where rows have anything that the vectors do not read.
  ///
  /// - Parameter parser: what reads the other rows, whose memory is written to as long as it lives.
  init?(_ parser: borrowing PlainRowParser) {
    let (layout, shape) = (parser.layout, parser.shape)
    let mostRows = layout.scales.indices.map { unsafe parser.spreads[$0].capacity }.min() ?? 0
    guard parser.usesWideVectors, parser.isNarrow, shape.idWords == 1, parser.wanted == nil,
      !parser.countsCodes, mostRows >= WideRows.fewestRows,
      parser.blocks.count <= Int(fremgang_most_blocks),
      parser.blocks.count == layout.scales.count,
      (0..<parser.blocks.count).allSatisfy({ parser.blocks[$0].isSimple }),
      let program = Program(parser.steps)
    else { return nil }
    let laneCount = layout.lanes + SpreadLanes.lanesOfGroup
    lanes = FixedArray(repeating: PlainLayout.blank, count: laneCount * Int(fremgang_most_rows))
    steps = FixedArray(program.steps)
    unsafe blocks = FixedArray(count: parser.blocks.count) {
      unsafe WideRows.block(parser.blocks[$0], parser)
    }
    unsafe runTables = FixedArray(repeating: fremgang_run_table(), count: program.runs)
    unsafe dayTables = FixedArray(repeating: fremgang_day_table(), count: program.days.count)
    dayTokens = program.days
    tokenBits = shape.tokens.map(\.bits)
    newDays = FixedArray(repeating: 0, count: program.days.count * WideRows.mostNewDays)
    most = mostRows / 2
    unsafe rows = fremgang_rows(
      steps: steps.start,
      step_count: steps.count,
      blocks: blocks.start,
      block_count: blocks.count,
      forms: parser.answerForms.start,
      run_tables: runTables.start,
      day_tables: dayTables.start,
      lanes: lanes.start,
      lane_count: laneCount,
      evidence: parser.gathered.start,
      cursors: parser.records.cursors,
      seed: parser.seed,
      stride: shape.stride,
      key_bytes: shape.keyBytes,
      partition_shift: 63 - shape.partitionBits,
      first_wave: parser.waveToken == nil ? 0 : 1,
      waves: PlainEvidence.mostWaves,
      delimiter: parser.delimiter,
      line_end: parser.lineEnd,
      tried: 1,
      small: 0,
      capital: 0,
      id_lengths: 0,
      starts_with_zero: 0,
      taken: 0,
      used: 0
    )
  }

  private static func block(
    _ block: PlainRowParser.BlockNumbers,
    _ parser: borrowing PlainRowParser
  ) -> fremgang_block {
    let scale = block.scale
    let spread = unsafe parser.spreads + scale.index
    return unsafe fremgang_block(
      lane: block.firstLane,
      all_sets: block.allSets,
      expected: scale.expected,
      fewest: scale.fewest,
      origin: scale.origin,
      sums: scale.sums,
      unscorable: parser.unscorable,
      shift: Int(scale.field.shift),
      spread: scale.hasSpread ? spread.pointee.narrow : nil,
      groups: spread.pointee.groups,
      waiting: spread.pointee.waiting.start
    )
  }

  /// What the rows that were taken at a time come to, besides what was written to the memory of the parser.
  struct Taken {
    var bytes: Int
    var rows: Int
    var rowsUsed: Int
    var shape: IDShape
  }

  /// Takes rows from `place` up to `end` as long as they are plain throughout.
  ///
  /// - Parameters:
  ///   - place: where a row begins.
  ///   - end: where the bytes end, behind which 64 more can be read.
  ///   - runs: the parser's texts side by side.
  ///   - tables: its texts by column.
  ///   - spreads: its sums by scale.
  /// - Returns: how many bytes they have, and what they come to.
  mutating func take(
    _ place: UnsafeRawPointer,
    upTo end: UnsafeRawPointer,
    runs: UnsafeMutablePointer<ColumnRunTable>,
    tables: UnsafeMutablePointer<TokenTable>,
    spreads: UnsafeMutablePointer<SpreadLanes>
  ) -> Taken {
    // Tables grow whenever another text is met.
    for number in unsafe 0..<runTables.count { unsafe runTables[number] = runs[number].wide }
    for (number, column) in dayTokens.enumerated() {
      unsafe dayTables[number] = tables[column]
        .wideDays(
          bits: tokenBits[column],
          most: WideRows.mostNewDays,
          written: newDays.start + number * WideRows.mostNewDays
        )
    }
    for number in unsafe 0..<blocks.count { unsafe spreads[number].makeRoom(forRows: most) }
    unsafe (rows.small, rows.capital, rows.id_lengths, rows.starts_with_zero) = (0, 0, 0, 0)
    unsafe (rows.taken, rows.used) = (0, 0)
    let bytes = unsafe fremgang_take_rows(&rows, place, end - place, most)
    for (number, column) in dayTokens.enumerated() {
      var written = number * WideRows.mostNewDays
      while unsafe tables[column].count < Int(dayTables[number].next) {
        unsafe tables[column].addDay(at: place + newDays[written])
        written += 1
      }
    }
    let taken = unsafe rows.taken
    failures = taken == 0 ? failures + 1 : max(0, failures - taken)
    let lengths = unsafe rows.id_lengths
    return unsafe Taken(
      bytes: bytes,
      rows: taken,
      rowsUsed: rows.used,
      shape: IDShape(
        capitals: rows.capital,
        smallLetters: rows.small,
        hasLeadingZero: rows.starts_with_zero != 0,
        shortest: lengths == 0 ? .max : lengths.trailingZeroBitCount,
        longest: max(0, 63 - lengths.leadingZeroBitCount)
      )
    )
  }
}

/// The steps of a row as the vectors take them.
private struct Program {
  private(set) var steps: [fremgang_step] = []
  /// How many runs of texts there are, and the columns of days.
  private(set) var runs = 0
  private(set) var days: [Int] = []

  /// Nothing where there is another step.
  init?(_ all: borrowing FixedArray<PlainRowParser.Step>) {
    var number = 0
    while number < all.count {
      guard add(all[number]) else { return nil }
      number += all[number].steps
    }
    guard steps.count(where: { $0.kind == UInt8(fremgang_id) }) == 1,
      runs + days.count <= Int(fremgang_most_counts)
    else { return nil }
  }

  private mutating func add(_ step: PlainRowParser.Step) -> Bool {
    var wide = fremgang_step()
    wide.is_last = step.isLast ? 1 : 0
    switch step.kind {
    case .shortRespondent: wide.kind = UInt8(fremgang_id)
    case .run:
      // There are never more delimiters to be found than signs that are looked at.
      guard step.steps < ColumnRunTable.span, step.run == runs else { return false }
      wide.kind = UInt8(fremgang_texts)
      wide.columns = UInt8(step.steps)
      wide.index = UInt32(runs)
      runs += 1
    case .day where !step.isLast:
      wide.kind = UInt8(fremgang_day)
      wide.shift = UInt8(step.shift)
      wide.index = UInt32(days.count)
      days.append(step.index)
    case .answers:
      let most = Int(fremgang_most_answers)
      guard let forms = UInt8(exactly: (step.end - step.index + most - 1) / most) else {
        return false
      }
      wide.kind = UInt8(fremgang_run_of_answers)
      wide.forms = forms
      wide.is_first = step.isFirst ? 1 : 0
      wide.block = UInt16(step.block)
      wide.index = UInt32(step.firstForm)
      wide.lane = UInt32(step.index)
    case .untaken: wide.kind = UInt8(fremgang_untaken)
    case .respondent, .token, .day, .items: return false
    }
    steps.append(wide)
    return true
  }
}
