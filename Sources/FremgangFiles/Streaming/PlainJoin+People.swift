import FremgangKit

extension PlainJoin {
  /// Counts the person whose records begin with `head`.
  @inline(__always)
  mutating func countPerson(
    _ records: UnsafeRawPointer,
    _ head: Int,
    _ counts: [Int],
    _ partition: Int
  ) {
    measured = 0
    for grouping in 0..<levels.count { levels[grouping] = levelCounts[grouping] &- 1 }
    var record = head
    var isPlain = true
    while isPlain {
      let part = counts.count == 1 || record < counts[0] ? 0 : part(of: record, counts)
      isPlain = unsafe take(records + record &* shape.stride, part &* tokenFields.count)
      if nexts[record] == 0 { break }
      record = Int(nexts[record]) &- 1
    }
    if !isPlain || needsIDs {
      let id = unsafe id(records + head &* shape.stride, partition)
      // Those who are known to need care are folded once, with the others of their rows.
      if foldsIDs, !study.careful.contains(id) {
        foldedIDs.append(CarefulID(bytes: PlainJoin.bytes(of: id)).folded(seed))
      }
      if hashesIDs { idHashes.append(RespondentSlice.hash(PlainJoin.bytes(of: id))) }
      if !isPlain || study.careful.contains(id) {
        careful.insert(id)
        return
      }
    }
    add()
  }

  func part(of record: Int, _ counts: [Int]) -> Int {
    var (part, end) = (0, counts[0])
    while record >= end {
      part += 1
      end += counts[part]
    }
    return part
  }

  @inline(__always)
  func number(_ field: RecordShape.Field, _ payload: UnsafeRawPointer) -> Int {
    let word = unsafe ByteWords.load(payload + field.word &* 8)
    return Int(truncatingIfNeeded: word &>> field.shift & field.mask)
  }

  /// Takes what one record says; `false` where it needs care.
  @inline(__always)
  mutating func take(_ record: UnsafeRawPointer, _ starts: Int) -> Bool {
    let payload = unsafe record + shape.keyBytes
    for grouping in 0..<levels.count where groupTokens[grouping] >= 0 {
      let level = unsafe Int(meaning(of: groupTokens[grouping], starts, payload))
      let notStated = levelCounts[grouping] &- 1
      if level == notStated || level == levels[grouping] { continue }
      if levels[grouping] != notStated { return false }
      levels[grouping] = level
    }
    var rowWave = study.fixedWave
    if study.waveToken >= 0 { unsafe rowWave = Int(meaning(of: study.waveToken, starts, payload)) }
    for number in 0..<blocks.count {
      let block = blocks[number]
      let first = unsafe self.number(block.first, payload)
      if first == ScoreLattice.absent { continue }
      let wave = block.wave >= 0 ? block.wave : rowWave
      guard wave >= 0 else { return false }
      let place = block.measure &* waves &+ wave
      let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: place)
      if measured & bit != 0 { return false }
      measured |= bit
      var day = PlainStudy.noDay
      if block.date >= 0 {
        unsafe day = meaning(of: block.date, starts, payload)
        if day == PlainStudy.badDay { return false }
      }
      days[place] = day
      takeScore(first, of: block.target, wave)
      var target = block.target
      for scale in block.firstScale &+ 1..<block.endScale {
        target &+= 1
        unsafe takeScore(self.number(scaleFields[scale], payload), of: target, wave)
      }
    }
    return true
  }

  /// Takes the score that stands at a place of a scale's lattice.
  @inline(__always)
  func takeScore(_ place: Int, of scale: Int, _ wave: Int) {
    let target = scale &* waves &+ wave
    ranks[target] = rankOfPlace[scales[scale].firstPlace &+ place]
    isComplete[target] = place >= scales[scale].firstComplete
  }

  /// What the number of a token column means in a record.
  @inline(__always)
  func meaning(of token: Int, _ starts: Int, _ payload: UnsafeRawPointer) -> Int32 {
    unsafe meanings[meaningStarts[starts &+ token] &+ number(tokenFields[token], payload)]
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
    var (isIncluded, isPaired) = (false, false)
    for measure in 0..<measures.count {
      signOfMeasure[measure] = Int.min
      let ofMeasure = measured &>> UInt64(truncatingIfNeeded: measure &* waves) & allWaves
      let count = ofMeasure.nonzeroBitCount
      guard count > 0 else { continue }
      isIncluded = true
      measurements &+= count
      respondents[measure] = respondents[measure] &+ 1
      add(measure, combination)
      if signOfMeasure[measure] != Int.min { isPaired = true }
    }
    if isIncluded { included &+= 1 }
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

  /// The rank of the score on a scale at a wave, or -1.
  @inline(__always)
  func rank(_ scale: Int, _ measure: Int, _ wave: Int) -> Int {
    guard wave >= 0, isMeasured(measure, wave) else { return -1 }
    return Int(ranks[scale &* waves &+ wave])
  }

  /// Whether the person has a measurement of an instrument at a wave.
  @inline(__always)
  func isMeasured(_ measure: Int, _ wave: Int) -> Bool {
    measured &>> UInt64(truncatingIfNeeded: measure &* waves &+ wave) & 1 != 0
  }

  @inline(__always)
  mutating func add(_ measure: Int, _ combination: Int) {
    for scale in measures[measure].firstScale..<measures[measure].endScale {
      let before = rank(scale, measure, study.before)
      let after = rank(scale, measure, study.after)
      if before >= 0, after >= 0 {
        unsafe pairs[scale].add(before: before, after: after, combination: combination)
      } else if before >= 0 {
        let place = scales[scale].firstRank &+ before
        beforeOnly[place] = beforeOnly[place] &+ 1
        if isComplete[scale &* waves &+ study.before] {
          completeAlone[scale &* 2] = completeAlone[scale &* 2] &+ 1
        }
      } else if after >= 0 {
        let place = scales[scale].firstRank &+ after
        afterOnly[place] = afterOnly[place] &+ 1
        if isComplete[scale &* waves &+ study.after] {
          completeAlone[scale &* 2 &+ 1] = completeAlone[scale &* 2 &+ 1] &+ 1
        }
      }
      // With no other waves than these two, the pairs tell the rest.
      if !hasTwoWaves { addTrend(scale, measure) }
    }
    account(measure, combination)
  }

  func addTrend(_ scale: Int, _ measure: Int) {
    var set = 0
    for wave in 0..<waves where rank(scale, measure, wave) >= 0 { set |= 1 &<< wave }
    let (ranks, first) = (scales[scale].ranks, scales[scale].firstRank)
    let start = (first &* waves &<< waves) &+ set &* ranks &* waves
    for wave in 0..<waves where set & (1 &<< wave) != 0 {
      let place = start &+ wave &* ranks &+ rank(scale, measure, wave)
      trend[place] = trend[place] &+ 1
    }
  }

  /// Accounts for a person's measurements by the primary scale of an instrument.
  @inline(__always)
  mutating func account(_ measure: Int, _ combination: Int) {
    let scale = measures[measure].firstScale
    let before = rank(scale, measure, study.before)
    let after = rank(scale, measure, study.after)
    for wave in 0..<waves where isMeasured(measure, wave) {
      let rank = rank(scale, measure, wave)
      if rank < 0 {
        ledger.tooManyUnanswered &+= 1
      } else {
        if isQuestionable[scales[scale].firstRank &+ rank] {
          questionable[measure] = questionable[measure] &+ 1
        }
        if wave != study.before, wave != study.after { ledger.between &+= 1 }
      }
    }
    let place = (measure &* people.count &+ combination) &* 3
    switch (before >= 0, after >= 0) {
    case (true, true):
      ledger.paired &+= 2
      attendance[place] = attendance[place] &+ 1
      let sign = (after &- before).signum()
      signOfMeasure[measure] = measures[measure].higherIsBetter ? sign : -sign
      addDays(measure)
    case (true, false):
      ledger.beforeOnly &+= 1
      attendance[place &+ 1] = attendance[place &+ 1] &+ 1
    case (false, true):
      ledger.afterOnly &+= 1
      attendance[place &+ 2] = attendance[place &+ 2] &+ 1
    case (false, false): break
    }
  }

  @inline(__always)
  mutating func addDays(_ measure: Int) {
    let first = days[measure &* waves &+ study.before]
    let last = days[measure &* waves &+ study.after]
    guard first != PlainStudy.noDay, last != PlainStudy.noDay else { return }
    dayCounts[measure].add(Int(last) &- Int(first))
    if last < first { backInTime[measure] = backInTime[measure] &+ 1 }
  }

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
