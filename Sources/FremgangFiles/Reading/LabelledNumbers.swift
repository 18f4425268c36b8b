/// What answers such as `3 - agree` show of the way a file numbers its answers.
struct LabelledNumbers {
  private var differences: Set<Int> = []
  private var sums: Set<Int> = []
  private var codes: Set<Int> = []

  /// Numbers larger than this number no answers.
  private static let largestNumber = 100_000

  /// Notes that `number` stands beside the label of `code`.
  mutating func note(_ number: Int, labelled code: Int) {
    guard number <= LabelledNumbers.largestNumber else { return }
    differences.insert(number - code)
    sums.insert(number + code)
    codes.insert(code)
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
