import FremgangKit
import FremgangStatistics

extension PlainJoin {
  /// Counts the person whose records begin with `first`.
  @inline(__always)
  mutating func countPerson(
    _ records: UnsafeRawPointer,
    _ first: Int,
    _ counts: [Int],
    _ partition: Int,
    isNarrow: Bool
  ) {
    measured = 0
    for grouping in 0..<levels.count { levels[grouping] = levelCounts[grouping] &- 1 }
    var record = first
    var isPlain = true
    while isPlain {
      let part = part(of: record, counts)
      let payload = unsafe records + record &* stride + keyBytes
      let starts = unsafe meaningStarts.place(part &* tokenFields.count)
      isPlain =
        unsafe isNarrow
        ? take(RecordPayload(narrow: payload), starts) : take(RecordPayload(wide: payload), starts)
      record = Int(nexts[record])
      if record == 0 { break }
    }
    if !isPlain || needsIDs, unsafe isLeft(records + first &* stride, partition, isPlain) {
      return
    }
    add()
  }

  /// Notes a person's id where that is wanted, and whether the person is left to the careful reader.
  @inline(never)
  private mutating func isLeft(
    _ record: UnsafeRawPointer,
    _ partition: Int,
    _ isPlain: Bool
  ) -> Bool {
    let id = unsafe id(record, partition)
    let isKnown = study.careful.contains(id)
    // Those who are known to need care are folded once, with the others of their rows.
    if foldsIDs, !isKnown {
      foldedIDs.append(CarefulID(bytes: PlainJoin.bytes(of: id)).folded(seed))
    }
    if hashesIDs { idHashes.append(RespondentSlice.hash(PlainJoin.bytes(of: id))) }
    if !isPlain || isKnown { careful.insert(id) }
    return !isPlain || isKnown
  }

  /// The part that a record came from.
  @inline(__always)
  func part(of record: Int, _ counts: [Int]) -> Int {
    counts.count == 1 || record <= counts[0] ? 0 : laterPart(of: record, counts)
  }

  private func laterPart(of record: Int, _ counts: [Int]) -> Int {
    var (part, end) = (0, counts[0])
    while record > end {
      part += 1
      end += counts[part]
    }
    return part
  }

  /// Takes what one record says; `false` where it needs care.
  @inline(__always)
  mutating func take(_ payload: RecordPayload, _ starts: UnsafePointer<Int>) -> Bool {
    for grouping in 0..<levels.count where groupTokens[grouping] >= 0 {
      let level = unsafe Int(meaning(of: groupTokens[grouping], starts, payload))
      let (known, notStated) = (levels[grouping], levelCounts[grouping] &- 1)
      let isBlank = level == notStated
      let isNew = known == notStated
      if !isBlank && !isNew && level != known { return false }
      levels[grouping] = isBlank ? known : level
    }
    var rowWave = fixedWave
    if waveToken >= 0 { unsafe rowWave = Int(meaning(of: waveToken, starts, payload)) }
    var day = PlainStudy.noDay
    if commonDate >= 0 { unsafe day = meaning(of: commonDate, starts, payload) }
    for number in 0..<blocks.count {
      let block = unsafe blocks.place(number)
      let first = unsafe payload.number(block.pointee.first)
      if first == absent { continue }
      let wave = unsafe block.pointee.wave >= 0 ? block.pointee.wave : rowWave
      guard wave >= 0 else { return false }
      let place = unsafe block.pointee.firstPlace &+ wave
      let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: place)
      if measured & bit != 0 { return false }
      measured |= bit
      if commonDate < 0 {
        let date = unsafe block.pointee.date
        unsafe day = date >= 0 ? meaning(of: date, starts, payload) : PlainStudy.noDay
      }
      if day == PlainStudy.badDay { return false }
      days[place] = day
      let target = unsafe block.pointee.target
      places[target &* waves &+ wave] = Int32(truncatingIfNeeded: first)
      if unsafe !block.pointee.isSimple { unsafe takeOthers(payload, number, target, wave) }
    }
    return true
  }

  /// Takes the scores on all scales of a block but the first.
  @inline(never)
  private func takeOthers(_ payload: RecordPayload, _ number: Int, _ target: Int, _ wave: Int) {
    var target = target
    for scale in blocks[number].firstScale + 1..<blocks[number].endScale {
      target += 1
      let place = unsafe payload.number(scaleFields[scale])
      places[target * waves + wave] = Int32(truncatingIfNeeded: place)
    }
  }

  /// What the number of a token column means in a record.
  @inline(__always)
  func meaning(
    of token: Int,
    _ starts: UnsafePointer<Int>,
    _ payload: RecordPayload
  ) -> Int32 {
    unsafe meanings[starts[token] &+ payload.number(tokenFields[token])]
  }

  /// Counts the person who was taken.
  @inline(__always)
  mutating func add() {
    var combination = 0
    var stated = 0
    for grouping in 0..<levels.count {
      combination = combination &* levelCounts[grouping] &+ levels[grouping]
      if levels[grouping] != levelCounts[grouping] &- 1 { stated |= 1 &<< grouping }
    }
    people[combination] = people[combination] &+ 1
    guard measured != 0 else { return }
    included &+= 1
    var isPaired = false
    for number in 0..<measures.count {
      let measure = unsafe measures.place(number)
      let waves = unsafe measured &>> UInt64(truncatingIfNeeded: measure.pointee.firstPlace)
      let ofMeasure = waves & allWaves
      signOfMeasure[number] = Int.min
      if ofMeasure == 0 { continue }
      respondents[number] = respondents[number] &+ 1
      if unsafe measure.pointee.isSimple {
        unsafe addSimple(number, measure, ofMeasure, combination)
      } else {
        unsafe add(number, measure, ofMeasure, combination)
      }
      if signOfMeasure[number] != Int.min { isPaired = true }
    }
    guard isPaired else { return }
    pairedOnAny &+= 1
    addSigns(stated)
  }

  @inline(__always)
  func addSigns(_ stated: Int) {
    var pair = 0
    let size = 9 &<< levels.count
    for second in 0..<measures.count {
      for first in 0..<second {
        if signOfMeasure[first] != Int.min, signOfMeasure[second] != Int.min {
          let sign = (signOfMeasure[first] &+ 1) &* 3 &+ signOfMeasure[second] &+ 1
          let place = pair &* size &+ stated &* 9 &+ sign
          signs[place] = signs[place] &+ 1
        }
        pair &+= 1
      }
    }
  }

  /// The rank of the score on a scale at a wave, or -1; of the measurements of the scale's instrument there is a bit
  /// for each wave.
  @inline(__always)
  func rank(_ scale: Int, _ ofMeasure: UInt64, _ wave: Int) -> Int {
    guard wave >= 0, PlainJoin.holds(ofMeasure, wave) else { return -1 }
    let place = Int(places[scale &* waves &+ wave])
    return unsafe Int(rankOfPlace[scales.place(scale).pointee.firstPlace &+ place])
  }

  /// Whether the bit of a wave is set.
  @inline(__always)
  static func holds(_ ofMeasure: UInt64, _ wave: Int) -> Bool {
    ofMeasure &>> UInt64(truncatingIfNeeded: wave) & 1 != 0
  }

  /// Counts a person's scores on the one scale of an instrument, in a study of two waves: what ``add(_:_:_:_:)`` does,
  /// without its loops.
  @inline(__always)
  private mutating func addSimple(
    _ number: Int,
    _ measure: UnsafePointer<Measure>,
    _ ofMeasure: UInt64,
    _ combination: Int
  ) {
    let scale = unsafe measure.pointee.firstScale
    let before = rank(scale, ofMeasure, beforeWave)
    let after = rank(scale, ofMeasure, afterWave)
    let count = Int(truncatingIfNeeded: (ofMeasure & 1) &+ (ofMeasure &>> 1))
    let scored = (before >= 0 ? 1 : 0) &+ (after >= 0 ? 1 : 0)
    measurements &+= count
    ledger.tooManyUnanswered &+= count &- scored
    if scored == 2 {
      unsafe pairs[scale].add(before: before, after: after, combination: combination)
      unsafe addPair(number, measure, combination, before, after)
      return
    }
    if before >= 0 {
      unsafe addAlone(before, to: beforeOnly, scale, beforeWave, completeAlone.place(scale &* 2))
    } else if after >= 0 {
      unsafe addAlone(after, to: afterOnly, scale, afterWave, completeAlone.place(scale &* 2 &+ 1))
    } else {
      return
    }
    unsafe addLone(number, measure, combination, before, after)
  }

  /// Accounts for a pair of scores on the primary scale of an instrument.
  @inline(__always)
  private mutating func addPair(
    _ number: Int,
    _ measure: UnsafePointer<Measure>,
    _ combination: Int,
    _ before: Int,
    _ after: Int
  ) {
    let first = unsafe scales.place(measure.pointee.firstScale).pointee.firstRank
    let odd = (isQuestionable[first &+ before] ? 1 : 0) &+ (isQuestionable[first &+ after] ? 1 : 0)
    questionable[number] = questionable[number] &+ odd
    ledger.paired &+= 2
    let place = (number &* people.count &+ combination) &* 3
    attendance[place] = attendance[place] &+ 1
    let sign = (after > before ? 1 : 0) &- (after < before ? 1 : 0)
    signOfMeasure[number] = unsafe measure.pointee.higherIsBetter ? sign : 0 &- sign
    let days = unsafe days.place(measure.pointee.firstPlace)
    let (start, end) = unsafe (days[beforeWave], days[afterWave])
    if start != PlainStudy.noDay, end != PlainStudy.noDay {
      addDays(number, Int(end) &- Int(start))
    }
  }

  /// Accounts for a score on the primary scale of an instrument at one of the two waves alone.
  @inline(__always)
  private mutating func addLone(
    _ number: Int,
    _ measure: UnsafePointer<Measure>,
    _ combination: Int,
    _ before: Int,
    _ after: Int
  ) {
    let first = unsafe scales.place(measure.pointee.firstScale).pointee.firstRank
    if isQuestionable[first &+ max(before, after)] {
      questionable[number] = questionable[number] &+ 1
    }
    let place = (number &* people.count &+ combination) &* 3
    if before >= 0 {
      ledger.beforeOnly &+= 1
      attendance[place &+ 1] = attendance[place &+ 1] &+ 1
    } else {
      ledger.afterOnly &+= 1
      attendance[place &+ 2] = attendance[place &+ 2] &+ 1
    }
  }

  @inline(never)
  mutating func add(
    _ number: Int,
    _ measure: UnsafePointer<Measure>,
    _ ofMeasure: UInt64,
    _ combination: Int
  ) {
    for scale in unsafe measure.pointee.firstScale..<measure.pointee.endScale {
      let before = rank(scale, ofMeasure, beforeWave)
      let after = rank(scale, ofMeasure, afterWave)
      if before >= 0, after >= 0 {
        unsafe pairs[scale].add(before: before, after: after, combination: combination)
      } else if before >= 0 {
        unsafe addAlone(before, to: beforeOnly, scale, beforeWave, completeAlone.place(scale &* 2))
      } else if after >= 0 {
        unsafe addAlone(
          after,
          to: afterOnly,
          scale,
          afterWave,
          completeAlone.place(scale &* 2 &+ 1)
        )
      }
      // With no other waves than these two, the pairs tell the rest.
      if !hasTwoWaves { addTrend(scale, ofMeasure) }
    }
    unsafe account(number, measure, ofMeasure, combination)
  }

  /// Counts a score at one of the two waves, where there is none at the other.
  @inline(__always)
  private func addAlone(
    _ rank: Int,
    to counts: borrowing FixedArray<Int>,
    _ scale: Int,
    _ wave: Int,
    _ complete: UnsafeMutablePointer<Int>
  ) {
    let place = scales[scale].firstRank &+ rank
    counts[place] = counts[place] &+ 1
    if Int(places[scale &* waves &+ wave]) >= scales[scale].firstComplete {
      unsafe complete.pointee = complete.pointee &+ 1
    }
  }

  func addTrend(_ scale: Int, _ ofMeasure: UInt64) {
    var set = 0
    for wave in 0..<waves where rank(scale, ofMeasure, wave) >= 0 { set |= 1 &<< wave }
    let (ranks, first) = (scales[scale].ranks, scales[scale].firstRank)
    let start = (first &* waves &<< waves) &+ set &* ranks &* waves
    for wave in 0..<waves where set & (1 &<< wave) != 0 {
      let place = start &+ wave &* ranks &+ rank(scale, ofMeasure, wave)
      trend[place] = trend[place] &+ 1
    }
  }

  /// Accounts for a person's measurements by the primary scale of an instrument.
  @inline(__always)
  mutating func account(
    _ number: Int,
    _ measure: UnsafePointer<Measure>,
    _ ofMeasure: UInt64,
    _ combination: Int
  ) {
    let scale = unsafe measure.pointee.firstScale
    let before = rank(scale, ofMeasure, beforeWave)
    let after = rank(scale, ofMeasure, afterWave)
    for wave in 0..<waves where PlainJoin.holds(ofMeasure, wave) {
      measurements &+= 1
      let rank = rank(scale, ofMeasure, wave)
      if rank < 0 {
        ledger.tooManyUnanswered &+= 1
      } else if wave != beforeWave, wave != afterWave {
        ledger.between &+= 1
        if isQuestionable[scales[scale].firstRank &+ rank] {
          questionable[number] = questionable[number] &+ 1
        }
      }
    }
    if before >= 0, after >= 0 {
      unsafe addPair(number, measure, combination, before, after)
    } else if before >= 0 || after >= 0 {
      unsafe addLone(number, measure, combination, before, after)
    }
  }

  /// Counts a pair that lies so many days apart.
  @inline(__always)
  mutating func addDays(_ measure: Int, _ days: Int) {
    if let place = NearDays.place(days) {
      let place = measure &* NearDays.places &+ place
      nearDays[place] = nearDays[place] &+ 1
    } else {
      addFar(days, measure)
    }
    if days < 0 { backInTime[measure] = backInTime[measure] &+ 1 }
  }

  @inline(never)
  private mutating func addFar(_ days: Int, _ measure: Int) { farDays[measure].add(Int64(days)) }

  /// The bytes of an id.
  static func bytes(of id: [UInt64]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(id.count * 8)
    for word in id {
      for place in 0..<8 {
        let byte = UInt8(truncatingIfNeeded: word >> UInt64(place * 8))
        if byte != 0 { bytes.append(byte) }
      }
    }
    return bytes
  }
}
