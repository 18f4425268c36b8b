import CVectors
import FremgangKit

/// Reads plain rows: the fast path, beside which ``RowReader`` is the careful one.
///
/// A row is taken whole or not at all. Wherever it is not exactly what ``PlainLayout`` expects, the parser
/// lets it go, and the careful reader decides what it means; speed never decides what a number is.
/// Answers are read four at a time: `3,0,2,4,` is one word of eight bytes, and one subtraction shows
/// whether all four are codes.
@safe struct PlainRowParser: ~Copyable {
  /// What becomes of a row.
  enum Outcome {
    /// It was taken; the next one begins at this offset.
    case taken(next: Int)
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

  /// What is needed of a block for every row.
  struct BlockNumbers {
    var firstLane: Int
    var firstScale: Int
    var endScale: Int
    /// Whether it has one scale, which takes all items as they are.
    var isSimple: Bool
    var allSets: UInt64
  }

  /// What is done with one column, or with a run of them.
  struct Step {
    var kind: PlainLayout.Step.Kind
    var index: Int
    /// The lane after the last of a run of items.
    var end: Int
    var block: Int
    /// The digits that are the codes of every item of the run, where all items have the same.
    var lowest: UInt8
    var highest: UInt8
    var isUniform: Bool
    /// Whether the items are the first of their block that a row has.
    var isFirst: Bool
    /// The first of its ``answerForms``.
    var firstForm = 0
    /// Whether days stand there.
    var isDay: Bool
    /// Whether a line ends after it.
    var isLast: Bool
    /// What ends a field that is not in quotes.
    var closing: UInt8
    /// How far the number of the text is moved in a record of one word.
    var shift: UInt64
    /// How many columns of texts begin here that are looked up as one; 0 where none do.
    var runColumns = 0
    /// The number of their table.
    var run = 0
  }

  /// What is needed of a scale for every row.
  struct ScaleNumbers {
    var index: Int
    var fewest: Int
    var expected: Int
    var sums: Int
    var lowestSum: Int
    var isStraight: Bool
    var hasSpread: Bool
    /// With so many answers the spread of its items is counted.
    var spreadCount: Int
    var field: RecordShape.Field
    /// Where its lanes, and the values of their numbers, begin.
    var firstItem: Int
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
  let measured: FixedArray<Int>
  let lowestSeen: FixedArray<UInt64>
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
  let sums: FixedArray<Int>
  let answered: FixedArray<Int>
  let tokens: FixedArray<Int>
  /// The numbers of the texts where a record has one word.
  var packed: UInt64 = 0
  var id = PlainID()
  var hash: UInt64 = 0

  /// - Parameters:
  ///   - layout: what the columns are.
  ///   - shape: what the records look like.
  ///   - seed: a number that nobody can know beforehand, for hashes.
  ///   - blockBytes: how much memory is taken at a time.
  ///   - wanted: the people whose rows are counted and then left, all others being passed over.
  ///   - countsCodes: whether to count how often each number stands for an answer.
  ///   - usesWideVectors: whether to use them where the processor has them.
  init(
    _ layout: PlainLayout,
    _ shape: RecordShape,
    seed: UInt64,
    blockBytes: Int,
    wanted: Set<[UInt64]>? = nil,
    countsCodes: Bool = false,
    usesWideVectors: Bool = true
  ) {
    self.countsCodes = countsCodes
    self.usesWideVectors = usesWideVectors && fremgang_has_wide_vectors() != 0
    self.layout = layout
    self.shape = shape
    keyBytes = shape.keyBytes
    self.seed = seed
    self.wanted = wanted
    records = RecordStore(
      stride: shape.stride,
      partitions: shape.partitions,
      blockBytes: blockBytes
    )
    delimiter = layout.syntax.delimiter
    delimiters = ByteWords.filled(with: delimiter)
    quotes = ByteWords.filled(with: PlainRowParser.quote)
    lineEnd = layout.endsWithReturn ? PlainRowParser.carriageReturn : PlainRowParser.lineFeed
    lineEndLength = layout.endsWithReturn ? 2 : 1
    fourZeros = UInt64(delimiter) * 0x0100_0100_0100_0100 | 0x0030_0030_0030_0030
    twoQuotedZeros = UInt64(delimiter) * 0x0100_0000_0100_0000 | 0x0022_3022_0022_3022
    var steps = Step.all(layout, shape, lineEnd: lineEnd)
    answerForms = FixedArray(Step.answerForms(&steps, delimiter: delimiter))
    self.steps = FixedArray(steps)
    blocks = FixedArray(layout.blocks.map { BlockNumbers($0, layout) })
    scales = FixedArray(ScaleNumbers.all(layout, shape))
    tokenFields = FixedArray(shape.tokens)
    waveToken = layout.waveToken
    isNarrow = shape.payloadWords == 1
    laneMasks = FixedArray(
      (0...8).map { count in SIMD8((0..<8).map { $0 < count ? UInt16.max : 0 }) }
    )
    meanings = FixedArray(layout.meanings)
    // Eight lanes more than there are, so that words and vectors can be loaded whole.
    lows = FixedArray(layout.lows + Array(repeating: 1, count: 8))
    highs = FixedArray(layout.highs + Array(repeating: 0, count: 8))
    lanes = FixedArray(repeating: PlainLayout.blank, count: layout.lanes + 8)
    values = FixedArray(repeating: 0, count: PlainLayout.mostScaleItems + 8)
    itemLanes = FixedArray(layout.scales.flatMap { $0.lanes.map(Int32.init) })
    itemValues = FixedArray(layout.scales.flatMap { $0.values.flatMap(\.self) })
    unsafe tables = .allocate(capacity: layout.tokenColumns.count)
    for token in layout.tokenColumns.indices {
      unsafe (tables + token).initialize(to: TokenTable(seed: seed))
    }
    let runs = steps.filter { $0.runColumns > 0 }
    unsafe runTables = .allocate(capacity: runs.count)
    for run in runs {
      unsafe (runTables + run.run)
        .initialize(to: ColumnRunTable(columns: run.runColumns, seed: seed))
    }
    runEntries = FixedArray(repeating: -1, count: runs.count)
    unsafe spreads = .allocate(capacity: layout.scales.count)
    for (number, scale) in layout.scales.enumerated() {
      unsafe (spreads + number)
        .initialize(to: SpreadLanes(scale, waves: PlainEvidence.mostWaves))
    }
    let places = PlainEvidence.mostWaves * layout.blocks.count
    measured = FixedArray(repeating: 0, count: places)
    lowestSeen = FixedArray(repeating: 0, count: places)
    codeStarts = FixedArray(layout.codeStarts)
    codes = FixedArray(
      repeating: 0,
      count: countsCodes ? PlainEvidence.mostWaves * layout.codePlaces : 0
    )
    firstLines = FixedArray(repeating: 0, count: places)
    sums = FixedArray(repeating: 0, count: layout.blocks.count)
    answered = FixedArray(repeating: 0, count: layout.blocks.count)
    tokens = FixedArray(repeating: 0, count: layout.tokenColumns.count)
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
      lines: lines,
      measured: measured.elements,
      lowestSeen: lowestSeen.elements,
      firstLines: countsCodes ? firstLines.elements : [],
      codes: codes.elements,
      shape: idShape,
      tokens: tokensMet
    )
  }

  /// The texts by column, those of columns that were looked up as one included.
  private var tokensMet: [Tokens] {
    var tokens = layout.tokenColumns.indices.map { unsafe tables[$0].tokens }
    for number in 0..<steps.count where steps[number].runColumns > 0 {
      unsafe runTables[steps[number].run]
        .forEach { column, text, count in
          tokens[steps[number + column].index].counts[text] += count
        }
    }
    return tokens
  }

  /// Whether some column has more texts than a table takes.
  var hasFullTable: Bool { layout.tokenColumns.indices.contains { unsafe tables[$0].isFull } }

  /// Reads the row at `offset`.
  ///
  /// - Parameters:
  ///   - buffer: the bytes; after its last row stand ``sentinelBytes`` that end a line.
  ///   - offset: where the row begins.
  ///   - end: where the bytes end, which is after a line end unless the table ends there.
  ///   - isLast: whether the table ends there, so that its last row may lack a line end.
  /// - Returns: what became of it.
  mutating func read(
    _ buffer: UnsafeRawPointer,
    at offset: Int,
    end: Int,
    isLast: Bool
  ) -> Outcome {
    var place = unsafe buffer + offset
    if unsafe isLineEnd(place) {
      guard offset + lineEndLength <= end else { return .left }
      rowsBlank += 1
      lines += 1
      return .taken(next: offset + lineEndLength)
    }
    packed = 0
    var number = 0
    while number < steps.count {
      let step = unsafe steps.place(number)
      if unsafe step.pointee.runColumns > 0 {
        guard let next = unsafe readRun(place, number) else { return leave(before: number) }
        unsafe place = next
        unsafe number &+= step.pointee.runColumns
        continue
      }
      guard let next = unsafe readField(place, step) else { return leave(before: number) }
      unsafe place = next
      number &+= 1
    }
    let next = unsafe place - buffer
    guard next <= (isLast ? end + lineEndLength : end) else { return leave(before: steps.count) }
    return finish(next)
  }

  /// Reads one column, or a run of answers.
  @inline(__always)
  mutating func readField(
    _ place: UnsafeRawPointer,
    _ step: UnsafePointer<Step>
  ) -> UnsafeRawPointer? {
    switch unsafe step.pointee.kind {
    case .items: unsafe readItems(place, step)
    case .token: unsafe readToken(place, step)
    case .respondent: unsafe readRespondent(place, step)
    case .untaken: unsafe passOver(place, isLast: step.pointee.isLast)
    }
  }

  /// Leaves a row to the careful reader, who counts the texts that were met before this step.
  @inline(never)
  mutating func leave(before step: Int) -> Outcome {
    var number = 0
    while number < step {
      if steps[number].runColumns > 0, runEntries[steps[number].run] >= 0 {
        unsafe runTables[steps[number].run].forget(runEntries[steps[number].run])
        number += steps[number].runColumns
        continue
      }
      if steps[number].kind == .token {
        let token = steps[number].index
        unsafe tables[token].forget(tokens[token])
      }
      number += 1
    }
    return .left
  }
}
