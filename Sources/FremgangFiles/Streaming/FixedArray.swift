/// A fixed number of plain values in one place, which nobody shares.
///
/// Reading and writing an element costs a comparison and no more: no count of references is kept, and
/// nothing is copied before it is written. An index beyond the end stops the program.
@safe struct FixedArray<Element: BitwiseCopyable>: ~Copyable {
  private let storage: UnsafeMutablePointer<Element>
  let count: Int

  init(repeating element: Element, count: Int) {
    self.count = count
    unsafe storage = .allocate(capacity: max(count, 1))
    unsafe storage.initialize(repeating: element, count: count)
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
    self.init(repeating: filler, count: max(count, other.count))
    for index in 0..<other.count { self[index] = other[index] }
  }

  deinit { unsafe storage.deallocate() }

  subscript(index: Int) -> Element {
    @inline(__always)
    get {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "an index beyond the end")
      return unsafe storage[index]
    }
    @inline(__always)
    nonmutating set {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "an index beyond the end")
      unsafe storage[index] = newValue
    }
  }

  /// Where an element stands.
  @inline(__always)
  func place(_ index: Int) -> UnsafeMutablePointer<Element> {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "an index beyond the end")
    return unsafe storage + index
  }

  /// Makes all elements the same.
  func fill(with element: Element) { unsafe storage.update(repeating: element, count: count) }

  /// The elements as an array.
  var elements: [Element] { (0..<count).map { self[$0] } }
}

/// Plain values that nobody shares, added at the end.
struct GrowingArray<Element: BitwiseCopyable & FixedWidthInteger>: ~Copyable {
  private var storage = FixedArray<Element>(repeating: 0, count: 0)
  private(set) var count = 0

  subscript(index: Int) -> Element { storage[index] }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == storage.count {
      storage = FixedArray(storage, count: max(1024, count + count / 2), filler: 0)
    }
    storage[count] = element
    count &+= 1
  }
}
