import CVectors

// The fields of a row, each of which tells whether it is as plain as was expected.
extension PlainRowParser {
  /// Whether a line ends at `place`.
  @inline(__always)
  func isLineEnd(_ place: UnsafeRawPointer) -> Bool {
    unsafe PlainRowParser.byte(place) == lineEnd
      && (lineEndLength == 1 || PlainRowParser.byte(place + 1) == PlainRowParser.lineFeed)
  }

  @inline(__always)
  static func byte(_ place: UnsafeRawPointer) -> UInt8 {
    unsafe place.load(as: UInt8.self)
  }

  /// Where the next field begins, or the next row after the last field; nothing where neither does.
  @inline(__always)
  func afterField(_ place: UnsafeRawPointer, _ isLast: Bool) -> UnsafeRawPointer? {
    if isLast { return unsafe isLineEnd(place) ? place + lineEndLength : nil }
    return unsafe PlainRowParser.byte(place) == delimiter ? place + 1 : nil
  }

  /// Where a text ends: at the quote that closes it, or else before a delimiter or a line end.
  @unsafe struct Text {
    var start: UnsafeRawPointer
    var length: Int
    var hash: UInt64
    var isASCII: Bool
    /// After the text and its closing quote.
    var end: UnsafeRawPointer
  }

  /// Finds the end of a text; nothing where it holds a quote or a control sign.
  @inline(__always)
  func text(at start: UnsafeRawPointer) -> Text? {
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
        hash = ByteWords.stirred(hash, word)
        beyond |= word
        unsafe place += 8
        continue
      }
      let count = ByteWords.first(marks)
      let rest = word & ByteWords.lowest(count)
      hash = ByteWords.stirred(hash, rest)
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

  /// Reads a day: at once where it is written as most programs do and was met before.
  @inline(__always)
  mutating func readDay(
    _ start: UnsafeRawPointer,
    _ step: UnsafePointer<Step>
  ) -> UnsafeRawPointer? {
    let end = unsafe start + DayText.length
    let number = unsafe tables[step.pointee.index].number(ofDay: start)
    guard number > 0, unsafe PlainRowParser.byte(end) == step.pointee.closing,
      unsafe !step.pointee.isLast
    else { return unsafe readToken(start, step) }
    unsafe take(number, step)
    return unsafe end + 1
  }

  /// Reads a text that is known by its number: at once where it is short and was met before.
  @inline(never)
  mutating func readToken(
    _ start: UnsafeRawPointer,
    _ step: UnsafePointer<Step>
  ) -> UnsafeRawPointer? {
    let token = unsafe step.pointee.index
    let isLast = unsafe step.pointee.isLast
    let isQuoted = unsafe PlainRowParser.byte(start) == PlainRowParser.quote
    let first = unsafe isQuoted ? start + 1 : start
    let ends = unsafe FoundText.places(
      of: isQuoted ? PlainRowParser.quote : step.pointee.closing,
      first
    )
    let length = ends.trailingZeroBitCount
    guard length <= ShortText.mostBytes,
      let number = unsafe tables[token].number(of: FoundText(first, length: length, masks)),
      unsafe !isLast || isQuoted || !holdsDelimiter(first, length)
    else { return unsafe readNewToken(start, step) }
    var next = unsafe first + length + 1
    if isQuoted || isLast {
      guard let other = unsafe afterField(isQuoted ? next : first + length, isLast) else {
        return nil
      }
      unsafe next = other
    }
    unsafe take(number, step)
    return unsafe next
  }

  /// Takes the number of a text.
  @inline(__always)
  private mutating func take(_ number: Int, _ step: UnsafePointer<Step>) {
    let token = unsafe step.pointee.index
    unsafe tables[token].note(number)
    tokens[token] = number
    unsafe packed |= UInt64(truncatingIfNeeded: number) &<< step.pointee.shift
  }

  /// Whether a delimiter stands in a text that only a line end was looked for behind.
  func holdsDelimiter(_ start: UnsafeRawPointer, _ length: Int) -> Bool {
    unsafe FoundText.places(of: delimiter, start).trailingZeroBitCount < length
  }

  /// Reads a text that is long, or was not met before.
  @inline(never)
  private mutating func readNewToken(
    _ start: UnsafeRawPointer,
    _ step: UnsafePointer<Step>
  ) -> UnsafeRawPointer? {
    let token = unsafe step.pointee.index
    guard let text = unsafe text(at: start),
      let next = unsafe afterField(text.end, step.pointee.isLast),
      unsafe text.length <= TokenTable.mostBytes
    else { return nil }
    var number = 0
    if unsafe text.length > 0 {
      number = unsafe tables[token]
        .index(
          of: text.start,
          length: text.length,
          hash: text.hash
        )
      if number &>> tokenFields[token].bits != 0 { overfullToken = token }
    }
    unsafe take(number, step)
    return unsafe next
  }

  /// Reads several columns of texts: at once where the same bytes were met before.
  ///
  /// - Parameters:
  ///   - start: where the first of them begins.
  ///   - step: their first step.
  /// - Returns: what follows the last of them; nothing where one of them is not plain, and then none of their
  ///   texts is counted.
  @inline(__always)
  mutating func readRun(
    _ start: UnsafeRawPointer,
    _ step: UnsafePointer<Step>
  ) -> UnsafeRawPointer? {
    let run = unsafe step.pointee.run
    let table = unsafe runTables + run
    var length = 0
    let number = unsafe table.pointee.number(start, &length)
    guard number >= 0 else { return unsafe readNewRun(start, length, step) }
    let met = unsafe table.pointee.take(number)
    unsafe packed |= met.pointee.packed
    if unsafe met.pointee.wave >= 0, let waveToken {
      unsafe tokens[waveToken] = Int(met.pointee.wave)
    }
    runEntries[run] = number
    return unsafe start + length + 1
  }

  /// Reads several columns of texts one by one, and remembers what they come to.
  @inline(never)
  private mutating func readNewRun(
    _ start: UnsafeRawPointer,
    _ length: Int,
    _ step: UnsafePointer<Step>
  ) -> UnsafeRawPointer? {
    let columns = unsafe step.pointee.steps
    runEntries[unsafe step.pointee.run] = -1
    let packedBefore = packed
    packed = 0
    defer { packed |= packedBefore }
    var place = unsafe start
    for column in 0..<columns {
      guard let next = unsafe readToken(place, step + column) else {
        for other in 0..<column {
          let token = unsafe step[other].index
          unsafe tables[token].forget(tokens[token])
        }
        return nil
      }
      unsafe place = next
    }
    // The columns end where the run does, so that the same bytes come to the same again, quotes or not.
    if unsafe length <= ColumnRunTable.mostBytes && place == start + length + 1,
      unsafe !runTables[step.pointee.run].isFull
    {
      let columnsOfTexts = (0..<columns).map { unsafe step[$0].index }
      unsafe runTables[step.pointee.run]
        .add(
          start,
          length,
          columnsOfTexts.map { tokens[$0] },
          packed: packed,
          wave: waveToken.map { columnsOfTexts.contains($0) ? tokens[$0] : -1 } ?? -1
        )
    }
    return unsafe place
  }

  /// Reads a respondent's id of at most eight bytes; what is longer, or looks like something else, needs care.
  @inline(__always)
  mutating func readShortRespondent(
    _ start: UnsafeRawPointer,
    _ step: UnsafePointer<Step>
  ) -> UnsafeRawPointer? {
    let word = unsafe ByteWords.load(start)
    let marks = ByteWords.zeros(word ^ delimiters)
    let length = ByteWords.firstOrEnd(marks)
    let end = unsafe start + length
    let filled = ByteWords.below(marks)
    guard unsafe PlainRowParser.byte(end) == delimiter, length > 0,
      unsafe id.take(word & filled, filled, last: PlainRowParser.byte(end - 1), length, &idShape)
    else { return unsafe readRespondent(start, isLast: false) }
    // Where the next field begins is known beforehand as long as ids are of one length.
    if length == usualID.length { return unsafe start + usualID.step }
    usualID = (length, length &+ 1)
    idShape.note(length)
    return unsafe end + 1
  }

  /// Reads a respondent's id that is long, or has to be looked at closely.
  @inline(never)
  mutating func readRespondent(
    _ start: UnsafeRawPointer,
    isLast: Bool
  ) -> UnsafeRawPointer? {
    guard let text = unsafe text(at: start), unsafe text.length > 0 else { return nil }
    guard unsafe id.take(text.start, text.length, isASCII: text.isASCII, &idShape) else {
      return nil
    }
    hash = unsafe text.hash
    return unsafe afterField(text.end, isLast)
  }

  /// Passes over a field that is not read, but must hold nothing that has to be reported.
  func passOver(_ start: UnsafeRawPointer, isLast: Bool) -> UnsafeRawPointer? {
    guard let text = unsafe text(at: start) else { return nil }
    let bytes = unsafe UnsafeRawBufferPointer(start: text.start, count: text.length)
    if unsafe !text.isASCII, unsafe !PlainText.isSound(bytes) { return nil }
    if unsafe text.length >= 10, unsafe PlainText.mayHoldPersonNumber(bytes) { return nil }
    return unsafe afterField(text.end, isLast)
  }
}
