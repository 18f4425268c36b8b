/// Bytes that are written one after the other, and moved apart where something has to go between them.
@safe struct JSONBuffer: ~Copyable {
  private var storage: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// How many bytes there are.
  private(set) var count = 0
  /// Whether they still stand in the memory that was lent; once that is full, they move to the buffer's own.
  private(set) var isLent = true

  /// Begins in memory that is lent for as long as there is a buffer.
  ///
  /// Precondition: there is some.
  init(in memory: UnsafeMutableBufferPointer<UInt8>) {
    guard let start = memory.baseAddress else { preconditionFailure("no memory is lent") }
    unsafe storage = start
    capacity = memory.count
  }

  deinit { if !isLent { unsafe storage.deallocate() } }

  /// A copy of the bytes.
  var bytes: [UInt8] { unsafe Array(UnsafeBufferPointer(start: storage, count: count)) }

  mutating func append(_ byte: UInt8) {
    if count == capacity { grow(for: 1) }
    unsafe storage[count] = byte
    count += 1
  }

  mutating func append(literal: StaticString) {
    unsafe append(
      UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
    )
  }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { unsafe append($0) }
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    if capacity - count < bytes.count { grow(for: bytes.count) }
    unsafe (storage + count).update(from: start, count: bytes.count)
    count += bytes.count
  }

  /// Appends a whole number.
  mutating func append(number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    var (digits, limit) = (1, UInt(10))
    while number.magnitude >= limit {
      digits += 1
      limit *= 10
    }
    if capacity - count < digits { grow(for: digits) }
    var rest = number.magnitude
    for place in (count..<(count + digits)).reversed() {
      unsafe storage[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    count += digits
  }

  /// Appends a line break and the blanks after it.
  mutating func breakLine(_ indent: Int) {
    if capacity - count <= indent { grow(for: indent + 1) }
    writeLineBreak(indent, at: count)
    count += 1 + indent
  }

  /// Gives the members of a container a line each, which so far stand behind one another.
  ///
  /// - Parameters:
  ///   - starts: where the members start; two bytes stand between each and the one before.
  ///   - place: where the bytes after the bracket start.
  ///   - indent: how many blanks stand before each member.
  mutating func moveToLines(_ starts: [Int], after place: Int, indent: Int) {
    guard let first = starts.first else { return }
    let lead = 1 + indent - (first - place)
    let added = lead + (starts.count - 1) * indent
    if capacity - count < added { grow(for: added) }
    var end = count
    for index in starts.indices.reversed() {
      let target = starts[index] + lead + index * indent
      unsafe (storage + target).update(from: storage + starts[index], count: end - starts[index])
      writeLineBreak(indent, at: target - indent - 1)
      if index > 0 { unsafe storage[target - indent - 2] = UInt8(ascii: ",") }
      end = starts[index] - 2
    }
    count += added
  }

  private func writeLineBreak(_ indent: Int, at place: Int) {
    unsafe storage[place] = UInt8(ascii: "\n")
    unsafe (storage + place + 1).update(repeating: UInt8(ascii: " "), count: indent)
  }

  private mutating func grow(for more: Int) {
    let larger = max(capacity * 2, count + more)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    unsafe moved.update(from: storage, count: count)
    if !isLent { unsafe storage.deallocate() }
    isLent = false
    unsafe storage = moved
    capacity = larger
  }
}
