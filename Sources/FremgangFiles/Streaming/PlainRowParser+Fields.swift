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

  /// Reads a run of answers.
  @inline(__always)
  mutating func readItems(
    _ start: UnsafeRawPointer,
    _ step: UnsafePointer<Step>
  ) -> UnsafeRawPointer? {
    var (sum, count) = (0, 0)
    let block = unsafe step.pointee.block
    let next =
      unsafe step.pointee.isUniform
      ? readUniformItems(start, step, &sum, &count) : readVariedItems(start, step, &sum, &count)
    sums[block] = sums[block] &+ sum
    answered[block] = answered[block] &+ count
    return unsafe next
  }

  /// Reads answers that all have the same digits for codes, the lowest of them 0: of eight at a time as many as stand
  /// before one that is not so plain.
  ///
  /// Where all of them are plain, the next place does not depend on what they are, so that the processor can go on
  /// before it knows.
  @inline(__always)
  mutating func readUniformItems(
    _ start: UnsafeRawPointer,
    _ step: UnsafePointer<Step>,
    _ sum: inout Int,
    _ count: inout Int
  ) -> UnsafeRawPointer? {
    var place = unsafe start
    var lane = unsafe step.pointee.index
    let end = unsafe step.pointee.end
    // The last answer of a row has no delimiter after it.
    let inner = unsafe step.pointee.isLast ? end &- 1 : end
    let zeros = UInt16(delimiter) &<< 8 | 0x30
    let highest = unsafe step.pointee.highest
    // Sums of sixteen bits, each of at most ``PlainLayout/mostItems`` answers below 10.
    var sums = SIMD8<UInt16>(repeating: 0)
    while lane < inner {
      let target = unsafe UnsafeMutableRawPointer(lanes.place(lane))
      let left = inner &- lane
      let behind = unsafe target.loadUnaligned(as: SIMD8<UInt16>.self)
      let odd = unsafe fremgang_lanes_above(place, zeros, highest, target)
      let eight = unsafe target.loadUnaligned(as: SIMD8<UInt16>.self)
      if left >= 8, odd == 0 {
        sums = sums &+ eight
        count &+= 8
        unsafe place += 16
        lane &+= 8
        continue
      }
      // What stands behind those that are taken stays as it was, or is written again when it is read.
      let wanted = min(left, 8)
      let good = (odd | 1 &<< UInt32(truncatingIfNeeded: wanted)).trailingZeroBitCount
      let mask = laneMasks[good]
      unsafe target.storeBytes(of: eight & mask | behind & ~mask, as: SIMD8<UInt16>.self)
      sums = sums &+ (eight & mask)
      count &+= good
      if good == wanted {
        unsafe place += wanted &* 2
        lane &+= wanted
        continue
      }
      unsafe place += good &* 2
      lane &+= good
      if unsafe PlainRowParser.byte(place) == delimiter {
        lanes[lane] = PlainLayout.blank
        unsafe place += 1
        lane &+= 1
      } else if unsafe lane &+ 2 <= inner && PlainRowParser.byte(place) == PlainRowParser.quote,
        unsafe readTwoQuoted(place, lane, &sum)
      {
        count &+= 2
        unsafe place += 8
        lane &+= 2
      } else {
        guard let next = unsafe readItem(place, lane, false, &sum, &count) else { return nil }
        unsafe place = next
        lane &+= 1
      }
    }
    sum &+= Int(sums.wrappedSum())
    guard lane < end else { return unsafe place }
    let last = unsafe UInt16(PlainRowParser.byte(place)) &- 0x30
    if last <= highest, unsafe isLineEnd(place + 1) {
      lanes[lane] = last
      sum &+= Int(last)
      count &+= 1
      return unsafe place + (1 + lineEndLength)
    }
    return unsafe readItem(place, lane, true, &sum, &count)
  }

  /// Reads answers of which each may have other codes.
  @inline(never)
  mutating func readVariedItems(
    _ start: UnsafeRawPointer,
    _ step: UnsafePointer<Step>,
    _ sum: inout Int,
    _ count: inout Int
  ) -> UnsafeRawPointer? {
    var place = unsafe start
    var lane = unsafe step.pointee.index
    let end = unsafe step.pointee.end
    let inner = unsafe step.pointee.isLast ? end &- 1 : end
    let tops = PlainRowParser.laneTops
    // Four sums of sixteen bits at a time, each of at most a thousand answers below 100.
    var fours: UInt64 = 0
    while lane < inner {
      let word = unsafe ByteWords.load(place) ^ fourZeros
      let lowest = unsafe ByteWords.load(UnsafeRawPointer(lows.place(lane)))
      let highest = unsafe ByteWords.load(UnsafeRawPointer(highs.place(lane)))
      let fits = ((word | tops) &- lowest) & ((highest | tops) &- word) & tops
      if lane &+ 4 <= inner, word & 0xFFF0_FFF0_FFF0_FFF0 == 0, fits == tops {
        let target = unsafe UnsafeMutableRawPointer(lanes.place(lane))
        unsafe target.storeBytes(of: word.littleEndian, as: UInt64.self)
        fours &+= word
        count &+= 4
        unsafe place += 8
        lane &+= 4
      } else if unsafe lane &+ 2 <= inner && PlainRowParser.byte(place) == PlainRowParser.quote,
        unsafe readTwoQuoted(place, lane, &sum)
      {
        count &+= 2
        unsafe place += 8
        lane &+= 2
      } else {
        guard let next = unsafe readItem(place, lane, false, &sum, &count) else { return nil }
        unsafe place = next
        lane &+= 1
      }
    }
    sum &+= Int(truncatingIfNeeded: (fours &* 0x0001_0001_0001_0001) &>> 48)
    guard lane < end else { return unsafe place }
    return unsafe readItem(place, lane, true, &sum, &count)
  }

  /// Reads two answers in quotes, `"3","0",`; `false` where they are not so plain.
  @inline(never)
  mutating func readTwoQuoted(_ place: UnsafeRawPointer, _ lane: Int, _ sum: inout Int) -> Bool {
    let two = unsafe ByteWords.load(place) ^ twoQuotedZeros
    guard two & 0xFFFF_F0FF_FFFF_F0FF == 0 else { return false }
    let first = UInt16(truncatingIfNeeded: two &>> 8)
    let second = UInt16(truncatingIfNeeded: two &>> 40)
    guard first >= lows[lane], first <= highs[lane], second >= lows[lane &+ 1],
      second <= highs[lane &+ 1]
    else { return false }
    lanes[lane] = first
    lanes[lane &+ 1] = second
    sum &+= Int(first) &+ Int(second)
    return true
  }

  /// Reads one answer: nothing, or a number of one or two digits, perhaps in quotes.
  @inline(never)
  mutating func readItem(
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
      meaning = meanings[lane &* PlainLayout.numbers &+ number]
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
    lanes[lane] = meaning
    return unsafe afterField(place, isLast)
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

  /// Reads a text that is known by its number: at once where it is short and was met before.
  @inline(__always)
  mutating func readToken(
    _ start: UnsafeRawPointer,
    _ step: UnsafePointer<Step>
  ) -> UnsafeRawPointer? {
    let token = unsafe step.pointee.index
    let isLast = unsafe step.pointee.isLast
    if unsafe step.pointee.isDay && PlainRowParser.byte(start + DayText.length) == delimiter {
      let number = unsafe tables[token].number(ofDay: start)
      if number > 0, !isLast {
        unsafe take(number, step)
        return unsafe start + (DayText.length + 1)
      }
    }
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
  ///   - number: its step.
  /// - Returns: what follows the last of them; nothing where one of them is not plain, and then none of their
  ///   texts is counted.
  @inline(__always)
  mutating func readRun(_ start: UnsafeRawPointer, _ number: Int) -> UnsafeRawPointer? {
    let step = unsafe steps.place(number)
    let table = unsafe runTables + step.pointee.run
    let length = unsafe table.pointee.length(start, delimiter: delimiter)
    guard length <= ColumnRunTable.mostBytes,
      let entry = unsafe table.pointee.entry(start, length)
    else { return unsafe readNewRun(start, length, number) }
    let met = unsafe table.pointee.take(entry)
    unsafe packed |= met.pointee.packed
    if unsafe met.pointee.wave >= 0, let waveToken { tokens[waveToken] = unsafe met.pointee.wave }
    unsafe runEntries[step.pointee.run] = entry
    return unsafe start + length + 1
  }

  /// Reads several columns of texts one by one, and remembers what they come to.
  @inline(never)
  private mutating func readNewRun(
    _ start: UnsafeRawPointer,
    _ length: Int,
    _ number: Int
  ) -> UnsafeRawPointer? {
    let columns = steps[number].runColumns
    runEntries[steps[number].run] = -1
    let packedBefore = packed
    packed = 0
    defer { packed |= packedBefore }
    var place = unsafe start
    for column in 0..<columns {
      guard let next = unsafe readToken(place, steps.place(number + column)) else {
        for other in 0..<column {
          let token = steps[number + other].index
          unsafe tables[token].forget(tokens[token])
        }
        return nil
      }
      unsafe place = next
    }
    let texts = (0..<columns).map { tokens[steps[number + $0].index] }
    let hasWave = (0..<columns).contains { steps[number + $0].index == waveToken }
    let bytes = unsafe UnsafeRawBufferPointer(start: start, count: min(length, 64))
    if unsafe length <= ColumnRunTable.mostBytes && place == start + length + 1
      && !bytes.contains(PlainRowParser.quote)
    {
      unsafe runTables[steps[number].run]
        .add(
          start,
          length,
          texts,
          packed: packed,
          wave: hasWave ? tokens[waveToken ?? 0] : -1
        )
    }
    return unsafe place
  }

  /// Reads the respondent's id; what is none, or looks like something else, needs care.
  @inline(__always)
  mutating func readRespondent(
    _ start: UnsafeRawPointer,
    _ step: UnsafePointer<Step>
  ) -> UnsafeRawPointer? {
    if shape.idWords == 1, unsafe !step.pointee.isLast {
      let word = unsafe ByteWords.load(start)
      let marks = ByteWords.zeros(word ^ delimiters)
      let length = ByteWords.firstOrEnd(marks)
      let end = unsafe start + length
      if unsafe PlainRowParser.byte(end) == delimiter,
        id.take(word & ByteWords.below(marks), ByteWords.below(marks), length, &idShape)
      {
        if length == usualID.length { return unsafe start + usualID.step }
        usualID = (length, length &+ 1)
        return unsafe end + 1
      }
    }
    return unsafe readOddRespondent(start, isLast: step.pointee.isLast)
  }

  /// Reads an id that is long, or has to be looked at closely.
  @inline(never)
  private mutating func readOddRespondent(
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
