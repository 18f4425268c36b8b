/// People's values of the items of one scale on their way into a table of exact sums.
///
/// Values of questionnaires are small: they are multiplied and added eight at a time in words of 16
/// bits, and go over to the table before a word is full. Adding somebody so costs about k²/16 steps
/// for k items, in place of k²/2 products of 128 bits.
package struct ItemBlock: Sendable {
  private typealias Words = SIMD8<UInt16>

  /// Everybody who has gone over.
  private var table: ItemCovariances
  /// How many wait, and the largest of their values.
  private var waiting = 0
  private var largest = 0
  private var values: [SIMD8<UInt16>]
  private var sums: [SIMD8<UInt16>]
  /// For each item, the sums of products with the items up to itself, eight to a word.
  private var products: [SIMD8<UInt16>]

  /// Creates a block for people who join those of `table`.
  package init(_ table: ItemCovariances) {
    self.table = table
    let width = (table.items + 7) / 8
    values = Array(repeating: Words(repeating: 0), count: width)
    sums = values
    let rows = (0..<table.items).reduce(0) { $0 + $1 / 8 + 1 }
    products = Array(repeating: Words(repeating: 0), count: rows)
  }

  /// Everybody who was added.
  package var covariances: ItemCovariances {
    var block = self
    block.settle()
    return block.table
  }

  /// Adds a person's values.
  ///
  /// Precondition: there is one for each item, within the limits of ``ItemCovariances``.
  package mutating func add(_ codes: [Int]) {
    precondition(codes.count == table.items, "there is one code for each item")
    var most = largest
    for code in codes {
      guard code >= 0, code <= Int(UInt8.max) else { return table.add(codes) }
      most = max(most, code)
    }
    if (waiting + 1) * most * most > Int(UInt16.max) { settle() }
    largest = max(most, largest)
    waiting += 1
    for item in codes.indices {
      values[item / 8][item % 8] = UInt16(truncatingIfNeeded: codes[item])
    }
    for word in values.indices { sums[word] &+= values[word] }
    multiply(codes)
  }

  private mutating func multiply(_ codes: [Int]) {
    var place = 0
    for item in codes.indices {
      let code = Words(repeating: UInt16(truncatingIfNeeded: codes[item]))
      for word in 0...(item / 8) {
        products[place] &+= code &* values[word]
        place += 1
      }
    }
  }

  /// Hands the people who wait over to the table.
  private mutating func settle() {
    guard waiting > 0 else { return }
    var rows: [Int] = []
    var place = 0
    for item in 0..<table.items {
      for other in 0...item { rows.append(Int(products[place + other / 8][other % 8])) }
      place += item / 8 + 1
    }
    let totals = (0..<table.items).map { Int(sums[$0 / 8][$0 % 8]) }
    table.add(people: waiting, sums: totals, products: rows)
    waiting = 0
    largest = 0
    for word in sums.indices { sums[word] = Words(repeating: 0) }
    for word in products.indices { products[word] = Words(repeating: 0) }
  }
}
