import CVectors
import FremgangKit

// What a whole row says, once all of its fields are plain.
extension PlainRowParser {
  /// Takes what the row says; tells why it does not.
  @inline(__always)
  mutating func finish() -> Refusal? {
    if id.words > shape.idWords { return .tooWide(.id(words: id.words)) }
    if let token = overfullToken {
      return unsafe tables[token].isFull ? .unsuited : .tooWide(.token(token))
    }
    var wave = 0
    if let token = waveToken {
      wave = tokens[token]
      if wave == 0 { return leave(before: steps.count) }
      if wave >= PlainEvidence.mostWaves { return .unsuited }
    }
    if wanted != nil, !isWanted {
      lines &+= 1
      return nil
    }
    return isNarrow ? finishNarrow(wave: wave) : finishWide(wave: wave)
  }

  /// Counts what the row says, and packs it into one word.
  @inline(__always)
  private mutating func finishNarrow(wave: Int) -> Refusal? {
    var payload = packed
    var isUsed = false
    for number in 0..<blocks.count {
      let tally = unsafe tallies.place(number)
      if unsafe tally.pointee.answered == 0 { continue }
      isUsed = true
      let block = unsafe blocks.place(number)
      unsafe note(block, number, wave: wave)
      if unsafe block.pointee.isSimple {
        let place = unsafe straightPlace(block, &block.pointee.scale, tally.pointee, wave: wave)
        unsafe payload |= UInt64(truncatingIfNeeded: place) &<< block.pointee.scale.field.shift
      } else {
        payload |= packedPlaces(number, wave: wave)
      }
    }
    return unsafe keep(isUsed) { place in
      unsafe place.storeBytes(of: payload.littleEndian, as: UInt64.self)
    }
  }

  /// The scores of a measurement, packed into one word.
  @inline(never)
  private mutating func packedPlaces(_ number: Int, wave: Int) -> UInt64 {
    var payload: UInt64 = 0
    for index in blocks[number].firstScale..<blocks[number].endScale {
      let place = UInt64(truncatingIfNeeded: place(index, number, wave: wave))
      payload |= place &<< scales[index].field.shift
    }
    return payload
  }

  /// Counts what the row says, and packs it into several words.
  @inline(never)
  private mutating func finishWide(wave: Int) -> Refusal? {
    var payload = (UInt64(0), UInt64(0), UInt64(0), UInt64(0))
    for token in 0..<tokens.count {
      PlainRowParser.add(UInt64(truncatingIfNeeded: tokens[token]), tokenFields[token], &payload)
    }
    var isUsed = false
    for number in 0..<blocks.count where tallies[number].answered > 0 {
      isUsed = true
      unsafe note(blocks.place(number), number, wave: wave)
      for index in blocks[number].firstScale..<blocks[number].endScale {
        let place = place(index, number, wave: wave)
        PlainRowParser.add(UInt64(truncatingIfNeeded: place), scales[index].field, &payload)
      }
    }
    let words = shape.payloadWords
    return unsafe keep(isUsed) { place in
      unsafe place.storeBytes(of: payload.0.littleEndian, as: UInt64.self)
      unsafe place.storeBytes(of: payload.1.littleEndian, toByteOffset: 8, as: UInt64.self)
      if words > 2 {
        unsafe place.storeBytes(of: payload.2.littleEndian, toByteOffset: 16, as: UInt64.self)
      }
      if words > 3 {
        unsafe place.storeBytes(of: payload.3.littleEndian, toByteOffset: 24, as: UInt64.self)
      }
    }
  }

  @inline(__always)
  static func add(
    _ value: UInt64,
    _ field: RecordShape.Field,
    _ payload: inout (UInt64, UInt64, UInt64, UInt64)
  ) {
    let bits = value &<< field.shift
    switch field.word {
    case 0: payload.0 |= bits
    case 1: payload.1 |= bits
    case 2: payload.2 |= bits
    default: payload.3 |= bits
    }
  }

  /// Whether the row's person is one of those whose rows are wanted.
  var isWanted: Bool {
    wanted?.contains((0..<shape.idWords).map { id[$0] }) ?? true
  }

  /// Notes a measurement.
  @inline(__always)
  private mutating func note(_ block: UnsafePointer<BlockNumbers>, _ number: Int, wave: Int) {
    let seen = wave &* blocks.count &+ number
    let evidence = unsafe gathered.place(seen)
    unsafe evidence.pointee.measured &+= 1
    if unsafe evidence.pointee.lowest_seen != block.pointee.allSets { lookForLowest(number, seen) }
    if countsCodes { countCodes(number, wave, seen) }
  }

  /// Where the score of a measurement stands on the lattice of a scale; its answers are counted.
  private mutating func place(_ index: Int, _ number: Int, wave: Int) -> Int {
    guard !scales[index].isStraight else {
      return unsafe straightPlace(
        blocks.place(number),
        scales.place(index),
        tallies[number],
        wave: wave
      )
    }
    let (sum, count) = gather(index, scales[index], wave: wave)
    return unsafe place(of: sum, count, scales.place(index))
  }

  /// The same on a scale that takes all items as they are.
  @inline(__always)
  private mutating func straightPlace(
    _ block: UnsafePointer<BlockNumbers>,
    _ scale: UnsafePointer<ScaleNumbers>,
    _ tally: BlockTally,
    wave: Int
  ) -> Int {
    let (sum, count) = (tally.sum, tally.answered)
    if unsafe count == scale.pointee.expected && scale.pointee.hasSpread {
      let index = unsafe scale.pointee.index
      unsafe spreads[index].add(lanes.place(block.pointee.firstLane), total: sum, wave: wave)
    }
    return unsafe place(of: sum, count, scale)
  }

  @inline(__always)
  private func place(of sum: Int, _ count: Int, _ scale: UnsafePointer<ScaleNumbers>) -> Int {
    unsafe count < scale.pointee.fewest
      ? unscorable : scale.pointee.origin &+ count &* scale.pointee.sums &+ sum
  }

  /// The answers to a scale that takes some of the items, or turns some round.
  mutating func gather(
    _ index: Int,
    _ scale: ScaleNumbers,
    wave: Int
  ) -> (sum: Int, count: Int) {
    var (sum, count) = (0, 0)
    for item in scale.firstItem..<scale.firstItem &+ scale.expected {
      let number = Int(lanes[Int(itemLanes[item])])
      guard number < PlainLayout.numbers else { continue }
      let value = itemValues[item &* PlainLayout.numbers &+ number]
      sum &+= Int(value)
      values[count] = UInt16(truncatingIfNeeded: value)
      count &+= 1
    }
    if count == scale.expected, scale.hasSpread {
      unsafe spreads[index].add(values.place(0), total: sum, wave: wave)
    }
    return (sum, count)
  }

  mutating func lookForLowest(_ number: Int, _ seen: Int) {
    let block = layout.blocks[number]
    for item in 0..<block.items where lanes[block.firstLane + item] == block.lowest[item] {
      unsafe gathered.place(seen).pointee.lowest_seen |= 1 &<< UInt64(block.sets[item])
    }
  }

  /// Counts which numbers stand for the answers of one measurement.
  mutating func countCodes(_ number: Int, _ wave: Int, _ seen: Int) {
    let block = layout.blocks[number]
    if gathered[seen].measured == 1 { firstLines[seen] = lines }
    let start = wave &* (codes.count / PlainEvidence.mostWaves) &+ codeStarts[number]
    for item in 0..<block.items {
      let value = Int(lanes[block.firstLane &+ item])
      guard value < PlainLayout.numbers else { continue }
      let place = start &+ block.sets[item] &* PlainLayout.numbers &+ value
      codes[place] = codes[place] &+ 1
    }
  }

  /// Keeps the record of the row, which `write` completes.
  @inline(__always)
  private mutating func keep(
    _ isUsed: Bool,
    _ write: (UnsafeMutableRawPointer) -> Void
  ) -> Refusal? {
    rows &+= 1
    if isUsed { rowsUsed &+= 1 }
    if wanted != nil { return .left }
    lines &+= 1
    unsafe write(addRecord() + keyBytes)
    return nil
  }

  /// Adds a record with the id of the row.
  @inline(__always)
  private mutating func addRecord() -> UnsafeMutableRawPointer {
    let isSingle = shape.idWords == 1
    // Of longer ids the hash is mixed once more, so that its highest bits are as good as its lowest.
    let key = ByteWords.mixed(seed, isSingle ? id[0] : hash)
    let partition = shape.partitionBits == 0 ? 0 : key &>> UInt64(64 &- shape.partitionBits)
    let place = unsafe records.place(in: Int(truncatingIfNeeded: partition))
    if isSingle {
      unsafe place.storeBytes(of: key.littleEndian, as: UInt64.self)
    } else {
      for word in 0..<shape.idWords {
        unsafe place.storeBytes(of: id[word].littleEndian, toByteOffset: word &* 8, as: UInt64.self)
      }
    }
    return unsafe place
  }
}
