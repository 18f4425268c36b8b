import FremgangKit

/// Sums of products of the items of one scale, by wave, counted in passing.
///
/// A row's answers stand in lanes of sixteen bits, eight to a vector; the products are added up in lanes of
/// the same width and moved to wide sums before any of them can overflow.
@safe struct CovarianceLanes {
  let items: Int
  private let vectors: Int
  private let waves: Int
  /// How many rows the narrow sums hold.
  private let capacity: Int
  /// By wave: the sums of products of each item with those before it, and then the sums of the items.
  private let narrow: UnsafeMutablePointer<SIMD8<UInt16>>
  private var pending: [Int]
  private var wide: [[Int64]]
  /// By wave, how many rows were added.
  private(set) var counts: [Int]

  init(_ scale: PlainLayout.Scale, waves: Int) {
    items = scale.lanes.count
    vectors = (items + 7) / 8
    self.waves = waves
    capacity = 65_535 / max(1, scale.largestValue * scale.largestValue)
    let size = scale.hasCovariances ? waves * (items + 1) * vectors : 0
    unsafe narrow = .allocate(capacity: size)
    unsafe narrow.initialize(repeating: SIMD8<UInt16>(repeating: 0), count: size)
    pending = Array(repeating: 0, count: waves)
    wide = Array(repeating: [], count: waves)
    counts = pending
  }

  /// Gives the memory back.
  func deallocate() { unsafe narrow.deallocate() }

  /// Adds a row in which every item is answered.
  ///
  /// - Parameters:
  ///   - lanes: the values of the items, with as many lanes behind them as fill the last vector.
  ///   - wave: the number of the wave.
  @inline(__always)
  mutating func add(_ lanes: UnsafePointer<UInt16>, wave: Int) {
    var row = unsafe narrow + wave &* (items &+ 1) &* vectors
    let values = unsafe UnsafeRawPointer(lanes)
    for item in 0..<items {
      let factor = unsafe SIMD8<UInt16>(repeating: lanes[item])
      for vector in 0...(item &>> 3) {
        let others = unsafe values.loadUnaligned(
          fromByteOffset: vector &* 16,
          as: SIMD8<UInt16>.self
        )
        unsafe row[vector] = row[vector] &+ factor &* others
      }
      unsafe row += vectors
    }
    for vector in 0..<vectors {
      let others = unsafe values.loadUnaligned(fromByteOffset: vector &* 16, as: SIMD8<UInt16>.self)
      unsafe row[vector] = row[vector] &+ others
    }
    pending[wave] &+= 1
    if pending[wave] >= capacity { widen(wave) }
  }

  /// Moves the narrow sums of a wave to the wide ones.
  private mutating func widen(_ wave: Int) {
    let size = (items + 1) * vectors * 8
    if wide[wave].isEmpty { wide[wave] = Array(repeating: 0, count: size) }
    let start = unsafe narrow + wave * (items + 1) * vectors
    for vector in 0..<(items + 1) * vectors {
      for lane in 0..<8 { unsafe wide[wave][vector * 8 + lane] += Int64(start[vector][lane]) }
      unsafe start[vector] = SIMD8<UInt16>(repeating: 0)
    }
    counts[wave] += pending[wave]
    pending[wave] = 0
  }

  /// What the rows of one wave come to.
  struct Sums {
    var count = 0
    /// By item.
    var sums: [Int64]
    /// Of items i ≥ j at i (i + 1) / 2 + j.
    var products: [Int64]

    /// Adds other rows, or takes them away again.
    mutating func add(_ other: Sums, times factor: Int64) {
      count += other.count * Int(factor)
      for item in sums.indices { sums[item] += factor * other.sums[item] }
      for place in products.indices { products[place] += factor * other.products[place] }
    }
  }

  /// What the rows of a wave come to.
  mutating func sums(ofWave wave: Int) -> Sums {
    widen(wave)
    let sums = (0..<items).map { wide[wave][items * vectors * 8 + $0] }
    var products: [Int64] = []
    for item in 0..<items {
      for other in 0...item { products.append(wide[wave][item * vectors * 8 + other]) }
    }
    return Sums(count: counts[wave], sums: sums, products: products)
  }
}
