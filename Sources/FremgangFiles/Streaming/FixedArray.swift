/// A fixed number of plain values in one place, which nobody shares.
///
/// Reading and writing an element costs no more than that: no count of references is kept, and nothing is
/// copied before it is written. Indices come from the program alone, never from what is read; a debug
/// build stops at one beyond the end.
@safe struct FixedArray<Element: BitwiseCopyable>: ~Copyable {
  private let storage: UnsafeMutablePointer<Element>
  let count: Int

  init(repeating element: Element, count: Int) {
    self.count = count
    unsafe storage = .allocate(capacity: max(count, 1))
    unsafe storage.initialize(repeating: element, count: count)
  }

  /// What `make` gives for each index.
  @inline(__always)
  init(count: Int, _ make: (Int) -> Element) {
    self.count = count
    unsafe storage = .allocate(capacity: max(count, 1))
    for index in 0..<count { unsafe (storage + index).initialize(to: make(index)) }
  }

  init(_ elements: [Element]) {
    count = elements.count
    unsafe storage = .allocate(capacity: max(count, 1))
    for (index, element) in elements.enumerated() {
      unsafe (storage + index).initialize(to: element)
    }
  }

  /// A copy with more elements at the end.
  init(_ other: borrowing FixedArray, count: Int, filler: Element) {
    self.count = max(count, other.count)
    unsafe storage = .allocate(capacity: max(self.count, 1))
    unsafe storage.initialize(from: other.storage, count: other.count)
    unsafe (storage + other.count).initialize(repeating: filler, count: self.count - other.count)
  }

  deinit { unsafe storage.deallocate() }

  subscript(index: Int) -> Element {
    @inline(__always)
    get {
      assert(index >= 0 && index < count, "an index beyond the end")
      return unsafe storage[index]
    }
    @inline(__always)
    nonmutating set {
      assert(index >= 0 && index < count, "an index beyond the end")
      unsafe storage[index] = newValue
    }
  }

  /// Where the first element stands, or would stand.
  var start: UnsafeMutablePointer<Element> { unsafe storage }

  /// Where an element stands.
  @inline(__always)
  func place(_ index: Int) -> UnsafeMutablePointer<Element> {
    assert(index >= 0 && index < count, "an index beyond the end")
    return unsafe storage + index
  }

  /// Makes all elements the same.
  func fill(with element: Element) { unsafe storage.update(repeating: element, count: count) }

  /// The elements as an array.
  var elements: [Element] { (0..<count).map { self[$0] } }
}

/// Plain values that nobody shares, added at the end; nothing is copied as they grow in number.
@safe struct GrowingArray<Element: BitwiseCopyable>: ~Copyable {
  private static var blockCount: Int { 1 << 13 }

  private var blocks: [UnsafeMutablePointer<Element>]
  private var last: UnsafeMutablePointer<Element>?
  private(set) var count = 0

  init() { unsafe blocks = [] }

  deinit {
    for number in unsafe blocks.indices { unsafe blocks[number].deallocate() }
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    let place = count & (Self.blockCount - 1)
    if place == 0 { addBlock() }
    unsafe (last.unsafelyUnwrapped + place).initialize(to: element)
    count &+= 1
  }

  private mutating func addBlock() {
    let block = UnsafeMutablePointer<Element>.allocate(capacity: Self.blockCount)
    unsafe blocks.append(block)
    unsafe last = block
  }

  /// Calls `body` for all elements, some of them at a time.
  func forEachBlock(_ body: (UnsafeBufferPointer<Element>) -> Void) {
    for number in unsafe blocks.indices {
      let rest = min(count - number * Self.blockCount, Self.blockCount)
      unsafe body(UnsafeBufferPointer(start: blocks[number], count: rest))
    }
  }
}
