import FremgangKit

/// Sums and squares of the items of one scale, by wave, counted in passing.
///
/// A row's answers stand in lanes of sixteen bits, eight to a vector; they are added up in lanes of the same
/// width and moved to wide sums before any of them can overflow.
@safe struct SpreadLanes: ~Copyable {
  /// The largest value whose square a lane holds.
  static let largestValue = 255

  let items: Int
  private let vectors: Int
  /// How many rows the narrow sums hold.
  private let capacity: Int
  /// By wave: the sums of the items, and then those of their squares.
  private let narrow: UnsafeMutablePointer<SIMD8<UInt16>>
  private let pending: FixedArray<Int>
  private let totalSquares: FixedArray<Int>
  private var wide: [Sums]

  /// What the rows of one wave come to.
  struct Sums: Sendable {
    var count = 0
    /// By item.
    var sums: [Int128]
    var squares: [Int128]
    var totalSquares: Int128 = 0

    /// No rows at all.
    init(items: Int) {
      sums = Array(repeating: 0, count: items)
      squares = sums
    }

    /// Adds other rows, or takes them away again.
    mutating func add(_ other: Sums, times factor: Int128) {
      count += other.count * Int(factor)
      for item in sums.indices {
        sums[item] += factor * other.sums[item]
        squares[item] += factor * other.squares[item]
      }
      totalSquares += factor * other.totalSquares
    }
  }

  init(_ scale: PlainLayout.Scale, waves: Int) {
    items = scale.lanes.count
    vectors = (items + 7) / 8
    capacity = 65_535 / max(1, scale.largestValue * scale.largestValue)
    let size = waves * 2 * vectors
    unsafe narrow = .allocate(capacity: size)
    unsafe narrow.initialize(repeating: SIMD8<UInt16>(repeating: 0), count: size)
    pending = FixedArray(repeating: 0, count: waves)
    totalSquares = FixedArray(repeating: 0, count: waves)
    wide = Array(repeating: Sums(items: items), count: waves)
  }

  deinit { unsafe narrow.deallocate() }

  /// Adds a row in which every item is answered.
  ///
  /// - Parameters:
  ///   - lanes: the values of the items, with as many lanes behind them as fill the last vector.
  ///   - total: their sum.
  ///   - wave: the number of the wave.
  @inline(__always)
  mutating func add(_ lanes: UnsafePointer<UInt16>, total: Int, wave: Int) {
    let sums = unsafe narrow + wave &* 2 &* vectors
    let squares = unsafe sums + vectors
    let values = unsafe UnsafeRawPointer(lanes)
    for vector in 0..<vectors {
      let eight = unsafe values.loadUnaligned(fromByteOffset: vector &* 16, as: SIMD8<UInt16>.self)
      unsafe sums[vector] = sums[vector] &+ eight
      unsafe squares[vector] = squares[vector] &+ eight &* eight
    }
    totalSquares[wave] = totalSquares[wave] &+ total &* total
    pending[wave] = pending[wave] &+ 1
    if pending[wave] >= capacity { widen(wave) }
  }

  /// Moves the narrow sums of a wave to the wide ones.
  private mutating func widen(_ wave: Int) {
    let sums = unsafe narrow + wave * 2 * vectors
    for item in 0..<items {
      wide[wave].sums[item] += unsafe Int128(sums[item / 8][item % 8])
      wide[wave].squares[item] += unsafe Int128(sums[vectors + item / 8][item % 8])
    }
    for vector in 0..<2 * vectors { unsafe sums[vector] = SIMD8<UInt16>(repeating: 0) }
    wide[wave].totalSquares += Int128(totalSquares[wave])
    wide[wave].count += pending[wave]
    totalSquares[wave] = 0
    pending[wave] = 0
  }

  /// What the rows of a wave come to.
  mutating func sums(ofWave wave: Int) -> Sums {
    widen(wave)
    return wide[wave]
  }
}
