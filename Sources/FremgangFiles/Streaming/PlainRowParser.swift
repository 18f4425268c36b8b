import CVectors
import FremgangKit

/// Reads plain rows: the fast path, beside which ``RowReader`` is the careful one.
///
/// A row is taken whole or not at all. Wherever it is not exactly what ``PlainLayout`` expects, the parser
/// lets it go, and the careful reader decides what it means; speed never decides what a number is. Nearly all rows are
/// taken by ``WideRows``, where the processor has vectors for that and the layout is one for them; all others are read
/// here, field by field.
@safe struct PlainRowParser: ~Copyable {
  /// Why a row is not taken.
  enum Refusal {
    /// It needs care.
    case left
    /// The whole table needs care.
    case unsuited
    /// There are more texts in this column, or longer ids, than the records were made for.
    case tooWide(RecordWidth)
  }

  /// What a record has to be wider for.
  enum RecordWidth {
    case token(Int)
    case id(words: Int)
  }

  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let quote = UInt8(ascii: "\"")
  /// Every byte below this ends a line or belongs in no plain text.
  static let firstPlain: UInt8 = 0x0E
  static let laneTops: UInt64 = 0x8000_8000_8000_8000

  let layout: PlainLayout
  let shape: RecordShape
  let keyBytes: Int
  var records: RecordStore
  /// The only people whose rows are wanted; everybody where nobody is named.
  let wanted: Set<[UInt64]>?
  let seed: UInt64
  let delimiter: UInt8
  let delimiters: UInt64
  let quotes: UInt64
  let lineEnd: UInt8
  let lineEndLength: Int
  /// What four answers with their delimiters look like when each is 0.
  let fourZeros: UInt64
  /// The same of two answers in quotes.
  let twoQuotedZeros: UInt64
  let steps: FixedArray<Step>
  /// By run of items and up to 32 of them, what they look like.
  let answerForms: FixedArray<fremgang_answer_form>
  let blocks: FixedArray<BlockNumbers>
  let scales: FixedArray<ScaleNumbers>
  let tokenFields: FixedArray<RecordShape.Field>
  let isNarrow: Bool
  let usesWideVectors: Bool
  let waveToken: Int?
  let unscorable = ScoreLattice.unscorable
  let masks = FoundText.Masks()
  /// By a number of lanes up to eight: ones in so many, and zeros in the others.
  let laneMasks: FixedArray<SIMD8<UInt16>>
  let meanings: FixedArray<UInt16>
  let lows: FixedArray<UInt16>
  let highs: FixedArray<UInt16>
  /// By scale and item: its lane; and by number, what that adds to the scale.
  let itemLanes: FixedArray<Int32>
  let itemValues: FixedArray<Int32>
  let tables: UnsafeMutablePointer<TokenTable>
  let runTables: UnsafeMutablePointer<ColumnRunTable>
  /// By table of runs, the entry that the row being read has there, or -1.
  let runEntries: FixedArray<Int>
  let spreads: UnsafeMutablePointer<SpreadLanes>
  // What was gathered so far.
  /// By wave and block.
  let gathered: FixedArray<fremgang_evidence>
  let countsCodes: Bool
  /// By block, where its response sets begin among the counts of numbers, and how many there are.
  let codeStarts: FixedArray<Int>
  let codes: FixedArray<Int>
  let firstLines: FixedArray<Int>
  var rows = 0
  var rowsUsed = 0
  var rowsBlank = 0
  /// The lines that were passed, those of rows that were left included.
  var lines = 0
  var idShape = IDShape()
  /// A column with a text whose number no record holds.
  var overfullToken: Int?
  /// How long the last id of one word was, and how far the next field lay from its first byte.
  var usualID = (length: 0, step: 0)
  // What the row being read says so far.
  let lanes: FixedArray<UInt16>
  let values: FixedArray<UInt16>
  let tallies: FixedArray<BlockTally>
  let tokens: FixedArray<Int>
  /// The numbers of the texts where a record has one word.
  var packed: UInt64 = 0
  var id = PlainID()
  var hash: UInt64 = 0
  /// What takes most rows where vectors can.
  private var wide: WideRows?

  /// - Parameters:
  ///   - layout: what the columns are.
  ///   - shape: what the records look like.
  ///   - seed: a number that nobody can know beforehand, for hashes.
  ///   - memory: how memory is taken for records.
  ///   - wanted: the people whose rows are counted and then left, all others being passed over.
  ///   - countsCodes: whether to count how often each number stands for an answer.
  ///   - usesWideVectors: whether to use them where the processor has them.
  init(
    _ layout: PlainLayout,
    _ shape: RecordShape,
    seed: UInt64,
    memory: ReadingPieces.Memory,
    wanted: Set<[UInt64]>? = nil,
    countsCodes: Bool = false,
    usesWideVectors: Bool = true
  ) {
    self.countsCodes = countsCodes
    let usesWideVectors = usesWideVectors && fremgang_has_wide_vectors() != 0
    self.usesWideVectors = usesWideVectors
    self.layout = layout
    self.shape = shape
    keyBytes = shape.keyBytes
    self.seed = seed
    self.wanted = wanted
    records = RecordStore(stride: shape.stride, partitions: shape.partitions, memory: memory)
    delimiter = layout.syntax.delimiter
    delimiters = ByteWords.filled(with: delimiter)
    quotes = ByteWords.filled(with: PlainRowParser.quote)
    lineEnd = layout.endsWithReturn ? PlainRowParser.carriageReturn : PlainRowParser.lineFeed
    lineEndLength = layout.endsWithReturn ? 2 : 1
    fourZeros = UInt64(delimiter) * 0x0100_0100_0100_0100 | 0x0030_0030_0030_0030
    twoQuotedZeros = UInt64(delimiter) * 0x0100_0000_0100_0000 | 0x0022_3022_0022_3022
    var steps = Step.all(layout, shape, lineEnd: lineEnd, usesWideVectors: usesWideVectors)
    answerForms = FixedArray(Step.answerForms(&steps, delimiter: delimiter))
    self.steps = FixedArray(steps)
    let scales = ScaleNumbers.all(layout, shape)
    blocks = FixedArray(count: layout.blocks.count) {
      BlockNumbers(layout.blocks[$0], layout, scales)
    }
    self.scales = FixedArray(scales)
    tokenFields = FixedArray(shape.tokens)
    waveToken = layout.waveToken
    isNarrow = shape.payloadWords == 1
    let eight = SIMD8<UInt16>(0, 1, 2, 3, 4, 5, 6, 7)
    laneMasks = FixedArray(count: 9) { count in
      SIMD8<UInt16>(repeating: 0).replacing(with: .max, where: eight .< UInt16(count))
    }
    meanings = FixedArray(layout.meanings)
    // Eight lanes more than there are, so that words and vectors can be loaded whole.
    lows = FixedArray(layout.lows + Array(repeating: 1, count: 8))
    highs = FixedArray(layout.highs + Array(repeating: 0, count: 8))
    let slack = SpreadLanes.lanesOfGroup
    lanes = FixedArray(repeating: PlainLayout.blank, count: layout.lanes + slack)
    values = FixedArray(repeating: 0, count: PlainLayout.mostScaleItems + slack)
    itemLanes = FixedArray(layout.scales.flatMap { $0.lanes.map(Int32.init) })
    itemValues = FixedArray(layout.scales.flatMap { $0.values.flatMap(\.self) })
    unsafe tables = .allocate(capacity: layout.tokenColumns.count)
    for token in layout.tokenColumns.indices {
      unsafe (tables + token).initialize(to: TokenTable(seed: seed))
    }
    let runs = steps.filter { $0.kind == .run }
    unsafe runTables = .allocate(capacity: runs.count)
    for run in runs {
      unsafe (runTables + run.run)
        .initialize(to: ColumnRunTable(columns: run.steps, delimiter: delimiter, seed: seed))
    }
    runEntries = FixedArray(repeating: -1, count: runs.count)
    unsafe spreads = .allocate(capacity: layout.scales.count)
    for (number, scale) in layout.scales.enumerated() {
      unsafe (spreads + number)
        .initialize(to: SpreadLanes(scale, waves: PlainEvidence.mostWaves))
    }
    let places = PlainEvidence.mostWaves * layout.blocks.count
    gathered = FixedArray(repeating: fremgang_evidence(), count: places)
    codeStarts = FixedArray(layout.codeStarts)
    codes = FixedArray(
      repeating: 0,
      count: countsCodes ? PlainEvidence.mostWaves * layout.codePlaces : 0
    )
    firstLines = FixedArray(repeating: 0, count: places)
    tallies = FixedArray(repeating: BlockTally(), count: layout.blocks.count)
    tokens = FixedArray(repeating: 0, count: layout.tokenColumns.count)
    wide = WideRows(self)
  }

  deinit {
    unsafe tables.deinitialize(count: layout.tokenColumns.count)
    unsafe tables.deallocate()
    unsafe runTables.deinitialize(count: runEntries.count)
    unsafe runTables.deallocate()
    unsafe spreads.deinitialize(count: layout.scales.count)
    unsafe spreads.deallocate()
  }

  /// The bytes that must follow the last row of a buffer: what ends a line, and as much again as may
  /// be looked at beyond it.
  static let sentinelBytes = 64

  /// What was gathered besides records.
  var evidence: PlainEvidence {
    PlainEvidence(
      rows: rows,
      rowsUsed: rowsUsed,
      rowsBlank: rowsBlank,
      measured: (0..<gathered.count).map { Int(gathered[$0].measured) },
      lowestSeen: (0..<gathered.count).map { gathered[$0].lowest_seen },
      firstLines: countsCodes ? firstLines.elements : [],
      codes: codes.elements,
      shape: idShape,
      tokens: tokensMet
    )
  }

  /// The texts by column, those of columns that were looked up as one included.
  private var tokensMet: [Tokens] {
    var tokens = layout.tokenColumns.indices.map { unsafe tables[$0].tokens }
    for number in 0..<steps.count where steps[number].kind == .run {
      unsafe runTables[steps[number].run]
        .forEach { column, text, count in
          tokens[steps[number + column].index].counts[text] += count
        }
    }
    return tokens
  }

  /// Whether some column has more texts than a table takes.
  var hasFullTable: Bool { layout.tokenColumns.indices.contains { unsafe tables[$0].isFull } }

  /// Reads rows until one is not taken.
  ///
  /// - Parameters:
  ///   - buffer: the bytes; after its last row stand ``sentinelBytes`` that end a line.
  ///   - start: where the first row begins.
  ///   - end: where the bytes end, which is after a line end unless the table ends there.
  ///   - isLast: whether the table ends there, so that its last row may lack a line end.
  /// - Returns: where the row begins that is not taken, and why; where all were taken, where the last one ends.
  mutating func read(
    _ buffer: UnsafeRawPointer,
    from start: Int,
    end: Int,
    isLast: Bool
  ) -> (offset: Int, refusal: Refusal?) {
    var row = unsafe buffer + start
    let stop = unsafe buffer + end
    let limit = unsafe isLast ? stop + lineEndLength : stop
    let hasWide = wide != nil
    while unsafe row < stop {
      if hasWide {
        unsafe row += takeWide(row, upTo: stop)
        if unsafe row >= stop { break }
      }
      if unsafe isLineEnd(row) {
        guard unsafe row + lineEndLength <= stop else { return unsafe (row - buffer, .left) }
        rowsBlank += 1
        lines += 1
        unsafe row += lineEndLength
        continue
      }
      packed = 0
      var place = unsafe row
      var number = 0
      while number < steps.count {
        let step = unsafe steps.place(number)
        guard let next = unsafe readField(place, step) else {
          return unsafe (row - buffer, leave(before: number))
        }
        unsafe place = next
        unsafe number &+= step.pointee.steps
      }
      guard unsafe place <= limit else {
        return unsafe (row - buffer, leave(before: steps.count))
      }
      if let refusal = finish() { return unsafe (row - buffer, refusal) }
      unsafe row = place
    }
    return unsafe (row - buffer, nil)
  }

  /// Takes rows by wide vectors as long as they are plain throughout; tells how many bytes they have.
  @inline(__always)
  private mutating func takeWide(
    _ place: UnsafeRawPointer,
    upTo end: UnsafeRawPointer
  ) -> Int {
    guard let isWorthIt = wide?.isWorthIt, isWorthIt,
      let taken = unsafe wide?
        .take(place, upTo: end, runs: runTables, tables: tables, spreads: spreads)
    else { return 0 }
    rows &+= taken.rows
    rowsUsed &+= taken.rowsUsed
    lines &+= taken.rows
    idShape.merge(taken.shape)
    return taken.bytes
  }

  /// Reads what one step takes.
  @inline(__always)
  private mutating func readField(
    _ place: UnsafeRawPointer,
    _ step: UnsafePointer<Step>
  ) -> UnsafeRawPointer? {
    switch unsafe step.pointee.kind {
    case .answers: unsafe readAnswers(place, step)
    case .run: unsafe readRun(place, step)
    case .day: unsafe readDay(place, step)
    case .shortRespondent: unsafe readShortRespondent(place, step)
    case .token: unsafe readToken(place, step)
    case .items: unsafe readItems(place, step)
    case .respondent: unsafe readRespondent(place, isLast: step.pointee.isLast)
    case .untaken: unsafe passOver(place, isLast: step.pointee.isLast)
    }
  }

  /// Leaves a row to the careful reader, who counts the texts that were met before this step.
  @inline(never)
  mutating func leave(before end: Int) -> Refusal {
    var number = 0
    while number < end {
      let step = steps[number]
      number += 1
      switch step.kind {
      case .run where runEntries[step.run] >= 0:
        unsafe runTables[step.run].forget(runEntries[step.run])
        number += step.steps - 1
      case .run, .token, .day:
        unsafe tables[step.index].forget(tokens[step.index])
      case .respondent, .shortRespondent, .items, .answers, .untaken: break
      }
    }
    return .left
  }
}
