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
    /// It needs care, or is not all there yet.
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

  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let quote = UInt8(ascii: "\"")
  /// Every byte below this ends a line or belongs in no plain text.
  private static let firstPlain: UInt8 = 0x0E
  private static let laneTops: UInt64 = 0x8000_8000_8000_8000

  let layout: PlainLayout
  let shape: RecordShape
  var evidence: PlainEvidence
  var records: RecordStore
  var covariances: [CovarianceLanes]
  /// The only people whose rows are wanted; everybody where nobody is named.
  private let wanted: Set<[UInt64]>?
  private let seed: UInt64
  private let delimiter: UInt8
  private let delimiters: UInt64
  private let quotes: UInt64
  private let lineEnd: UInt8
  private let lineEndLength: Int
  /// What four answers with their delimiters look like when each is 0.
  private let fourZeros: UInt64
  private let twoQuotedZeros: UInt64
  private let lanes: UnsafeMutablePointer<UInt16>
  private let lows: UnsafeMutablePointer<UInt16>
  private let highs: UnsafeMutablePointer<UInt16>
  // What the row being read says so far.
  private var sums: [Int]
  private var answered: [Int]
  private var tokens: [Int]
  private var id: PlainID
  private var hash: UInt64 = 0
  /// The values of the items of a scale that does not take them as they stand.
  private let values: UnsafeMutablePointer<UInt16>

  /// - Parameters:
  ///   - layout: what the columns are.
  ///   - shape: what the records look like.
  ///   - seed: a number that nobody can know beforehand, for hashes.
  ///   - blockBytes: how much memory is taken at a time.
  ///   - wanted: the people whose rows are counted and then left, all others being passed over.
  init(
    _ layout: PlainLayout,
    _ shape: RecordShape,
    seed: UInt64,
    blockBytes: Int,
    wanted: Set<[UInt64]>? = nil
  ) {
    self.layout = layout
    self.shape = shape
    self.seed = seed
    self.wanted = wanted
    evidence = PlainEvidence(layout)
    records = RecordStore(
      stride: shape.stride,
      partitions: shape.partitions,
      blockBytes: blockBytes
    )
    covariances = layout.scales.map { CovarianceLanes($0, waves: PlainEvidence.mostWaves) }
    delimiter = layout.syntax.delimiter
    delimiters = ByteWords.filled(with: delimiter)
    quotes = ByteWords.filled(with: PlainRowParser.quote)
    lineEnd = layout.endsWithReturn ? PlainRowParser.carriageReturn : PlainRowParser.lineFeed
    lineEndLength = layout.endsWithReturn ? 2 : 1
    fourZeros = UInt64(delimiter) * 0x0100_0100_0100_0100 | 0x0030_0030_0030_0030
    twoQuotedZeros = UInt64(delimiter) * 0x0100_0000_0100_0000 | 0x0022_3022_0022_3022
    let count = layout.lanes + 8
    unsafe lanes = .allocate(capacity: count)
    unsafe values = .allocate(capacity: PlainLayout.mostScaleItems + 8)
    unsafe values.initialize(repeating: 0, count: PlainLayout.mostScaleItems + 8)
    unsafe lows = .allocate(capacity: count)
    unsafe highs = .allocate(capacity: count)
    unsafe lanes.initialize(repeating: PlainLayout.blank, count: count)
    unsafe lows.initialize(repeating: 1, count: count)
    unsafe highs.initialize(repeating: 0, count: count)
    for lane in layout.lows.indices {
      unsafe lows[lane] = layout.lows[lane]
      unsafe highs[lane] = layout.highs[lane]
    }
    sums = Array(repeating: 0, count: layout.blocks.count)
    answered = sums
    tokens = Array(repeating: 0, count: layout.tokenColumns.count)
    id = PlainID()
  }

  deinit {
    for lanes in covariances { lanes.deallocate() }
    unsafe values.deallocate()
    unsafe lanes.deallocate()
    unsafe lows.deallocate()
    unsafe highs.deallocate()
  }

  /// The bytes that must follow the last row of a buffer: what ends a line, and as much again as may
  /// be looked at beyond it.
  static let sentinelBytes = 64

  /// Reads the row at `offset`.
  ///
  /// - Parameters:
  ///   - buffer: the bytes; after its last row stand ``sentinelBytes`` that end a line.
  ///   - offset: where the row begins.
  ///   - end: where the bytes end; a row that goes on beyond it is left.
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
      evidence.rowsBlank += 1
      evidence.lines += 1
      return .taken(next: offset + lineEndLength)
    }
    for block in 0..<sums.count {
      sums[block] = 0
      answered[block] = 0
    }
    let last = layout.steps.count - 1
    for number in 0...last {
      let step = layout.steps[number]
      let next: UnsafeRawPointer?
      switch step.kind {
      case .items: unsafe next = readItems(place, step, isLast: number == last)
      case .token: unsafe next = readToken(place, step.index, isLast: number == last)
      case .respondent: unsafe next = readRespondent(place, isLast: number == last)
      case .untaken: unsafe next = passOver(place, isLast: number == last)
      }
      guard let next = unsafe next else { return .left }
      unsafe place = next
    }
    let next = unsafe place - buffer
    guard next <= (isLast ? end + lineEndLength : end) else { return .left }
    return finish(next)
  }
}

// MARK: - Fields

extension PlainRowParser {
  /// Whether a line ends at `place`.
  @inline(__always)
  private func isLineEnd(_ place: UnsafeRawPointer) -> Bool {
    unsafe PlainRowParser.byte(place) == lineEnd
      && (lineEndLength == 1 || PlainRowParser.byte(place + 1) == PlainRowParser.lineFeed)
  }

  @inline(__always)
  private static func byte(_ place: UnsafeRawPointer) -> UInt8 {
    unsafe place.load(as: UInt8.self)
  }

  /// Where the next field begins, or the next row after the last field; nothing where neither does.
  @inline(__always)
  private func afterField(_ place: UnsafeRawPointer, _ isLast: Bool) -> UnsafeRawPointer? {
    if isLast { return unsafe isLineEnd(place) ? place + lineEndLength : nil }
    return unsafe PlainRowParser.byte(place) == delimiter ? place + 1 : nil
  }

  /// Reads a run of answers.
  @inline(__always)
  private mutating func readItems(
    _ start: UnsafeRawPointer,
    _ step: PlainLayout.Step,
    isLast: Bool
  ) -> UnsafeRawPointer? {
    var place = unsafe start
    var lane = step.index
    let end = step.index &+ step.columns
    // The last answer of a row has no delimiter after it.
    let inner = isLast ? end &- 1 : end
    var (sum, count) = (0, 0)
    while lane &+ 4 <= inner {
      let four = unsafe ByteWords.load(place) ^ fourZeros
      let low = unsafe ByteWords.load(UnsafeRawPointer(lows + lane))
      let high = unsafe ByteWords.load(UnsafeRawPointer(highs + lane))
      let tops = PlainRowParser.laneTops
      if four & 0xFFF0_FFF0_FFF0_FFF0 == 0,
        ((four | tops) &- low) & ((high | tops) &- four) & tops == tops
      {
        unsafe UnsafeMutableRawPointer(lanes + lane)
          .storeBytes(of: four.littleEndian, as: UInt64.self)
        sum &+= Int(truncatingIfNeeded: (four &* 0x0001_0001_0001_0001) &>> 48)
        count &+= 4
        unsafe place += 8
        lane &+= 4
        continue
      }
      guard let next = unsafe readItem(place, lane, false, &sum, &count) else { return nil }
      unsafe place = next
      lane &+= 1
    }
    while lane < end {
      let isLastField = isLast && lane == end &- 1
      guard let next = unsafe readItem(place, lane, isLastField, &sum, &count) else { return nil }
      unsafe place = next
      lane &+= 1
    }
    sums[step.block] &+= sum
    answered[step.block] &+= count
    return unsafe place
  }

  /// Reads one answer: nothing, or a number of one or two digits, perhaps in quotes.
  @inline(__always)
  private mutating func readItem(
    _ start: UnsafeRawPointer,
    _ lane: Int,
    _ isLast: Bool,
    _ sum: inout Int,
    _ count: inout Int
  ) -> UnsafeRawPointer? {
    var place = unsafe start
    let isQuoted = unsafe PlainRowParser.byte(place) == PlainRowParser.quote
    if isQuoted { unsafe place += 1 }
    var number = unsafe Int(PlainRowParser.byte(place)) &- 0x30
    var meaning = PlainLayout.blank
    if number >= 0, number <= 9 {
      unsafe place += 1
      let second = unsafe Int(PlainRowParser.byte(place)) &- 0x30
      if second >= 0, second <= 9 {
        guard number > 0 else { return nil }
        number = number &* 10 &+ second
        unsafe place += 1
      }
      meaning = layout.meanings[lane &* PlainLayout.numbers &+ number]
      if meaning == PlainLayout.odd { return nil }
      if meaning != PlainLayout.blank {
        sum &+= number
        count &+= 1
      }
    }
    if isQuoted {
      guard unsafe PlainRowParser.byte(place) == PlainRowParser.quote else { return nil }
      unsafe place += 1
    }
    unsafe lanes[lane] = meaning
    return unsafe afterField(place, isLast)
  }

  /// Where a text ends: at the quote that closes it, or else before a delimiter or a line end.
  @unsafe private struct Text {
    var start: UnsafeRawPointer
    var length: Int
    var hash: UInt64
    var isASCII: Bool
    /// After the text and its closing quote.
    var end: UnsafeRawPointer
  }

  /// Finds the end of a text; nothing where it holds a quote or a control sign.
  @inline(__always)
  private func text(at start: UnsafeRawPointer) -> Text? {
    let isQuoted = unsafe PlainRowParser.byte(start) == PlainRowParser.quote
    let first = unsafe isQuoted ? start + 1 : start
    let closing = isQuoted ? quotes : delimiters
    var place = unsafe first
    var hash = seed
    var beyond: UInt64 = 0
    while true {
      let word = unsafe ByteWords.load(place)
      let marks =
        ByteWords.zeros(word ^ closing) | ByteWords.below(PlainRowParser.firstPlain, word)
        | ByteWords.zeros(word ^ quotes)
      if marks == 0 {
        hash = ByteWords.mixed(hash, word)
        beyond |= word
        unsafe place += 8
        continue
      }
      let count = ByteWords.first(marks)
      let rest = word & ByteWords.lowest(count)
      if count > 0 { hash = ByteWords.mixed(hash, rest) }
      beyond |= rest
      unsafe place += count
      break
    }
    let length = unsafe place - first
    let stop = unsafe PlainRowParser.byte(place)
    if isQuoted {
      guard stop == PlainRowParser.quote else { return nil }
      unsafe place += 1
    } else if stop == PlainRowParser.quote {
      return nil
    }
    return unsafe Text(
      start: first,
      length: length,
      hash: hash,
      isASCII: ByteWords.beyondASCII(beyond) == 0,
      end: place
    )
  }

  @inline(__always)
  private mutating func readToken(
    _ start: UnsafeRawPointer,
    _ token: Int,
    isLast: Bool
  ) -> UnsafeRawPointer? {
    guard let text = unsafe text(at: start) else { return nil }
    if unsafe text.length == 0 {
      tokens[token] = evidence.tokens[token].noteBlank()
    } else {
      guard unsafe text.length <= TokenTable.mostBytes else { return nil }
      tokens[token] = unsafe evidence.tokens[token].index(
        of: text.start,
        length: text.length,
        hash: text.hash
      )
    }
    return unsafe afterField(text.end, isLast)
  }

  /// Reads the respondent's id; what is none, or looks like something else, needs care.
  @inline(__always)
  private mutating func readRespondent(
    _ start: UnsafeRawPointer,
    isLast: Bool
  ) -> UnsafeRawPointer? {
    guard let text = unsafe text(at: start), unsafe text.length > 0 else { return nil }
    guard unsafe id.take(text.start, text.length, isASCII: text.isASCII, &evidence.shape) else {
      return nil
    }
    hash = unsafe text.hash
    return unsafe afterField(text.end, isLast)
  }

  /// Passes over a field that is not read, but must hold nothing that has to be reported.
  private func passOver(_ start: UnsafeRawPointer, isLast: Bool) -> UnsafeRawPointer? {
    guard let text = unsafe text(at: start) else { return nil }
    let bytes = unsafe UnsafeRawBufferPointer(start: text.start, count: text.length)
    if unsafe !text.isASCII, unsafe !PlainText.isSound(bytes) { return nil }
    if unsafe text.length >= 10, unsafe PlainText.mayHoldPersonNumber(bytes) { return nil }
    return unsafe afterField(text.end, isLast)
  }
}

// MARK: - Rows

extension PlainRowParser {
  /// Takes what the row says.
  @inline(__always)
  private mutating func finish(_ next: Int) -> Outcome {
    if id.words > shape.idWords { return .tooWide(.id(words: id.words)) }
    for (token, field) in shape.tokens.enumerated() where tokens[token] >> field.bits != 0 {
      return evidence.tokens[token].isFull ? .unsuited : .tooWide(.token(token))
    }
    var wave = 0
    if let token = layout.waveToken {
      wave = tokens[token]
      if wave == 0 { return .left }
      if wave >= PlainEvidence.mostWaves { return .unsuited }
    }
    if let wanted, !wanted.contains((0..<shape.idWords).map { id[$0] }) {
      evidence.lines &+= 1
      return .taken(next: next)
    }
    var payload = (UInt64(0), UInt64(0), UInt64(0), UInt64(0))
    for token in tokens.indices {
      PlainRowParser.add(UInt64(truncatingIfNeeded: tokens[token]), shape.tokens[token], &payload)
    }
    var isUsed = false
    for number in layout.blocks.indices where answered[number] > 0 {
      isUsed = true
      count(number, wave: wave, &payload)
    }
    evidence.rows &+= 1
    if isUsed { evidence.rowsUsed &+= 1 }
    if wanted != nil { return .left }
    evidence.lines &+= 1
    keep(payload)
    return .taken(next: next)
  }

  @inline(__always)
  private static func add(
    _ value: UInt64,
    _ field: RecordShape.Field,
    _ payload: inout (UInt64, UInt64, UInt64, UInt64)
  ) {
    let bits = value &<< field.shift
    switch field.word {
    case 0: payload.0 |= bits
    case 1: payload.1 |= bits
    case 2: payload.2 |= bits
    default: payload.3 |= bits
    }
  }

  /// Counts one measurement: its score on each scale, and its answers.
  @inline(__always)
  private mutating func count(
    _ number: Int,
    wave: Int,
    _ payload: inout (UInt64, UInt64, UInt64, UInt64)
  ) {
    let seen = wave &* layout.blocks.count &+ number
    evidence.measured[seen] &+= 1
    if evidence.lowestSeen[seen] != layout.blocks[number].allSets { lookForLowest(number, seen) }
    for index in layout.blocks[number].scales {
      var (sum, count) = (sums[number], answered[number])
      if !layout.scales[index].isStraight {
        (sum, count) = gather(index, wave: wave)
      } else if count == layout.scales[index].lattice.expected,
        layout.scales[index].hasCovariances
      {
        unsafe covariances[index].add(
          lanes + layout.blocks[number].firstLane,
          wave: wave
        )
      }
      let place = layout.scales[index].lattice.place(answered: count, sum: sum)
      PlainRowParser.add(UInt64(truncatingIfNeeded: place), shape.scales[index], &payload)
    }
  }

  /// The answers to a scale that takes some of the items, or turns some round.
  private mutating func gather(_ index: Int, wave: Int) -> (sum: Int, count: Int) {
    let scale = layout.scales[index]
    var (sum, count) = (0, 0)
    for place in scale.lanes.indices {
      let number = unsafe lanes[scale.lanes[place]]
      guard number < PlainLayout.numbers else { continue }
      let value = scale.values[place][Int(number)]
      sum &+= Int(value)
      unsafe values[count] = UInt16(truncatingIfNeeded: value)
      count &+= 1
    }
    if count == scale.lattice.expected, scale.hasCovariances {
      unsafe covariances[index].add(values, wave: wave)
    }
    return (sum, count)
  }

  private mutating func lookForLowest(_ number: Int, _ seen: Int) {
    let block = layout.blocks[number]
    for item in 0..<block.items
    where unsafe lanes[block.firstLane + item] == block.lowest[item] {
      evidence.lowestSeen[seen] |= 1 &<< UInt64(block.sets[item])
    }
  }

  /// Writes the record of the row.
  @inline(__always)
  private mutating func keep(_ payload: (UInt64, UInt64, UInt64, UInt64)) {
    var place: UnsafeMutableRawPointer
    if shape.idWords == 1 {
      let key = ByteWords.mixed(seed, id[0])
      let partition = shape.partitionBits == 0 ? 0 : key &>> UInt64(64 &- shape.partitionBits)
      unsafe place = records.place(in: Int(truncatingIfNeeded: partition))
      unsafe place.storeBytes(of: key.littleEndian, as: UInt64.self)
    } else {
      let partition = shape.partitionBits == 0 ? 0 : hash &>> UInt64(64 &- shape.partitionBits)
      unsafe place = records.place(in: Int(truncatingIfNeeded: partition))
      for word in 0..<shape.idWords {
        unsafe place.storeBytes(of: id[word].littleEndian, toByteOffset: word &* 8, as: UInt64.self)
      }
    }
    unsafe place += shape.keyBytes
    unsafe place.storeBytes(of: payload.0.littleEndian, as: UInt64.self)
    if shape.payloadWords > 1 {
      unsafe place.storeBytes(of: payload.1.littleEndian, toByteOffset: 8, as: UInt64.self)
    }
    if shape.payloadWords > 2 {
      unsafe place.storeBytes(of: payload.2.littleEndian, toByteOffset: 16, as: UInt64.self)
    }
    if shape.payloadWords > 3 {
      unsafe place.storeBytes(of: payload.3.littleEndian, toByteOffset: 24, as: UInt64.self)
    }
  }
}
