import CVectors
import FremgangKit

// The answers of a row.
extension PlainRowParser {
  /// Reads answers up to 32 at a time, each of which is a digit or a blank, perhaps in quotes, and without a branch for
  /// blanks; those that are not so plain one by one.
  @inline(__always)
  mutating func readAnswers(
    _ start: UnsafeRawPointer,
    _ step: UnsafePointer<Step>
  ) -> UnsafeRawPointer? {
    let tally = unsafe tallies.place(step.pointee.block)
    let before = unsafe tally.pointee
    if unsafe step.pointee.isFirst { unsafe tally.pointee = BlockTally() }
    var place = unsafe start
    var form = unsafe UnsafePointer(answerForms.place(step.pointee.firstForm))
    var target = unsafe lanes.place(step.pointee.index)
    let end = unsafe target + (step.pointee.end &- step.pointee.index)
    while true {
      let length = unsafe fremgang_answers(
        place,
        form,
        target,
        &tally.pointee.sum,
        &tally.pointee.answered
      )
      if length == 0 {
        unsafe tally.pointee = before
        return unsafe readItems(start, step)
      }
      unsafe place += length
      unsafe target += Int(fremgang_most_answers)
      if unsafe target >= end { break }
      unsafe form += 1
    }
    if unsafe !step.pointee.isLast { return unsafe place }
    unsafe place -= 1
    guard unsafe isLineEnd(place) else { return nil }
    return unsafe place + lineEndLength
  }

  /// Reads a run of answers.
  @inline(never)
  mutating func readItems(
    _ start: UnsafeRawPointer,
    _ step: UnsafePointer<Step>
  ) -> UnsafeRawPointer? {
    var (sum, count) = (0, 0)
    let startsAtZero = unsafe step.pointee.isUniform && step.pointee.lowest == 0
    let next =
      unsafe startsAtZero
      ? readUniformItems(start, step, &sum, &count) : readVariedItems(start, step, &sum, &count)
    let tally = unsafe tallies.place(step.pointee.block)
    if unsafe step.pointee.isFirst { unsafe tally.pointee = BlockTally() }
    unsafe tally.pointee.sum = tally.pointee.sum &+ sum
    unsafe tally.pointee.answered = tally.pointee.answered &+ count
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
    let highest = unsafe UInt16(step.pointee.highest)
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
      } else if unsafe !readOdd(&place, &lane, inner, step, &sum, &count) {
        return nil
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
      } else if unsafe !readOdd(&place, &lane, inner, step, &sum, &count) {
        return nil
      }
    }
    sum &+= Int(truncatingIfNeeded: (fours &* 0x0001_0001_0001_0001) &>> 48)
    guard lane < end else { return unsafe place }
    return unsafe readItem(place, lane, true, &sum, &count)
  }

  /// Reads answers in quotes, or one that is written in any other way; `false` where the row needs care.
  @inline(__always)
  private mutating func readOdd(
    _ place: inout UnsafeRawPointer,
    _ lane: inout Int,
    _ inner: Int,
    _ step: UnsafePointer<Step>,
    _ sum: inout Int,
    _ count: inout Int
  ) -> Bool {
    if unsafe lane &+ 2 <= inner && PlainRowParser.byte(place) == PlainRowParser.quote,
      unsafe readTwoQuoted(place, lane, &sum)
    {
      count &+= 2
      unsafe place += 8
      lane &+= 2
      return true
    }
    guard let next = unsafe readItem(place, lane, false, &sum, &count) else { return false }
    unsafe place = next
    lane &+= 1
    return true
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
}
