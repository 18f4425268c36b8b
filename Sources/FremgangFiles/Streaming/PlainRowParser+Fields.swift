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
    _ step: PlainLayout.Step,
    isLast: Bool
  ) -> UnsafeRawPointer? {
    var place = unsafe start
    var lane = step.index
    let end = step.index &+ step.columns
    // The last answer of a row has no delimiter after it.
    let inner = isLast ? end &- 1 : end
    let (zeros, tops) = (fourZeros, PlainRowParser.laneTops)
    let low = unsafe UnsafeRawPointer(lows.place(end)) - end &* 2
    let high = unsafe UnsafeRawPointer(highs.place(end)) - end &* 2
    let target = unsafe UnsafeMutableRawPointer(lanes.place(end)) - end &* 2
    // Four sums of sixteen bits at a time, each of at most a thousand answers below 100.
    var four: UInt64 = 0
    var (sum, count) = (0, 0)
    // Eight answers at a time, as long as nothing is missing and every digit below the highest is a code.
    if let digit = step.highest {
      var eights = SIMD8<UInt16>(repeating: 0)
      let zeros = SIMD8<UInt16>(repeating: UInt16(delimiter) &<< 8 | 0x30)
      let highest = SIMD8<UInt16>(repeating: UInt16(digit))
      while lane &+ 8 <= inner {
        let eight = unsafe place.loadUnaligned(as: SIMD8<UInt16>.self) ^ zeros
        if any(eight .> highest) { break }
        unsafe target.storeBytes(of: eight, toByteOffset: lane &* 2, as: SIMD8<UInt16>.self)
        eights = eights &+ eight
        count &+= 8
        unsafe place += 16
        lane &+= 8
      }
      sum = Int(eights.wrappedSum())
    }
    while lane &+ 2 <= inner {
      let word = unsafe ByteWords.load(place) ^ zeros
      let lowest = unsafe ByteWords.load(low + lane &* 2)
      let highest = unsafe ByteWords.load(high + lane &* 2)
      let fits = ((word | tops) &- lowest) & ((highest | tops) &- word) & tops
      let odd = word & 0xFFF0_FFF0_FFF0_FFF0
      if lane &+ 4 <= inner, odd == 0, fits == tops {
        unsafe target.storeBytes(
          of: word.littleEndian,
          toByteOffset: lane &* 2,
          as: UInt64.self
        )
        four &+= word
        count &+= 4
        unsafe place += 8
        lane &+= 4
      } else if odd & 0xFFFF_FFFF == 0, fits & 0xFFFF_FFFF == tops & 0xFFFF_FFFF {
        unsafe target.storeBytes(
          of: UInt32(truncatingIfNeeded: word).littleEndian,
          toByteOffset: lane &* 2,
          as: UInt32.self
        )
        four &+= word & 0xFFFF_FFFF
        count &+= 2
        unsafe place += 4
        lane &+= 2
      } else if unsafe PlainRowParser.byte(place) == PlainRowParser.quote,
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
    while lane < end {
      let isLastField = isLast && lane == end &- 1
      guard let next = unsafe readItem(place, lane, isLastField, &sum, &count) else { return nil }
      unsafe place = next
      lane &+= 1
    }
    sum &+= Int(truncatingIfNeeded: (four &* 0x0001_0001_0001_0001) &>> 48)
    sums[step.block] = sums[step.block] &+ sum
    answered[step.block] = answered[step.block] &+ count
    return unsafe place
  }

  /// Reads two answers in quotes, `"3","0",`; `false` where they are not so plain.
  @inline(__always)
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
  @inline(__always)
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

  @inline(__always)
  mutating func readToken(
    _ start: UnsafeRawPointer,
    _ token: Int,
    isLast: Bool
  ) -> UnsafeRawPointer? {
    guard let text = unsafe text(at: start), let next = unsafe afterField(text.end, isLast) else {
      return nil
    }
    if unsafe text.length == 0 {
      tokens[token] = unsafe tables[token].noteBlank()
    } else {
      guard unsafe text.length <= TokenTable.mostBytes else { return nil }
      tokens[token] = unsafe tables[token].index(
        of: text.start,
        length: text.length,
        hash: text.hash
      )
    }
    return unsafe next
  }

  /// Reads the respondent's id; what is none, or looks like something else, needs care.
  @inline(__always)
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
