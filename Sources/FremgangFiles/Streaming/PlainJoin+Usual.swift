import FremgangKit

extension PlainJoin {
  /// Counts as many people whose first records are known: most of them together, in a straight line, and the others
  /// one by one.
  mutating func countUsual(
    _ records: UnsafeRawPointer,
    _ persons: Int,
    _ counts: [Int],
    _ partition: Int
  ) {
    let most = UsualPeople.mostInBatch
    for start in Swift.stride(from: 0, to: persons, by: most) {
      let end = min(persons, start + most)
      let (couples, singles) = unsafe gather(start..<end, records, counts, partition)
      for range in [0..<couples, most..<most + singles] {
        var kept = range.lowerBound
        for place in range {
          let person = usual.batch[place]
          if let settled = range.lowerBound == 0 ? settledCouple(person) : settledSingle(person) {
            usual.batch[kept] = settled
            kept &+= 1
          } else {
            unsafe countPerson(records, Int(person.first), counts, partition, isNarrow: true)
          }
        }
        countBatch(range.lowerBound..<kept)
      }
    }
  }

  /// Puts those with two records at the start of the batch and those with one in its second half; those with more
  /// are counted.
  ///
  /// Who has two nobody can foresee, so that no branch is taken for it.
  private mutating func gather(
    _ persons: Range<Int>,
    _ records: UnsafeRawPointer,
    _ counts: [Int],
    _ partition: Int
  ) -> (couples: Int, singles: Int) {
    var (couples, singles) = (0, 0)
    for person in persons {
      let first = Int(firsts[person])
      // Without a second record this is the one that stands before all others and says nothing.
      let second = Int(nexts[first])
      if nexts[second] != 0 {
        unsafe countPerson(records, first, counts, partition, isNarrow: true)
        continue
      }
      let isSingle = PlainJoin.isTaken(second) &+ 1
      let place = couples &+ isSingle &* (UsualPeople.mostInBatch &+ singles &- couples)
      couples &+= 1 &- isSingle
      singles &+= isSingle
      usual.batch[place] = unsafe UsualPeople.Person(
        before: ByteWords.load(records + (first &* stride &+ keyBytes)),
        after: ByteWords.load(records + (second &* stride &+ keyBytes)),
        partBefore: UInt16(truncatingIfNeeded: part(of: first, counts)),
        partAfter: UInt16(truncatingIfNeeded: part(of: second, counts)),
        first: UInt32(truncatingIfNeeded: first)
      )
    }
    return (couples, singles)
  }

  /// What the two records of a person come to; nothing where that has to be looked at more closely.
  @inline(__always)
  private func settledCouple(_ person: UsualPeople.Person) -> UsualPeople.Person? {
    let groups = usual.groups(person.before, Int(person.partBefore))
    let others = usual.groups(person.after, Int(person.partAfter))
    let days = (
      day(person.before, Int(person.partBefore)), day(person.after, Int(person.partAfter))
    )
    guard others.combination == groups.combination, others.wave ^ groups.wave == 1,
      days.0 != PlainStudy.badDay, days.1 != PlainStudy.badDay
    else { return nil }
    let isTimed = days.0 != PlainStudy.noDay && days.1 != PlainStudy.noDay
    // Nor can anybody foresee which of the two came first.
    let exchanged = (person.before ^ person.after) & (0 &- UInt64(truncatingIfNeeded: groups.wave))
    let passed = (days.1 &- days.0) &* (1 &- 2 &* Int32(groups.wave))
    var settled = person
    settled.before ^= exchanged
    settled.after ^= exchanged
    settled.combination = groups.combination
    settled.stated = groups.stated
    settled.days = isTimed ? passed : PlainStudy.noDay
    return settled
  }

  /// What the only record of a person comes to; nothing where that has to be looked at more closely.
  @inline(__always)
  private func settledSingle(_ person: UsualPeople.Person) -> UsualPeople.Person? {
    let groups = usual.groups(person.before, Int(person.partBefore))
    guard groups.wave >= 0,
      day(person.before, Int(person.partBefore)) != PlainStudy.badDay
    else { return nil }
    var settled = person
    if groups.wave == 1 { (settled.before, settled.after) = (settled.after, settled.before) }
    settled.combination = groups.combination
    settled.stated = groups.stated
    settled.days = PlainStudy.noDay
    return settled
  }

  /// The day of a record.
  @inline(__always)
  private func day(_ payload: UInt64, _ part: Int) -> Int32 {
    if commonDate < 0 { return PlainStudy.noDay }
    let start = meaningStarts[part &* tokenFields.count &+ commonDate]
    return meanings[start &+ UsualPeople.number(usual.dateField, payload)]
  }

  /// Counts some people of a batch, instrument by instrument, so that what belongs to one stays at hand.
  @inline(never)
  private mutating func countBatch(_ range: Range<Int>) {
    for number in 0..<usual.measures.count { countBatch(range, number) }
    for place in range {
      let person = unsafe usual.batch.place(place)
      let combination = unsafe Int(person.pointee.combination)
      people[combination] = people[combination] &+ 1
      let outcome = unsafe person.pointee.outcome
      let isMeasured = outcome &>> 63
      included &+= Int(isMeasured)
      if outcome & ~UsualPeople.Person.measured == 0 { continue }
      pairedOnAny &+= 1
      unsafe addSigns(outcome, Int(person.pointee.stated))
    }
  }

  /// Counts the signs of every two instruments of a person.
  @inline(__always)
  private func addSigns(_ outcome: UInt64, _ stated: Int) {
    var start = stated &* 9
    for second in 0..<usual.measures.count {
      let ofSecond = UsualPeople.sign(second, outcome)
      for first in 0..<second {
        let ofFirst = UsualPeople.sign(first, outcome)
        if ofFirst != 0, ofSecond != 0 {
          let place = start &+ (ofFirst &- 1) &* 3 &+ ofSecond &- 1
          signs[place] = signs[place] &+ 1
        }
        start &+= 9 &<< levels.count
      }
    }
  }

  /// Counts the measurements of one instrument.
  @inline(__always)
  private mutating func countBatch(_ range: Range<Int>, _ number: Int) {
    let measure = usual.measures[number]
    let scores = unsafe usual.scores.place(measure.firstScore)
    let attended = unsafe attendance.place(number &* people.count &* 3)
    let shift = UInt64(number &* 2)
    var (measured, seen, paired, odd) = (0, 0, 0, 0)
    for place in range {
      let person = unsafe usual.batch.place(place)
      let first = unsafe scores[UsualPeople.number(measure.field, person.pointee.before)]
      let last = unsafe scores[UsualPeople.number(measure.field, person.pointee.after)]
      let combination = unsafe Int(person.pointee.combination)
      let isMeasured = Int(first.isMeasured | last.isMeasured)
      seen &+= isMeasured
      measured &+= Int(first.isMeasured &+ last.isMeasured)
      odd &+= Int(first.isQuestionable &+ last.isQuestionable)
      var outcome = UInt64(truncatingIfNeeded: isMeasured) &<< 63
      if first.rank >= 0, last.rank >= 0 {
        paired &+= 1
        unsafe attended[combination &* 3] &+= 1
        unsafe addPair(number, measure, first, last, person)
        let sign = (last.rank > first.rank ? 1 : 0) &- (last.rank < first.rank ? 1 : 0)
        outcome |= UInt64(truncatingIfNeeded: 2 &+ sign &* measure.better) &<< shift
      } else {
        unsafe addLone(measure, first, last, attended + combination &* 3)
      }
      unsafe person.pointee.outcome |= outcome
    }
    measurements &+= measured
    ledger.paired &+= 2 &* paired
    ledger.tooManyUnanswered &+= measured &- 2 &* paired
    respondents[number] = respondents[number] &+ seen
    questionable[number] = questionable[number] &+ odd
  }

  @inline(__always)
  private mutating func addPair(
    _ number: Int,
    _ measure: UsualPeople.Measure,
    _ first: UsualPeople.Score,
    _ last: UsualPeople.Score,
    _ person: UnsafePointer<UsualPeople.Person>
  ) {
    unsafe pairs[measure.scale].add(
      before: Int(first.rank),
      after: Int(last.rank),
      combination: Int(person.pointee.combination)
    )
    let days = unsafe person.pointee.days
    if days != PlainStudy.noDay { addDays(number, Int(days)) }
  }

  /// Counts a score at one of the two waves, where there is none at the other; or no score at all.
  @inline(__always)
  private mutating func addLone(
    _ measure: UsualPeople.Measure,
    _ first: UsualPeople.Score,
    _ last: UsualPeople.Score,
    _ attended: UnsafeMutablePointer<Int>
  ) {
    if first.rank >= 0 {
      let (place, complete) = (measure.firstRank &+ Int(first.rank), measure.scale &* 2)
      beforeOnly[place] = beforeOnly[place] &+ 1
      completeAlone[complete] = completeAlone[complete] &+ Int(first.isComplete)
      unsafe attended[1] &+= 1
      ledger.beforeOnly &+= 1
      ledger.tooManyUnanswered &-= 1
    } else if last.rank >= 0 {
      let (place, complete) = (measure.firstRank &+ Int(last.rank), measure.scale &* 2 &+ 1)
      afterOnly[place] = afterOnly[place] &+ 1
      completeAlone[complete] = completeAlone[complete] &+ Int(last.isComplete)
      unsafe attended[2] &+= 1
      ledger.afterOnly &+= 1
      ledger.tooManyUnanswered &-= 1
    }
  }
}

extension UsualPeople {
  /// The number that stands in some bits of a record.
  @inline(__always)
  fileprivate static func number(_ field: RecordShape.Field, _ payload: UInt64) -> Int {
    Int(truncatingIfNeeded: payload &>> field.shift & field.mask)
  }

  @inline(__always)
  fileprivate func groups(_ payload: UInt64, _ part: Int) -> Groups {
    groups[part &* groupsOfPart &+ UsualPeople.number(groupField, payload)]
  }

  /// What came of an instrument: 0 without a pair.
  @inline(__always)
  fileprivate static func sign(_ measure: Int, _ outcome: UInt64) -> Int {
    Int(truncatingIfNeeded: outcome &>> UInt64(truncatingIfNeeded: measure &* 2) & 3)
  }
}
