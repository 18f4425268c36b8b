/// The number of subsets of some steps by their sum, scaled by a power of two: up to half the sum of
/// all steps, beyond which it mirrors itself, and no further than a limit.
@safe struct SubsetCounts: ~Copyable {
  /// What the counts have been divided by, as a power of two: half of what all of them may reach.
  let exponent: Int
  /// The sum of all steps.
  private(set) var total = 0
  /// The share of all subsets that was left off because of its sum being small or large.
  private(set) var leftOff = 0.0

  /// Room for the counts up to the limit; what has not been reached is not set either.
  private let values: UnsafeMutablePointer<Double>
  private let limit: Int
  private var steps = 0
  /// The smallest sum that is kept.
  private var first = 0
  /// The largest sum that is kept.
  private var last: Int { min(limit, total / 2) }

  /// Counts the subsets of positive steps, best in ascending order, up to a sum.
  ///
  /// At every sixteenth step a share of the subsets may be left off at either end.
  init(of steps: some Collection<Int>, upTo limit: Int, leavingOff share: Double) {
    self.limit = limit
    exponent = steps.count / 2
    unsafe values = .allocate(capacity: limit + 1)
    unsafe values[0] = Double(sign: .plus, exponent: -exponent, significand: 1)
    for step in steps {
      add(step)
      if share > 0, self.steps % 16 == 0 { trim(leavingOff: share) }
    }
  }

  deinit { unsafe values.deallocate() }

  /// Sets the counts of all sums up to the limit, also of those beyond half the sum of all steps, and
  /// lends them.
  borrowing func withAll<Outcome>(_ use: (UnsafeMutableBufferPointer<Double>) -> Outcome) -> Outcome
  {
    mirror(upTo: limit)
    return unsafe use(UnsafeMutableBufferPointer(start: values, count: limit + 1))
  }

  /// The smallest sum, at least 1, at which so many subsets are reached, and how many lie below it.
  func place(reaching wanted: Double) -> (place: Int, below: Double) {
    var below = unsafe values[0]
    var place = 1
    while place < last, unsafe below + values[place] < wanted {
      unsafe below += values[place]
      place += 1
    }
    return (place, below)
  }

  /// Sets the counts of sums that have not been reached: they mirror those that have, and there are none
  /// beyond the sum of all steps.
  private func mirror(upTo end: Int) {
    let reached = min(end, total)
    var sum = last + 1
    while sum <= reached {
      unsafe values[sum] = values[total - sum]
      sum += 1
    }
    while sum <= end {
      unsafe values[sum] = 0
      sum += 1
    }
  }

  /// Doubles the subsets: each with and without the step.
  private mutating func add(_ step: Int) {
    let next = min(limit, (total + step) / 2)
    mirror(upTo: next)
    if first + step <= next { addShifted(by: step, from: first + step, upTo: next) }
    total += step
    steps += 1
  }

  /// Leaves off the smallest sums that together hold no more than a share of the subsets, and thereby
  /// the largest.
  private mutating func trim(leavingOff share: Double) {
    let all = Double(sign: .plus, exponent: steps - exponent, significand: 1)
    var dropped = 0.0
    while first < last, unsafe dropped + values[first] <= share * all {
      unsafe dropped += values[first]
      unsafe values[first] = 0
      first += 1
    }
    leftOff += 2 * dropped / all
  }

  /// Adds to every value the one that lies so far before it, from the last to the first.
  ///
  /// Eight are read before eight are written, so that near ones may overlap.
  private func addShifted(by shift: Int, from start: Int, upTo end: Int) {
    typealias Block = SIMD8<Double>
    let bytes = unsafe UnsafeMutableRawPointer(values)
    let width = MemoryLayout<Double>.stride
    let (back, lowest) = (shift * width, start * width)
    var place = (end + 1) * width
    while place &- 8 &* width >= lowest {
      place &-= 8 &* width
      let earlier = unsafe bytes.loadUnaligned(fromByteOffset: place &- back, as: Block.self)
      let own = unsafe bytes.loadUnaligned(fromByteOffset: place, as: Block.self)
      unsafe bytes.storeBytes(of: own + earlier, toByteOffset: place, as: Block.self)
    }
    while place > lowest {
      place &-= width
      let earlier = unsafe bytes.loadUnaligned(fromByteOffset: place &- back, as: Double.self)
      let own = unsafe bytes.loadUnaligned(fromByteOffset: place, as: Double.self)
      unsafe bytes.storeBytes(of: own + earlier, toByteOffset: place, as: Double.self)
    }
  }
}
