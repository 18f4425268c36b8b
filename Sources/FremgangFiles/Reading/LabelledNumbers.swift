/// What answers such as `3 - agree` show of the way a file numbers its answers.
///
/// Of each only two values are kept: whether there is more than one is all that matters.
package struct LabelledNumbers: Sendable, Hashable {
  /// The numbers less their labels' codes.
  package private(set) var differences: Set<Int> = []
  /// The numbers and their labels' codes together.
  package private(set) var sums: Set<Int> = []
  /// The codes of the labels.
  package private(set) var codes: Set<Int> = []

  /// Creates what is known of nothing.
  package init() {}

  /// Creates what is known already.
  package init(differences: Set<Int>, sums: Set<Int>, codes: Set<Int>) {
    self.differences = differences
    self.sums = sums
    self.codes = codes
    shorten()
  }

  /// Adds what another part of the same file shows.
  mutating func merge(_ other: LabelledNumbers) {
    differences.formUnion(other.differences)
    sums.formUnion(other.sums)
    codes.formUnion(other.codes)
    shorten()
  }

  private mutating func shorten() {
    differences = Set(differences.sorted().prefix(2))
    sums = Set(sums.sorted().prefix(2))
    codes = Set(codes.sorted().prefix(2))
  }

  /// Numbers larger than this number no answers.
  package static let largestNumber = 100_000

  /// Notes that `number` stands beside the label of `code`.
  mutating func note(_ number: Int, labelled code: Int) {
    guard number <= LabelledNumbers.largestNumber else { return }
    differences.insert(number - code)
    sums.insert(number + code)
    codes.insert(code)
    if max(differences.count, sums.count, codes.count) > 2 { shorten() }
  }

  /// How the file's numbers become the codes of a set with these bounds, where all labels agree on
  /// it and it is not as they stand.
  func shift(for bounds: ClosedRange<Int>) -> CodeShift? {
    guard codes.count > 1 else { return nil }
    if differences.count == 1, let by = differences.first, by != 0 { return CodeShift(add: -by) }
    if sums.count == 1, let sum = sums.first {
      return CodeShift(add: bounds.lowerBound + bounds.upperBound - sum, reverse: true)
    }
    return nil
  }
}
