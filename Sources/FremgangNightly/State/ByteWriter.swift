/// Writes numbers and texts densely, one after the other.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  /// A number in groups of seven bits, the lowest first.
  mutating func add(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// A number with a sign, small ones in few bytes.
  mutating func add(_ number: Int64) {
    add(UInt64(bitPattern: (number << 1) ^ (number >> 63)))
  }

  mutating func add(_ number: Int) { add(Int64(number)) }

  /// A number or none.
  mutating func add(_ number: Int?) {
    add(number != nil)
    if let number { add(number) }
  }

  mutating func add(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  mutating func add(_ text: String) { add(Array(text.utf8)) }

  mutating func add(_ raw: [UInt8]) {
    add(UInt64(raw.count))
    bytes += raw
  }

  /// Eight bytes, for hashes.
  mutating func addWhole(_ word: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
    }
  }

  mutating func add<Element>(
    _ elements: [Element],
    _ write: (inout ByteWriter, Element) -> Void
  ) {
    add(UInt64(elements.count))
    for element in elements { write(&self, element) }
  }

  mutating func add(_ texts: [String]) { add(texts) { $0.add($1) } }
}
