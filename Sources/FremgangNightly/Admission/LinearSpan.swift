/// All that can be added up from some vectors, and which of them it takes.
///
/// Counted modulo a prime. Vectors of 0, 1 and -1 that are independent stay so unless a determinant of
/// theirs is a multiple of it: once in two thousand million times.
struct LinearSpan {
  struct Entry {
    var place: Int32
    var value: UInt64
  }

  private struct Row {
    let entries: [Entry]
    let makers: Set<Int>
  }

  private static let prime: UInt64 = 2_147_483_647
  /// By the first place that is not zero: a vector with 1 there.
  private var rows: [Int32: Row] = [:]

  /// A shift as a vector.
  static func vector(_ steps: [Shift.Step]) -> [Entry] {
    steps.map { Entry(place: $0.place, value: $0.sign < 0 ? prime - 1 : 1) }
  }

  /// The makers of the vectors that `vector` can be added up from, perhaps with more than it takes;
  /// nothing where it cannot.
  func makers(of vector: [Entry]) -> Set<Int>? {
    var makers = Set<Int>()
    return reduced(vector, &makers).isEmpty ? makers : nil
  }

  /// Adds a vector.
  ///
  /// - Parameters:
  ///   - vector: what is added.
  ///   - maker: whose it is; nobody's where everybody may use it.
  /// - Returns: whether more can be added up now.
  mutating func insert(_ vector: [Entry], of maker: Int?) -> Bool {
    var makers = Set([maker].compactMap { $0 })
    let rest = reduced(vector, &makers)
    guard let first = rest.first else { return false }
    let inverse = LinearSpan.power(first.value, LinearSpan.prime - 2)
    let entries = rest.map {
      Entry(place: $0.place, value: $0.value * inverse % LinearSpan.prime)
    }
    rows[first.place] = Row(entries: entries, makers: makers)
    return true
  }

  private func reduced(_ vector: [Entry], _ makers: inout Set<Int>) -> [Entry] {
    var rest = vector
    while let first = rest.first, let row = rows[first.place] {
      rest = LinearSpan.difference(rest, row.entries, times: first.value)
      makers.formUnion(row.makers)
    }
    return rest
  }

  private static func difference(
    _ one: [Entry],
    _ other: [Entry],
    times factor: UInt64
  ) -> [Entry] {
    var sum: [Entry] = []
    sum.reserveCapacity(one.count + other.count)
    var (left, right) = (0, 0)
    while left < one.count || right < other.count {
      let place = min(
        left < one.count ? one[left].place : .max,
        right < other.count ? other[right].place : .max
      )
      var value: UInt64 = 0
      if left < one.count, one[left].place == place {
        value = one[left].value
        left += 1
      }
      if right < other.count, other[right].place == place {
        value += prime - other[right].value * factor % prime
        right += 1
      }
      if value % prime != 0 { sum.append(Entry(place: place, value: value % prime)) }
    }
    return sum
  }

  private static func power(_ base: UInt64, _ exponent: UInt64) -> UInt64 {
    var (result, base, exponent): (UInt64, UInt64, UInt64) = (1, base, exponent)
    while exponent > 0 {
      if exponent % 2 == 1 { result = result * base % prime }
      base = base * base % prime
      exponent /= 2
    }
    return result
  }
}
