import FremgangKit

/// Puts each person's plain records together, and counts what they come to.
///
/// People with two measurements of one instrument at one wave, with rows that contradict each other, or
/// with a wave or a day that cannot be read are left to the careful reader.
struct PlainJoin {
  private let study: PlainStudy
  private let shape: RecordShape
  private let parts: [PlainPart]
  private let seed: UInt64
  private let foldsIDs: Bool
  private(set) var tally: PlainTally
  /// Where each record's block stands: a person's measures and scores by wave.
  private var isMeasured: [Bool]
  private var days: [Int32]
  private var places: [Int]
  private var levels: [Int]
  private var signOfMeasure: [Int]
  private var heads: [UInt32] = []
  private var nexts: [UInt32] = []

  init(
    _ study: PlainStudy,
    _ shape: RecordShape,
    _ parts: [PlainPart],
    seed: UInt64,
    foldsIDs: Bool
  ) {
    self.study = study
    self.shape = shape
    self.parts = parts
    self.seed = seed
    self.foldsIDs = foldsIDs
    tally = PlainTally(study)
    isMeasured = Array(repeating: false, count: study.measures.count * study.waves)
    days = Array(repeating: PlainStudy.noDay, count: isMeasured.count)
    places = Array(repeating: 0, count: study.scales.count * study.waves)
    levels = Array(repeating: 0, count: study.levels.count)
    signOfMeasure = Array(repeating: 0, count: study.measures.count)
  }

  /// Counts the people of one partition, whose records are gone afterwards.
  mutating func count(partition: Int) {
    let counts = parts.map { $0.records(of: partition) }
    let total = counts.reduce(0, +)
    guard total > 0 else { return }
    let bytes = total * shape.stride + 2 * RecordStore.slack
    let records = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 8)
    defer { unsafe records.deallocate() }
    var start = 0
    for (part, count) in zip(parts, counts) {
      unsafe part.move(partition, to: records + start * shape.stride)
      start += count
    }
    unsafe link(UnsafeRawPointer(records), total)
    for head in heads where head != 0 {
      unsafe countPerson(UnsafeRawPointer(records), Int(head) - 1, counts, partition)
    }
  }

  /// Chains the records of each person.
  private mutating func link(_ records: UnsafeRawPointer, _ total: Int) {
    var size = 16
    while size < total * 2 { size *= 2 }
    if heads.count == size {
      for slot in heads.indices { heads[slot] = 0 }
    } else {
      heads = Array(repeating: 0, count: size)
    }
    if nexts.count < total { nexts = Array(repeating: 0, count: total + total / 8) }
    let mask = size - 1
    for record in 0..<total {
      let place = unsafe records + record &* shape.stride
      var slot = unsafe Int(truncatingIfNeeded: hash(place)) & mask
      while heads[slot] != 0 {
        let other = Int(heads[slot]) &- 1
        if unsafe isSamePerson(place, records + other &* shape.stride) { break }
        slot = (slot &+ 1) & mask
      }
      nexts[record] = heads[slot]
      heads[slot] = UInt32(truncatingIfNeeded: record &+ 1)
    }
  }

  @inline(__always)
  private func hash(_ record: UnsafeRawPointer) -> UInt64 {
    if shape.idWords == 1 { return unsafe ByteWords.load(record) }
    var hash = seed
    for word in 0..<shape.idWords {
      hash = unsafe ByteWords.mixed(hash, ByteWords.load(record + word &* 8))
    }
    return hash
  }

  @inline(__always)
  private func isSamePerson(_ one: UnsafeRawPointer, _ other: UnsafeRawPointer) -> Bool {
    if shape.idWords == 1 {
      let different = unsafe ByteWords.load(one) ^ ByteWords.load(other)
      return different &<< UInt64(64 &- shape.keyBytes &* 8) == 0
    }
    for word in 0..<shape.idWords
    where unsafe ByteWords.load(one + word &* 8) != ByteWords.load(other + word &* 8) {
      return false
    }
    return true
  }

  /// The id of a record in words, as the parser's.
  private func id(_ record: UnsafeRawPointer, _ partition: Int) -> [UInt64] {
    guard shape.idWords == 1 else {
      return (0..<shape.idWords).map { unsafe ByteWords.load(record + $0 * 8) }
    }
    let low = unsafe ByteWords.load(record, upTo: shape.keyBytes)
    let key =
      shape.keyBytes == 8 ? low : low | UInt64(partition) << UInt64(64 - shape.partitionBits)
    return [ByteWords.unmixed(seed, key)]
  }
}

extension PlainJoin {
  /// Counts the person whose records begin with `head`.
  @inline(__always)
  private mutating func countPerson(
    _ records: UnsafeRawPointer,
    _ head: Int,
    _ counts: [Int],
    _ partition: Int
  ) {
    for place in isMeasured.indices { isMeasured[place] = false }
    for grouping in levels.indices { levels[grouping] = study.levels[grouping] &- 1 }
    var record = head
    var isPlain = true
    while isPlain {
      let part = counts.count == 1 || record < counts[0] ? 0 : part(of: record, counts)
      isPlain = unsafe take(records + record &* shape.stride, study.meanings[part])
      if nexts[record] == 0 { break }
      record = Int(nexts[record]) &- 1
    }
    let needsID = !isPlain || foldsIDs || !study.careful.isEmpty
    if needsID {
      let id = unsafe id(records + head &* shape.stride, partition)
      if foldsIDs { tally.foldedIDs.append(PlainJoin.folded(id, seed)) }
      if !isPlain || study.careful.contains(id) {
        tally.careful.insert(id)
        return
      }
    }
    add()
  }

  private func part(of record: Int, _ counts: [Int]) -> Int {
    var (part, end) = (0, counts[0])
    while record >= end {
      part += 1
      end += counts[part]
    }
    return part
  }

  @inline(__always)
  private func number(_ field: RecordShape.Field, _ payload: UnsafeRawPointer) -> Int {
    let word = unsafe ByteWords.load(payload + field.word &* 8)
    return Int(truncatingIfNeeded: word &>> field.shift & field.mask)
  }

  /// Takes what one record says; `false` where it needs care.
  @inline(__always)
  private mutating func take(
    _ record: UnsafeRawPointer,
    _ meanings: PlainStudy.Meanings
  ) -> Bool {
    let payload = unsafe record + shape.keyBytes
    for (grouping, token) in study.groupTokens.enumerated() where token >= 0 {
      let level = unsafe meanings.levels[grouping][number(shape.tokens[token], payload)]
      let notStated = study.levels[grouping] &- 1
      if level == notStated || level == levels[grouping] { continue }
      if levels[grouping] != notStated { return false }
      levels[grouping] = level
    }
    var rowWave = study.fixedWave
    if study.waveToken >= 0 {
      rowWave = unsafe meanings.waves[number(shape.tokens[study.waveToken], payload)]
    }
    for block in study.blocks {
      let first = unsafe number(shape.scales[block.scales.lowerBound], payload)
      if first == ScoreLattice.absent { continue }
      let wave = block.wave >= 0 ? block.wave : rowWave
      guard wave >= 0 else { return false }
      let measured = block.measure &* study.waves &+ wave
      if isMeasured[measured] { return false }
      isMeasured[measured] = true
      var day = PlainStudy.noDay
      if block.date >= 0 {
        day = unsafe meanings.days[block.date][number(shape.tokens[block.date], payload)]
        if day == PlainStudy.badDay { return false }
      }
      days[measured] = day
      let scales = study.measures[block.measure].scales
      for (place, scale) in zip(block.scales, scales) {
        places[scale &* study.waves &+ wave] = unsafe number(shape.scales[place], payload)
      }
    }
    return true
  }

  /// Counts the person who was taken.
  @inline(__always)
  private mutating func add() {
    var combination = 0
    var stated = 0
    for grouping in levels.indices {
      combination = combination &* study.levels[grouping] &+ levels[grouping]
      if levels[grouping] != study.levels[grouping] &- 1 { stated |= 1 &<< grouping }
    }
    tally.people[combination] &+= 1
    var (isIncluded, isPaired) = (false, false)
    for measure in study.measures.indices {
      signOfMeasure[measure] = Int.min
      var count = 0
      for wave in 0..<study.waves where isMeasured[measure &* study.waves &+ wave] { count &+= 1 }
      guard count > 0 else { continue }
      isIncluded = true
      tally.measurements &+= count
      tally.measures[measure].respondents &+= 1
      add(measure, combination)
      if signOfMeasure[measure] != Int.min { isPaired = true }
    }
    if isIncluded { tally.included &+= 1 }
    guard isPaired else { return }
    tally.pairedOnAny &+= 1
    addSigns(stated)
  }

  private mutating func addSigns(_ stated: Int) {
    var pair = 0
    for second in study.measures.indices {
      for first in 0..<second {
        if signOfMeasure[first] != Int.min, signOfMeasure[second] != Int.min {
          let sign = (signOfMeasure[first] &+ 1) &* 3 &+ signOfMeasure[second] &+ 1
          tally.signs[pair][stated &* 9 &+ sign] &+= 1
        }
        pair &+= 1
      }
    }
  }

  /// The rank of the score on a scale at a wave, or -1.
  @inline(__always)
  private func rank(_ scale: Int, _ measure: Int, _ wave: Int) -> Int {
    guard wave >= 0, isMeasured[measure &* study.waves &+ wave] else { return -1 }
    return Int(study.scales[scale].rankOfPlace[places[scale &* study.waves &+ wave]])
  }

  /// Whether every item of the score on a scale at a wave was answered.
  private func isComplete(_ scale: Int, _ wave: Int) -> Bool {
    places[scale &* study.waves &+ wave] >= study.scales[scale].firstComplete
  }

  @inline(__always)
  private mutating func add(_ measure: Int, _ combination: Int) {
    for scale in study.measures[measure].scales {
      let before = rank(scale, measure, study.before)
      let after = rank(scale, measure, study.after)
      if before >= 0, after >= 0 {
        tally.scales[scale].pairs.add(before: before, after: after, combination: combination)
      } else if before >= 0 {
        tally.scales[scale].beforeOnly[before] &+= 1
        if isComplete(scale, study.before) { tally.scales[scale].completeBeforeOnly &+= 1 }
      } else if after >= 0, isComplete(scale, study.after) {
        tally.scales[scale].completeAfterOnly &+= 1
      }
      var waves = 0
      for wave in 0..<study.waves where rank(scale, measure, wave) >= 0 { waves |= 1 &<< wave }
      if waves != 0 { addTrend(scale, measure, waves) }
    }
    account(measure, combination)
  }

  @inline(__always)
  private mutating func addTrend(_ scale: Int, _ measure: Int, _ waves: Int) {
    let ranks = study.scales[scale].numerators.count
    if tally.scales[scale].trend[waves].isEmpty {
      tally.scales[scale].trend[waves] = Array(repeating: 0, count: ranks * study.waves)
    }
    for wave in 0..<study.waves where waves & (1 &<< wave) != 0 {
      tally.scales[scale].trend[waves][wave &* ranks &+ rank(scale, measure, wave)] &+= 1
    }
  }

  /// Accounts for a person's measurements by the primary scale of an instrument.
  @inline(__always)
  private mutating func account(_ measure: Int, _ combination: Int) {
    let scale = study.measures[measure].scales.lowerBound
    let before = rank(scale, measure, study.before)
    let after = rank(scale, measure, study.after)
    for wave in 0..<study.waves where isMeasured[measure &* study.waves &+ wave] {
      let rank = rank(scale, measure, wave)
      if rank < 0 {
        tally.ledger.tooManyUnanswered &+= 1
      } else {
        if study.scales[scale].isQuestionable[rank] { tally.measures[measure].questionable &+= 1 }
        if wave != study.before, wave != study.after { tally.ledger.between &+= 1 }
      }
    }
    switch (before >= 0, after >= 0) {
    case (true, true):
      tally.ledger.paired &+= 2
      tally.measures[measure].attendance[combination].pairs &+= 1
      let sign = (after &- before).signum()
      signOfMeasure[measure] = study.measures[measure].higherIsBetter ? sign : -sign
      addDays(measure)
    case (true, false):
      tally.ledger.beforeOnly &+= 1
      tally.measures[measure].attendance[combination].beforeOnly &+= 1
    case (false, true):
      tally.ledger.afterOnly &+= 1
      tally.measures[measure].attendance[combination].afterOnly &+= 1
    case (false, false): break
    }
  }

  @inline(__always)
  private mutating func addDays(_ measure: Int) {
    let first = days[measure &* study.waves &+ study.before]
    let last = days[measure &* study.waves &+ study.after]
    guard first != PlainStudy.noDay, last != PlainStudy.noDay else { return }
    tally.measures[measure].days.add(Int(last) &- Int(first))
    if last < first { tally.measures[measure].backInTime &+= 1 }
  }

  /// A hash of an id without case, blanks and leading zeros.
  private static func folded(_ id: [UInt64], _ seed: UInt64) -> UInt64 {
    var bytes: [UInt8] = []
    for word in id {
      for place in 0..<8 {
        let byte = UInt8(truncatingIfNeeded: word >> UInt64(place * 8))
        if byte != 0 { bytes.append(byte) }
      }
    }
    var key: [UInt8] = []
    RespondentFaults.fold(String(decoding: bytes, as: UTF8.self), into: &key)
    return key.reduce(seed) { ByteWords.mixed($0, UInt64($1)) }
  }
}
