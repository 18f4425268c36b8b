import CVectors

/// The number of subsets of some steps by their sum, scaled by a power of two: up to half the sum of
/// all steps, beyond which it mirrors itself, and no further than a limit.
@safe struct SubsetCounts: ~Copyable {
  /// What the counts have been divided by, as a power of two: half of what all of them may reach.
  let exponent: Int
  /// The sum of all steps.
  private(set) var total = 0
  /// The share of all subsets that was left off because of its sum being small or large.
  private(set) var leftOff = 0.0

  /// Room for the counts that are kept in the end; what has not been reached is not set either.
  private let values: UnsafeMutablePointer<Double>
  private let limit: Int
  private let width: Int32
  private var steps = 0
  /// The smallest sum that is kept.
  private var first = 0
  /// The largest sum that is kept.
  private var last: Int { min(limit, total / 2) }
  /// How many counts beyond the last are written with it, by whole vectors.
  private static let slack = Int(fremgang_slack)

  /// Counts the subsets of positive steps, best in ascending order, up to a sum.
  ///
  /// At every sixteenth step a share of the subsets may be left off at either end. The counts are the
  /// same to the last bit however many doubles are taken at a time.
  init(
    of steps: some RandomAccessCollection<Int>,
    upTo limit: Int,
    leavingOff share: Double,
    atATime width: Int32 = fremgang_doubles_at_a_time()
  ) {
    self.limit = limit
    self.width = width
    exponent = steps.count / 2
    let places = min(limit, steps.reduce(0, +) / 2) + 1 + Self.slack
    let bytes = places * MemoryLayout<Double>.stride
    unsafe values = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
      .bindMemory(to: Double.self, capacity: places)
    unsafe values[0] = Double(sign: .plus, exponent: -exponent, significand: 1)
    var rest = steps[...]
    while let step = rest.first {
      let times = rest.prefix(16 - self.steps % 16).prefix { $0 == step }.count
      add(step, times: times)
      rest = rest.dropFirst(times)
      if share > 0, self.steps % 16 == 0 { trim(leavingOff: share) }
    }
  }

  deinit { unsafe UnsafeMutableRawPointer(values).deallocate() }

  /// The counts that are kept, lent: those of the sums up to `last`.
  @safe struct Kept {
    let values: UnsafeMutablePointer<Double>
    let last: Int
    /// The sum of all steps: a count stands as far below it as it stands above 0.
    let total: Int
  }

  /// Lends the counts that are kept; whoever takes them may overwrite them, and then asks for no more.
  borrowing func withKept<Outcome>(_ use: (Kept) -> Outcome) -> Outcome {
    unsafe use(Kept(values: values, last: last, total: total))
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

  /// Sets the counts of sums that have not been reached.
  ///
  /// They mirror those that have, and there are none beyond the sum of all steps. Beyond the limit they
  /// do not matter.
  private func mirror(upTo end: Int) {
    let reached = min(end, limit, total)
    unsafe fremgang_mirror(width, values, last + 1, reached, total)
    var sum = max(last, reached) + 1
    while sum <= end {
      unsafe values[sum] = 0
      sum += 1
    }
  }

  /// Doubles the subsets as often: each with and without the step.
  private mutating func add(_ step: Int, times: Int) {
    let next = min(limit, (total + times * step) / 2)
    mirror(upTo: next + Self.slack)
    if first + step <= next {
      unsafe fremgang_add_subsets(width, values, first, next, step, times)
    }
    total += times * step
    steps += times
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
}
