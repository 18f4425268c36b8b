/// The XXH64 hash of bytes.
///
/// By Yann Collet (https://github.com/Cyan4973/xxHash, doc/xxhash_spec.md).
///
/// Fast and evenly spread, and no secret: who guesses the bytes can check the guess.
package enum XXH64 {
  private static let primes: [UInt64] = [
    0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9,
    0x85EB_CA77_C2B2_AE63, 0x27D4_EB2F_1656_67C5,
  ]

  /// The hash of `bytes`.
  package static func hash(_ bytes: [UInt8], seed: UInt64) -> UInt64 {
    var position = 0
    var hash: UInt64
    if bytes.count >= 32 {
      hash = stripes(of: bytes, seed: seed, &position)
    } else {
      hash = seed &+ primes[4]
    }
    hash &+= UInt64(bytes.count)
    while bytes.count - position >= 8 {
      hash ^= round(0, word(bytes, at: position, bytes: 8))
      hash = rotated(hash, by: 27) &* primes[0] &+ primes[3]
      position += 8
    }
    if bytes.count - position >= 4 {
      hash ^= word(bytes, at: position, bytes: 4) &* primes[0]
      hash = rotated(hash, by: 23) &* primes[1] &+ primes[2]
      position += 4
    }
    for byte in bytes[position...] {
      hash ^= UInt64(byte) &* primes[4]
      hash = rotated(hash, by: 11) &* primes[0]
    }
    return avalanche(hash)
  }

  /// Digests as many blocks of 32 bytes as there are, in four lanes.
  private static func stripes(of bytes: [UInt8], seed: UInt64, _ position: inout Int) -> UInt64 {
    var lanes = [seed &+ primes[0] &+ primes[1], seed &+ primes[1], seed, seed &- primes[0]]
    while bytes.count - position >= 32 {
      for lane in lanes.indices {
        lanes[lane] = round(lanes[lane], word(bytes, at: position + 8 * lane, bytes: 8))
      }
      position += 32
    }
    var hash = zip(lanes, [1, 7, 12, 18] as [UInt64]).reduce(0 as UInt64) { sum, lane in
      sum &+ rotated(lane.0, by: lane.1)
    }
    for lane in lanes { hash = (hash ^ round(0, lane)) &* primes[0] &+ primes[3] }
    return hash
  }

  private static func round(_ accumulator: UInt64, _ input: UInt64) -> UInt64 {
    rotated(accumulator &+ input &* primes[1], by: 31) &* primes[0]
  }

  private static func avalanche(_ hash: UInt64) -> UInt64 {
    var hash = hash
    hash = (hash ^ hash >> 33) &* primes[1]
    hash = (hash ^ hash >> 29) &* primes[2]
    return hash ^ hash >> 32
  }

  private static func word(_ bytes: [UInt8], at position: Int, bytes count: Int) -> UInt64 {
    var word: UInt64 = 0
    for place in (0..<count).reversed() { word = word << 8 | UInt64(bytes[position + place]) }
    return word
  }

  private static func rotated(_ word: UInt64, by bits: UInt64) -> UInt64 {
    word << bits | word >> (64 - bits)
  }
}
