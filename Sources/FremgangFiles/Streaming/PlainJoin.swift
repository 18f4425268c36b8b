import FremgangKit

/// Puts each person's plain records together, and counts what they come to.
///
/// People with two measurements of one instrument at one wave, with rows that contradict each other, or
/// with a wave or a day that cannot be read are left to the careful reader.
@safe struct PlainJoin: ~Copyable {
  /// A block of the layout, with the bits in which its first score stands.
  private struct Block {
    var measure: Int
    var wave: Int
    var date: Int
    var first: RecordShape.Field
    var firstScale: Int
    var endScale: Int
    /// The first of the measure's scales.
    var target: Int
  }

  private struct Measure {
    var firstScale: Int
    var endScale: Int
    var higherIsBetter: Bool
  }

  private struct Scale {
    var ranks: Int
    /// Where its places and its ranks begin among those of all scales.
    var firstPlace: Int
    var firstRank: Int
    var firstComplete: Int
  }

  private let study: PlainStudy
  private let shape: RecordShape
  private let parts: [PlainPart]
  private let seed: UInt64
  private let foldsIDs: Bool
  private let hashesIDs: Bool
  private let needsIDs: Bool
  private let waves: Int
  private let hasTwoWaves: Bool
  private let blocks: FixedArray<Block>
  private let measures: FixedArray<Measure>
  private let scales: FixedArray<Scale>
  private let scaleFields: FixedArray<RecordShape.Field>
  private let tokenFields: FixedArray<RecordShape.Field>
  private let groupTokens: FixedArray<Int>
  private let levelCounts: FixedArray<Int>
  private let rankOfPlace: FixedArray<Int32>
  private let isQuestionable: FixedArray<Bool>
  /// By part and token column, where the meanings of its numbers begin; then the meanings: a wave, a
  /// level or a day.
  private let meaningStarts: FixedArray<Int>
  private let meanings: FixedArray<Int32>
  // The person being counted.
  private let isMeasured: FixedArray<Bool>
  private let days: FixedArray<Int32>
  private let places: FixedArray<Int>
  private let levels: FixedArray<Int>
  private let signOfMeasure: FixedArray<Int>
  private var heads = FixedArray<UInt32>(repeating: 0, count: 0)
  private var nexts = FixedArray<UInt32>(repeating: 0, count: 0)
  // The counts.
  private let pairs: UnsafeMutablePointer<PairKeys>
  private let beforeOnly: FixedArray<Int>
  private let afterOnly: FixedArray<Int>
  private let trend: FixedArray<Int>
  private let completeAlone: FixedArray<Int>
  private let attendance: FixedArray<Int>
  private let signs: FixedArray<Int>
  private let people: FixedArray<Int>
  private let respondents: FixedArray<Int>
  private let questionable: FixedArray<Int>
  private let backInTime: FixedArray<Int>
  private var dayCounts: [DayCounts]
  private var ledger = PlainTally.Ledger()
  private var measurements = 0
  private var included = 0
  private var pairedOnAny = 0
  private var careful: Set<[UInt64]> = []
  private var foldedIDs: [UInt64] = []
  private var idHashes: [UInt64] = []

  init(
    _ study: PlainStudy,
    _ shape: RecordShape,
    _ parts: [PlainPart],
    seed: UInt64,
    foldsIDs: Bool,
    hashesIDs: Bool
  ) {
    self.study = study
    self.shape = shape
    self.parts = parts
    self.seed = seed
    self.foldsIDs = foldsIDs
    self.hashesIDs = hashesIDs
    needsIDs = foldsIDs || hashesIDs || !study.careful.isEmpty
    waves = study.waves
    hasTwoWaves = study.hasTwoWaves
    let tally = PlainTally(study)
    blocks = FixedArray(
      study.blocks.map { block in
        Block(
          measure: block.measure,
          wave: block.wave,
          date: block.date,
          first: shape.scales[block.scales.lowerBound],
          firstScale: block.scales.lowerBound,
          endScale: block.scales.upperBound,
          target: study.measures[block.measure].scales.lowerBound
        )
      }
    )
    measures = FixedArray(
      study.measures.map { measure in
        Measure(
          firstScale: measure.scales.lowerBound,
          endScale: measure.scales.upperBound,
          higherIsBetter: measure.higherIsBetter
        )
      }
    )
    var (firstPlace, firstRank) = (0, 0)
    scales = FixedArray(
      study.scales.map { lattice in
        defer {
          firstPlace += lattice.places
          firstRank += lattice.numerators.count
        }
        return Scale(
          ranks: lattice.numerators.count,
          firstPlace: firstPlace,
          firstRank: firstRank,
          firstComplete: lattice.firstComplete
        )
      }
    )
    scaleFields = FixedArray(shape.scales)
    tokenFields = FixedArray(shape.tokens)
    groupTokens = FixedArray(study.groupTokens)
    levelCounts = FixedArray(study.levels)
    rankOfPlace = FixedArray(study.scales.flatMap(\.rankOfPlace))
    isQuestionable = FixedArray(study.scales.flatMap(\.isQuestionable))
    let (starts, all) = study.flatMeanings(columns: shape.tokens.count)
    meaningStarts = FixedArray(starts)
    meanings = FixedArray(all)
    isMeasured = FixedArray(repeating: false, count: study.measures.count * waves)
    days = FixedArray(repeating: PlainStudy.noDay, count: study.measures.count * waves)
    places = FixedArray(repeating: 0, count: study.scales.count * waves)
    levels = FixedArray(repeating: 0, count: study.levels.count)
    signOfMeasure = FixedArray(repeating: 0, count: study.measures.count)
    unsafe pairs = .allocate(capacity: study.scales.count)
    for scale in study.scales.indices {
      unsafe (pairs + scale).initialize(to: PairKeys(for: tally.scales[scale].pairs))
    }
    beforeOnly = FixedArray(repeating: 0, count: firstRank)
    afterOnly = FixedArray(repeating: 0, count: firstRank)
    trend = FixedArray(repeating: 0, count: hasTwoWaves ? 0 : firstRank * waves << waves)
    completeAlone = FixedArray(repeating: 0, count: study.scales.count * 2)
    attendance = FixedArray(
      repeating: 0,
      count: study.measures.count * study.combinations * 3
    )
    signs = FixedArray(repeating: 0, count: tally.signs.count * 9 << study.levels.count)
    people = FixedArray(repeating: 0, count: study.combinations)
    respondents = FixedArray(repeating: 0, count: study.measures.count)
    questionable = FixedArray(repeating: 0, count: study.measures.count)
    backInTime = FixedArray(repeating: 0, count: study.measures.count)
    dayCounts = study.measures.map { _ in DayCounts() }
  }

  deinit {
    unsafe pairs.deinitialize(count: study.scales.count)
    unsafe pairs.deallocate()
  }

  /// What was counted so far.
  var tally: PlainTally {
    var tally = PlainTally(study)
    for scale in study.scales.indices {
      unsafe tally.scales[scale].pairs.take(pairs[scale])
      let numbers = scales[scale]
      tally.scales[scale].beforeOnly = (0..<numbers.ranks).map {
        beforeOnly[numbers.firstRank + $0]
      }
      tally.scales[scale].afterOnly = (0..<numbers.ranks).map {
        afterOnly[numbers.firstRank + $0]
      }
      tally.scales[scale].completeBeforeOnly = completeAlone[scale * 2]
      tally.scales[scale].completeAfterOnly = completeAlone[scale * 2 + 1]
      let size = numbers.ranks * waves
      for set in 1..<(hasTwoWaves ? 1 : 1 << waves) {
        let start = (numbers.firstRank * waves << waves) + set * size
        let counts = (0..<size).map { trend[start + $0] }
        if counts.contains(where: { $0 > 0 }) { tally.scales[scale].trend[set] = counts }
      }
    }
    for measure in study.measures.indices {
      tally.measures[measure].respondents = respondents[measure]
      tally.measures[measure].questionable = questionable[measure]
      tally.measures[measure].backInTime = backInTime[measure]
      tally.measures[measure].days = dayCounts[measure]
      for combination in 0..<people.count {
        let place = (measure * people.count + combination) * 3
        tally.measures[measure].attendance[combination] = Attendance(
          pairs: attendance[place],
          beforeOnly: attendance[place + 1],
          afterOnly: attendance[place + 2]
        )
      }
    }
    let size = 9 << study.levels.count
    for pair in tally.signs.indices {
      tally.signs[pair] = (0..<size).map { signs[pair * size + $0] }
    }
    tally.people = people.elements
    tally.ledger = ledger
    tally.measurements = measurements
    tally.included = included
    tally.pairedOnAny = pairedOnAny
    tally.careful = careful
    tally.foldedIDs = foldedIDs
    tally.idHashes = idHashes
    return tally
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
    for slot in 0..<heads.count where heads[slot] != 0 {
      unsafe countPerson(UnsafeRawPointer(records), Int(heads[slot]) - 1, counts, partition)
    }
  }

  /// Chains the records of each person.
  private mutating func link(_ records: UnsafeRawPointer, _ total: Int) {
    var size = 16
    while size < total * 2 { size *= 2 }
    if heads.count == size {
      heads.fill(with: 0)
    } else {
      heads = FixedArray(repeating: 0, count: size)
    }
    if nexts.count < total { nexts = FixedArray(repeating: 0, count: total + total / 8) }
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
    isMeasured.fill(with: false)
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
      if foldsIDs { foldedIDs.append(PlainJoin.folded(id, seed)) }
      if hashesIDs { idHashes.append(RespondentSlice.hash(PlainJoin.bytes(of: id))) }
      if !isPlain || study.careful.contains(id) {
        careful.insert(id)
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
  private func take(_ record: UnsafeRawPointer, _ starts: Int) -> Bool {
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
      let measured = block.measure &* waves &+ wave
      if isMeasured[measured] { return false }
      isMeasured[measured] = true
      var day = PlainStudy.noDay
      if block.date >= 0 {
        unsafe day = meaning(of: block.date, starts, payload)
        if day == PlainStudy.badDay { return false }
      }
      days[measured] = day
      places[block.target &* waves &+ wave] = first
      var target = block.target &+ 1
      for scale in block.firstScale &+ 1..<block.endScale {
        places[target &* waves &+ wave] = unsafe self.number(scaleFields[scale], payload)
        target &+= 1
      }
    }
    return true
  }

  /// What the number of a token column means in a record.
  @inline(__always)
  private func meaning(of token: Int, _ starts: Int, _ payload: UnsafeRawPointer) -> Int32 {
    unsafe meanings[meaningStarts[starts &+ token] &+ number(tokenFields[token], payload)]
  }

  /// Counts the person who was taken.
  @inline(__always)
  private mutating func add() {
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
      var count = 0
      for wave in 0..<waves where isMeasured[measure &* waves &+ wave] { count &+= 1 }
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
  private func addSigns(_ stated: Int) {
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
  private func rank(_ scale: Int, _ measure: Int, _ wave: Int) -> Int {
    guard wave >= 0, isMeasured[measure &* waves &+ wave] else { return -1 }
    return Int(rankOfPlace[scales[scale].firstPlace &+ places[scale &* waves &+ wave]])
  }

  /// Whether every item of the score on a scale at a wave was answered.
  @inline(__always)
  private func isComplete(_ scale: Int, _ wave: Int) -> Bool {
    places[scale &* waves &+ wave] >= scales[scale].firstComplete
  }

  @inline(__always)
  private mutating func add(_ measure: Int, _ combination: Int) {
    for scale in measures[measure].firstScale..<measures[measure].endScale {
      let before = rank(scale, measure, study.before)
      let after = rank(scale, measure, study.after)
      if before >= 0, after >= 0 {
        unsafe pairs[scale].add(before: before, after: after, combination: combination)
      } else if before >= 0 {
        let place = scales[scale].firstRank &+ before
        beforeOnly[place] = beforeOnly[place] &+ 1
        if isComplete(scale, study.before) {
          completeAlone[scale &* 2] = completeAlone[scale &* 2] &+ 1
        }
      } else if after >= 0 {
        let place = scales[scale].firstRank &+ after
        afterOnly[place] = afterOnly[place] &+ 1
        if isComplete(scale, study.after) {
          completeAlone[scale &* 2 &+ 1] = completeAlone[scale &* 2 &+ 1] &+ 1
        }
      }
      // With no other waves than these two, the pairs tell the rest.
      if !hasTwoWaves { addTrend(scale, measure) }
    }
    account(measure, combination)
  }

  private func addTrend(_ scale: Int, _ measure: Int) {
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
  private mutating func account(_ measure: Int, _ combination: Int) {
    let scale = measures[measure].firstScale
    let before = rank(scale, measure, study.before)
    let after = rank(scale, measure, study.after)
    for wave in 0..<waves where isMeasured[measure &* waves &+ wave] {
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
  private mutating func addDays(_ measure: Int) {
    let first = days[measure &* waves &+ study.before]
    let last = days[measure &* waves &+ study.after]
    guard first != PlainStudy.noDay, last != PlainStudy.noDay else { return }
    dayCounts[measure].add(Int(last) &- Int(first))
    if last < first { backInTime[measure] = backInTime[measure] &+ 1 }
  }

  /// The bytes of an id.
  private static func bytes(of id: [UInt64]) -> [UInt8] {
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

  /// A hash of an id without case, blanks and leading zeros.
  private static func folded(_ id: [UInt64], _ seed: UInt64) -> UInt64 {
    var key: [UInt8] = []
    RespondentFaults.fold(String(decoding: bytes(of: id), as: UTF8.self), into: &key)
    return key.reduce(seed) { ByteWords.mixed($0, UInt64($1)) }
  }
}
