import CVectors
import FremgangKit

/// Sums and squares of the items of one scale, by wave, counted in passing.
///
/// A row's answers stand in lanes of sixteen bits, eight or 32 to a vector; they are added up in lanes of the same
/// width and moved to wide sums before any of them can overflow.
@safe struct SpreadLanes: ~Copyable {
  /// The largest value whose square a lane holds.
  static let largestValue = 255

  /// As many lanes stand together.
  static let lanesOfGroup = 32

  let items: Int
  let groups: Int
  /// How many rows the narrow sums hold.
  let capacity: Int
  /// By wave and group of lanes: the sums of the items, and then those of their squares.
  let narrow: UnsafeMutablePointer<UInt16>
  /// By wave: how many rows the narrow sums hold, and the squares of their totals.
  let waiting: FixedArray<fremgang_waiting>
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
    groups = (items + SpreadLanes.lanesOfGroup - 1) / SpreadLanes.lanesOfGroup
    capacity = 65_535 / max(1, scale.largestValue * scale.largestValue)
    let size = waves * groups * 2 * SpreadLanes.lanesOfGroup
    unsafe narrow = .allocate(capacity: size)
    unsafe narrow.initialize(repeating: 0, count: size)
    waiting = FixedArray(repeating: fremgang_waiting(), count: waves)
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
    let values = unsafe UnsafeRawPointer(lanes)
    let groupBytes = SpreadLanes.lanesOfGroup &* 2
    var sum = unsafe UnsafeMutableRawPointer(narrow) + wave &* groups &* 2 &* groupBytes
    for item in stride(from: 0, to: items, by: 8) {
      // Behind the sums of a group stand those of its squares.
      if item > 0, item % SpreadLanes.lanesOfGroup == 0 { unsafe sum += groupBytes }
      let eight = unsafe values.loadUnaligned(fromByteOffset: item &* 2, as: SIMD8<UInt16>.self)
      let sumBefore = unsafe sum.loadUnaligned(as: SIMD8<UInt16>.self)
      let squareBefore = unsafe (sum + groupBytes).loadUnaligned(as: SIMD8<UInt16>.self)
      unsafe sum.storeBytes(of: sumBefore &+ eight, as: SIMD8<UInt16>.self)
      unsafe (sum + groupBytes)
        .storeBytes(of: squareBefore &+ eight &* eight, as: SIMD8<UInt16>.self)
      unsafe sum += 16
    }
    let own = unsafe waiting.place(wave)
    unsafe own.pointee.rows &+= 1
    unsafe own.pointee.total_squares &+= Int64(total &* total)
    if unsafe own.pointee.rows >= capacity { widen(wave) }
  }

  /// Makes room for more rows of every wave.
  mutating func makeRoom(forRows rows: Int) {
    for wave in 0..<waiting.count where Int(waiting[wave].rows) + rows > capacity { widen(wave) }
  }

  /// Where the sum of an item stands among those of its wave; that of its squares stands a group behind it.
  private static func place(of item: Int) -> Int {
    item / lanesOfGroup * 2 * lanesOfGroup + item % lanesOfGroup
  }

  /// Moves the narrow sums of a wave to the wide ones.
  private mutating func widen(_ wave: Int) {
    let size = groups * 2 * SpreadLanes.lanesOfGroup
    let sums = unsafe narrow + wave * size
    for item in 0..<items {
      let place = SpreadLanes.place(of: item)
      wide[wave].sums[item] += unsafe Int128(sums[place])
      wide[wave].squares[item] += unsafe Int128(sums[place + SpreadLanes.lanesOfGroup])
    }
    unsafe sums.update(repeating: 0, count: size)
    wide[wave].totalSquares += Int128(waiting[wave].total_squares)
    wide[wave].count += Int(waiting[wave].rows)
    waiting[wave] = fremgang_waiting()
  }

  /// What the rows of a wave come to.
  mutating func sums(ofWave wave: Int) -> Sums {
    widen(wave)
    return wide[wave]
  }
}
