/// A hash of whole numbers and texts that is the same in every run and on every machine.
///
/// Evenly spread, and no secret: who guesses what was hashed can check the guess.
package struct StableHash: Sendable {
  /// The hash of all that was added.
  package private(set) var value: UInt64

  /// Creates a hash of nothing.
  package init(seed: UInt64 = 0) { value = StableHash.mixed(seed ^ 0x9E37_79B9_7F4A_7C15) }

  /// Adds a whole number.
  package mutating func add(_ number: Int64) {
    value = StableHash.mixed(value ^ UInt64(bitPattern: number)) &+ 0x9E37_79B9_7F4A_7C15
  }

  /// Adds a whole number.
  package mutating func add(_ number: Int) { add(Int64(number)) }

  /// Adds a text.
  package mutating func add(_ text: String) {
    var word: UInt64 = 0
    var bytes = 0
    for byte in text.utf8 {
      word = word << 8 | UInt64(byte)
      bytes += 1
      if bytes % 8 == 0 {
        add(Int64(bitPattern: word))
        word = 0
      }
    }
    add(Int64(bitPattern: word))
    add(bytes)
  }

  /// The output function of SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195).
  private static func mixed(_ word: UInt64) -> UInt64 {
    var mixed = word
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
