import FremgangKit
import FremgangStatistics

/// Puts each person's plain records together, and counts what they come to.
///
/// People with two measurements of one instrument at one wave, with rows that contradict each other, or
/// with a wave or a day that cannot be read are left to the careful reader.
@safe struct PlainJoin: ~Copyable {
  /// A block of the layout, with the bits in which its first score stands.
  struct Block {
    var measure: Int
    var wave: Int
    var date: Int
    var first: RecordShape.Field
    var firstScale: Int
    var endScale: Int
    /// Whether it has one scale.
    var isSimple: Bool
    /// The first of the measure's scales.
    var target: Int
    /// Where the measure's waves begin among those of all measures.
    var firstPlace: Int
  }

  struct Measure {
    var firstScale: Int
    var endScale: Int
    var higherIsBetter: Bool
    /// Whether it has one scale, and the study no waves but those of a pair.
    var isSimple: Bool
    /// Where the measure's waves begin among those of all measures.
    var firstPlace: Int
  }

  struct Scale {
    var ranks: Int
    /// Where its places and its ranks begin among those of all scales.
    var firstPlace: Int
    var firstRank: Int
    var firstComplete: Int
  }

  let study: PlainStudy
  let shape: RecordShape
  let stride: Int
  let keyBytes: Int
  let parts: [PlainPart]
  let seed: UInt64
  let foldsIDs: Bool
  let hashesIDs: Bool
  let needsIDs: Bool
  /// A bit for each wave.
  let allWaves: UInt64
  let waves: Int
  let hasTwoWaves: Bool
  /// What ``PlainStudy`` says of waves, at hand.
  let beforeWave: Int
  let afterWave: Int
  let fixedWave: Int
  let waveToken: Int
  /// The token column of the day where all blocks have the same, or -1.
  let commonDate: Int
  let absent = ScoreLattice.absent
  let blocks: FixedArray<Block>
  let measures: FixedArray<Measure>
  let scales: FixedArray<Scale>
  let scaleFields: FixedArray<RecordShape.Field>
  let tokenFields: FixedArray<RecordShape.Field>
  let groupTokens: FixedArray<Int>
  let levelCounts: FixedArray<Int>
  let rankOfPlace: FixedArray<Int32>
  let isQuestionable: FixedArray<Bool>
  /// By part and token column, where the meanings of its numbers begin; then the meanings: a wave, a
  /// level or a day.
  let meaningStarts: FixedArray<Int>
  let meanings: FixedArray<Int32>
  let usual: UsualPeople
  // The person being counted.
  /// A bit for each measure and wave.
  var measured: UInt64 = 0
  let days: FixedArray<Int32>
  /// By scale and wave: where the score stands on the scale's lattice.
  let places: FixedArray<Int32>
  let levels: FixedArray<Int>
  let signOfMeasure: FixedArray<Int>
  /// By slot, the first record of a person; by record, the person's next one; and by person the first.
  ///
  /// Records are counted from 1, and 0 is none.
  var heads = FixedArray<UInt32>(repeating: 0, count: 0)
  var nexts = FixedArray<UInt32>(repeating: 0, count: 0)
  var firsts = FixedArray<UInt32>(repeating: 0, count: 0)
  // The counts.
  let pairs: UnsafeMutablePointer<PairKeys>
  let beforeOnly: FixedArray<Int>
  let afterOnly: FixedArray<Int>
  let trend: FixedArray<Int>
  let completeAlone: FixedArray<Int>
  let attendance: FixedArray<Int>
  let signs: FixedArray<Int>
  let people: FixedArray<Int>
  let respondents: FixedArray<Int>
  let questionable: FixedArray<Int>
  let backInTime: FixedArray<Int>
  /// By measure, how often pairs lie so many days apart: at the places of ``NearDays``, and all others.
  let nearDays: FixedArray<UInt32>
  var farDays: [CountTable]
  var ledger = PlainTally.Ledger()
  var measurements = 0
  var included = 0
  var pairedOnAny = 0
  var careful: Set<[UInt64]> = []
  var foldedIDs: [UInt64] = []
  var idHashes: [UInt64] = []

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
    stride = shape.stride
    keyBytes = shape.keyBytes
    self.parts = parts
    self.seed = seed
    self.foldsIDs = foldsIDs
    self.hashesIDs = hashesIDs
    allWaves = (1 << UInt64(study.waves)) - 1
    needsIDs = foldsIDs || hashesIDs || !study.careful.isEmpty
    waves = study.waves
    hasTwoWaves = study.hasTwoWaves
    beforeWave = study.before
    afterWave = study.after
    fixedWave = study.fixedWave
    waveToken = study.waveToken
    let dates = Set(study.blocks.map(\.date))
    commonDate = dates.count == 1 ? dates.first ?? -1 : -1
    let tally = PlainTally(study)
    blocks = FixedArray(count: study.blocks.count) { number in
      let block = study.blocks[number]
      return Block(
        measure: block.measure,
        wave: block.wave,
        date: block.date,
        first: shape.scales[block.scales.lowerBound],
        firstScale: block.scales.lowerBound,
        endScale: block.scales.upperBound,
        isSimple: block.scales.count == 1,
        target: study.measures[block.measure].scales.lowerBound,
        firstPlace: block.measure * study.waves
      )
    }
    measures = FixedArray(count: study.measures.count) { number in
      let measure = study.measures[number]
      return Measure(
        firstScale: measure.scales.lowerBound,
        endScale: measure.scales.upperBound,
        higherIsBetter: measure.higherIsBetter,
        isSimple: study.hasTwoWaves && measure.scales.count == 1,
        firstPlace: number * study.waves
      )
    }
    var (firstPlace, firstRank) = (0, 0)
    scales = FixedArray(count: study.scales.count) { number in
      let lattice = study.scales[number]
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
    scaleFields = FixedArray(shape.scales)
    tokenFields = FixedArray(shape.tokens)
    groupTokens = FixedArray(study.groupTokens)
    levelCounts = FixedArray(study.levels)
    rankOfPlace = FixedArray(study.scales.flatMap(\.rankOfPlace))
    isQuestionable = FixedArray(study.scales.flatMap(\.isQuestionable))
    let (starts, all) = study.flatMeanings(columns: shape.tokens.count)
    // One more, which is where nothing begins: a table may have no texts at all.
    meaningStarts = FixedArray(starts + [all.count])
    meanings = FixedArray(all)
    usual = UsualPeople(study, shape, needsIDs: needsIDs)
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
    nearDays = FixedArray(repeating: 0, count: study.measures.count * NearDays.places)
    farDays = study.measures.map { _ in CountTable(denominator: 1) }
  }

  deinit {
    unsafe pairs.deinitialize(count: study.scales.count)
    unsafe pairs.deallocate()
  }

  /// Counts the people of one partition, whose records are gone afterwards.
  mutating func count(partition: Int) {
    let counts = parts.map { $0.records(of: partition) }
    let total = counts.reduce(0, +)
    guard total > 0 else { return }
    // In front stands a record that says nothing, which is the second one of those who have none.
    let bytes = (total + 1) * stride + 2 * RecordStore.slack
    let records = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 8)
    defer { unsafe records.deallocate() }
    unsafe records.initializeMemory(as: UInt8.self, repeating: 0, count: stride)
    var start = 1
    for (part, count) in zip(parts, counts) {
      unsafe part.move(partition, to: records + start * stride)
      start += count
    }
    let persons = unsafe link(records, total)
    if usual.isSuited {
      unsafe countUsual(UnsafeRawPointer(records), persons, counts, partition)
      return
    }
    let isNarrow = shape.payloadWords == 1
    for person in 0..<persons {
      let first = Int(firsts[person])
      unsafe countPerson(UnsafeRawPointer(records), first, counts, partition, isNarrow: isNarrow)
    }
  }

  /// Chains the records of each person.
  ///
  /// - Returns: how many persons there are.
  mutating func link(_ records: UnsafeMutableRawPointer, _ total: Int) -> Int {
    var size = 16
    while size < total * 2 { size *= 2 }
    if heads.count == size {
      heads.fill(with: 0)
    } else {
      heads = FixedArray(repeating: 0, count: size)
    }
    if nexts.count <= total {
      nexts = FixedArray(repeating: 0, count: 1 + total + total / 8)
      firsts = FixedArray(repeating: 0, count: 1 + total + total / 8)
    }
    if shape.idWords == 1 { return unsafe linkShort(records, total, mask: size - 1) }
    nexts[0] = 0
    var persons = 0
    for record in 1...total {
      let place = unsafe records + record &* stride
      var slot = unsafe Int(truncatingIfNeeded: hash(place)) & (size - 1)
      while heads[slot] != 0, unsafe !isSamePerson(place, records + Int(heads[slot]) &* stride) {
        slot = (slot &+ 1) & (size - 1)
      }
      persons = chain(record, at: slot, persons)
    }
    return persons
  }

  /// The same with ids of one word, whose lowest bits are as good as random.
  ///
  /// Most slots are empty or hold the person. Which of these, nobody can foresee, and there is no branch for it: the
  /// record in front, which stands in an empty slot, is given the id that is looked for.
  private mutating func linkShort(
    _ records: UnsafeMutableRawPointer,
    _ total: Int,
    mask: Int
  ) -> Int {
    let shift = UInt64(64 &- keyBytes &* 8)
    nexts[0] = 0
    var persons = 0
    for record in 1...total {
      let key = unsafe ByteWords.load(records + record &* stride)
      unsafe records.storeBytes(of: key.littleEndian, as: UInt64.self)
      var slot = Int(truncatingIfNeeded: key) & mask
      while unsafe (ByteWords.load(records + Int(heads[slot]) &* stride) ^ key) &<< shift != 0 {
        slot = (slot &+ 1) & mask
      }
      persons = chain(record, at: slot, persons)
    }
    unsafe records.storeBytes(of: 0, as: UInt64.self)
    return persons
  }

  /// All ones for a record, and 0 for none.
  @inline(__always)
  static func isTaken(_ head: Int) -> Int { (0 &- head) &>> (Int.bitWidth &- 1) }

  /// Puts a record behind the first one of its person, who may be a new one.
  ///
  /// - Returns: how many persons there are.
  @inline(__always)
  private mutating func chain(_ record: Int, at slot: Int, _ persons: Int) -> Int {
    let head = Int(heads[slot])
    heads[slot] = UInt32(truncatingIfNeeded: head == 0 ? record : head)
    firsts[persons] = UInt32(truncatingIfNeeded: record)
    nexts[record] = nexts[head]
    nexts[head] = UInt32(truncatingIfNeeded: record)
    nexts[0] = 0
    return persons &+ 1 &+ PlainJoin.isTaken(head)
  }

  @inline(__always)
  private func hash(_ record: UnsafeRawPointer) -> UInt64 {
    var hash = seed
    for word in 0..<shape.idWords {
      hash = unsafe ByteWords.mixed(hash, ByteWords.load(record + word &* 8))
    }
    return hash
  }

  @inline(__always)
  private func isSamePerson(_ one: UnsafeRawPointer, _ other: UnsafeRawPointer) -> Bool {
    for word in 0..<shape.idWords
    where unsafe ByteWords.load(one + word &* 8) != ByteWords.load(other + word &* 8) {
      return false
    }
    return true
  }

  /// The id of a record in words, as the parser's.
  func id(_ record: UnsafeRawPointer, _ partition: Int) -> [UInt64] {
    guard shape.idWords == 1 else {
      return (0..<shape.idWords).map { unsafe ByteWords.load(record + $0 * 8) }
    }
    let low = unsafe ByteWords.load(record, upTo: shape.keyBytes)
    let key =
      shape.keyBytes == 8 ? low : low | UInt64(partition) << UInt64(64 - shape.partitionBits)
    return [ByteWords.unmixed(seed, key)]
  }
}
