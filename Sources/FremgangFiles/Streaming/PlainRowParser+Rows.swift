import FremgangKit

// What a whole row says, once all of its fields are plain.
extension PlainRowParser {
  /// Takes what the row says.
  @inline(__always)
  mutating func finish(_ next: Int) -> Outcome {
    if id.words > shape.idWords { return .tooWide(.id(words: id.words)) }
    for token in 0..<tokens.count where tokens[token] &>> tokenFields[token].bits != 0 {
      return unsafe tables[token].isFull ? .unsuited : .tooWide(.token(token))
    }
    var wave = 0
    if let token = layout.waveToken {
      wave = tokens[token]
      if wave == 0 { return leave(before: steps.count) }
      if wave >= PlainEvidence.mostWaves { return .unsuited }
    }
    if wanted != nil, !isWanted {
      lines &+= 1
      return .taken(next: next)
    }
    var payload = (UInt64(0), UInt64(0), UInt64(0), UInt64(0))
    for token in 0..<tokens.count {
      PlainRowParser.add(UInt64(truncatingIfNeeded: tokens[token]), tokenFields[token], &payload)
    }
    var isUsed = false
    for number in 0..<blocks.count where answered[number] > 0 {
      isUsed = true
      count(number, wave: wave, &payload)
    }
    rows &+= 1
    if isUsed { rowsUsed &+= 1 }
    if wanted != nil { return .left }
    lines &+= 1
    keep(payload)
    return .taken(next: next)
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

  /// Counts one measurement: its score on each scale, and its answers.
  @inline(__always)
  mutating func count(
    _ number: Int,
    wave: Int,
    _ payload: inout (UInt64, UInt64, UInt64, UInt64)
  ) {
    let block = blocks[number]
    let seen = wave &* blocks.count &+ number
    measured[seen] = measured[seen] &+ 1
    if lowestSeen[seen] != block.allSets { lookForLowest(number, seen) }
    if countsCodes { countCodes(number, wave, seen) }
    for index in block.firstScale..<block.endScale {
      let scale = scales[index]
      var (sum, count) = (sums[number], answered[number])
      if !scale.isStraight {
        (sum, count) = gather(index, scale, wave: wave)
      } else if count == scale.expected, scale.hasSpread {
        unsafe spreads[index].add(lanes.place(block.firstLane), total: sum, wave: wave)
      }
      let place =
        count < scale.fewest
        ? ScoreLattice.unscorable
        : 2 &+ (count &- scale.fewest) &* scale.sums &+ (sum &- scale.lowestSum)
      PlainRowParser.add(UInt64(truncatingIfNeeded: place), scale.field, &payload)
    }
  }

  /// The answers to a scale that takes some of the items, or turns some round.
  @inline(__always)
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
      lowestSeen[seen] |= 1 &<< UInt64(block.sets[item])
    }
  }

  /// Counts which numbers stand for the answers of one measurement.
  mutating func countCodes(_ number: Int, _ wave: Int, _ seen: Int) {
    let block = layout.blocks[number]
    if measured[seen] == 1 { firstLines[seen] = lines }
    let start = wave &* (codes.count / PlainEvidence.mostWaves) &+ codeStarts[number]
    for item in 0..<block.items {
      let value = Int(lanes[block.firstLane &+ item])
      guard value < PlainLayout.numbers else { continue }
      let place = start &+ block.sets[item] &* PlainLayout.numbers &+ value
      codes[place] = codes[place] &+ 1
    }
  }

  /// Writes the record of the row.
  @inline(__always)
  mutating func keep(_ payload: (UInt64, UInt64, UInt64, UInt64)) {
    var place: UnsafeMutableRawPointer
    if shape.idWords == 1 {
      let key = ByteWords.mixed(seed, id[0])
      let partition = shape.partitionBits == 0 ? 0 : key &>> UInt64(64 &- shape.partitionBits)
      unsafe place = records.place(in: Int(truncatingIfNeeded: partition))
      unsafe place.storeBytes(of: key.littleEndian, as: UInt64.self)
    } else {
      // Mixed once more, so that its highest bits are as good as its lowest.
      let mixed = ByteWords.mixed(seed, hash)
      let partition = shape.partitionBits == 0 ? 0 : mixed &>> UInt64(64 &- shape.partitionBits)
      unsafe place = records.place(in: Int(truncatingIfNeeded: partition))
      for word in 0..<shape.idWords {
        unsafe place.storeBytes(of: id[word].littleEndian, toByteOffset: word &* 8, as: UInt64.self)
      }
    }
    unsafe place += shape.keyBytes
    unsafe place.storeBytes(of: payload.0.littleEndian, as: UInt64.self)
    if shape.payloadWords > 1 {
      unsafe place.storeBytes(of: payload.1.littleEndian, toByteOffset: 8, as: UInt64.self)
    }
    if shape.payloadWords > 2 {
      unsafe place.storeBytes(of: payload.2.littleEndian, toByteOffset: 16, as: UInt64.self)
    }
    if shape.payloadWords > 3 {
      unsafe place.storeBytes(of: payload.3.littleEndian, toByteOffset: 24, as: UInt64.self)
    }
  }
}
