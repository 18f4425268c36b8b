import FremgangKit

/// Sorts whole numbers digit by digit, the lowest first.
enum RadixSort {
  /// Counts of so many bits stay in the nearest memory.
  private static let mostDigitBits = 11
  /// With fewer numbers than this the counts cost more than they spare.
  private static let fewest = 256

  /// Numbers in order, of which only the lowest `bits` bits are used.
  static func sorted<Key: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
    _ keys: borrowing GrowingArray<Key>,
    bits: Int
  ) -> [Key] {
    guard keys.count > fewest else {
      var few: [Key] = []
      unsafe keys.forEachBlock { unsafe few.append(contentsOf: $0) }
      return few.sorted()
    }
    let passes = max(1, (bits + mostDigitBits - 1) / mostDigitBits)
    let digits = Digits<Key>(bits: (bits + passes - 1) / passes, passes: passes)
    unsafe keys.forEachBlock { unsafe digits.count($0) }
    digits.accumulate()
    var sorted = unsafe Array<Key>(unsafeUninitializedCapacity: keys.count) { target, count in
      unsafe keys.forEachBlock { unsafe digits.distribute($0, to: target, pass: 0) }
      count = keys.count
    }
    guard passes > 1 else { return sorted }
    var other = unsafe Array<Key>(unsafeUninitializedCapacity: sorted.count) { target, count in
      unsafe sorted.withUnsafeBufferPointer { unsafe digits.distribute($0, to: target, pass: 1) }
      count = sorted.count
    }
    for pass in stride(from: 2, to: passes, by: 1) {
      unsafe sorted.withUnsafeMutableBufferPointer { target in
        unsafe other.withUnsafeBufferPointer {
          unsafe digits.distribute($0, to: target, pass: pass)
        }
      }
      swap(&sorted, &other)
    }
    return other
  }

  /// How often each digit occurs at each place of numbers, and then where the next number with it goes.
  private struct Digits<Key: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>: ~Copyable {
    let bits: Int
    let passes: Int
    private let places: FixedArray<Int>

    init(bits: Int, passes: Int) {
      self.bits = bits
      self.passes = passes
      places = FixedArray(repeating: 0, count: passes << bits)
    }

    @inline(__always)
    private func place(_ key: Key, _ pass: Int) -> Int {
      let digit = Int(truncatingIfNeeded: key &>> Key(truncatingIfNeeded: pass &* bits))
      return pass &<< bits | digit & (1 &<< bits &- 1)
    }

    func count(_ keys: UnsafeBufferPointer<Key>) {
      for number in 0..<keys.count {
        let key = unsafe keys[number]
        for pass in 0..<passes {
          let place = place(key, pass)
          places[place] = places[place] &+ 1
        }
      }
    }

    func accumulate() {
      for pass in 0..<passes {
        var start = 0
        for place in (pass << bits)..<((pass + 1) << bits) {
          let count = places[place]
          places[place] = start
          start += count
        }
      }
    }

    func distribute(
      _ keys: UnsafeBufferPointer<Key>,
      to target: UnsafeMutableBufferPointer<Key>,
      pass: Int
    ) {
      for number in 0..<keys.count {
        let key = unsafe keys[number]
        let place = place(key, pass)
        unsafe target[places[place]] = key
        places[place] = places[place] &+ 1
      }
    }
  }
}

/// Lists of numbers, each in order, to be merged piece by piece: all numbers of a piece are below those of the next,
/// and those that differ in their lowest bits alone stand in one.
struct SortedLists<Key: FixedWidthInteger & Sendable>: Sendable {
  private let lists: [[Key]]
  /// By piece and then by list, where the piece begins; and where the last one ends.
  private let bounds: [[Int]]

  /// A piece with fewer numbers than this is not worth a thread.
  private static var fewest: Int { 1 << 12 }

  /// - Parameters:
  ///   - lists: the numbers, each list in order.
  ///   - pieces: how many pieces of about the same size are wanted.
  ///   - lowBits: how many of the lowest bits may differ between numbers that stay together.
  init(_ lists: [[Key]], pieces: Int, lowBits: Int) {
    self.lists = lists
    let longest = lists.max { $0.count < $1.count } ?? []
    let count = max(1, min(pieces, longest.count / Self.fewest))
    let inner = (1..<count).map { piece in
      let first = longest[longest.count / count * piece] & (.max &<< Key(lowBits))
      return lists.map { $0.ascendingCount(below: first) }
    }
    // A key path to what is generic would be made at run time.
    bounds = [lists.map { _ in 0 }] + inner + [lists.map { $0.count }]
  }

  /// How many pieces there are.
  var count: Int { bounds.count - 1 }

  /// The numbers of a piece in order.
  func merged(_ piece: Int) -> ArraySlice<Key> {
    var parts = lists.indices.map { list in
      lists[list][bounds[piece][list]..<bounds[piece + 1][list]]
    }
    while parts.count > 1 {
      parts = stride(from: 0, to: parts.count, by: 2).map { first in
        first + 1 < parts.count
          ? SortedLists.merged(parts[first], parts[first + 1]) : parts[first]
      }
    }
    return parts.first ?? []
  }

  private static func merged(_ ones: ArraySlice<Key>, _ others: ArraySlice<Key>) -> ArraySlice<Key>
  {
    let all = unsafe Array(unsafeUninitializedCapacity: ones.count + others.count) {
      target,
      count in
      var (one, other) = (ones.startIndex, others.startIndex)
      while one < ones.endIndex, other < others.endIndex {
        // Without a branch, which nobody could foretell.
        let isFirst = ones[one] <= others[other]
        unsafe target[count] = isFirst ? ones[one] : others[other]
        one &+= isFirst ? 1 : 0
        other &+= isFirst ? 0 : 1
        count &+= 1
      }
      for rest in [ones[one...], others[other...]].joined() {
        unsafe target[count] = rest
        count += 1
      }
    }
    return all[...]
  }
}
