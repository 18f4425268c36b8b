import FremgangKit

/// The numbers that were met in place of one response set's codes.
package struct NumbersMet: Sendable, Hashable {
  /// By number: how often it was met and not declared missing.
  ///
  /// What lies far off the codes counts as the nearest number that is too far off to be shifted.
  package var counts: [Int: Int]
  /// How many numbers were met in all, declared missing or not.
  package var met: Int
  /// What numbers beside labels show of the file's way of numbering.
  package var labelled: LabelledNumbers
  /// Whether some answers were letters with numbers.
  package var isLettered: Bool

  /// Creates an account of numbers.
  package init(counts: [Int: Int], met: Int, labelled: LabelledNumbers, isLettered: Bool) {
    self.counts = counts
    self.met = met
    self.labelled = labelled
    self.isLettered = isLettered
  }

  /// The numbers that are told apart for a set whose codes have these bounds.
  package static func told(_ bounds: ClosedRange<Int>) -> ClosedRange<Int> {
    (bounds.lowerBound - bounds.count - 1)...(bounds.upperBound + bounds.count + 1)
  }

  mutating func merge(_ other: NumbersMet) {
    counts.merge(other.counts, uniquingKeysWith: +)
    met += other.met
    labelled.merge(other.labelled)
    isLettered = isLettered || other.isLettered
  }

  /// What the numbers show of a difference between the file's codes and those of `options`.
  ///
  /// Codes are shifted when they fill a range that lies a few codes beside the set's, reach its far
  /// end in at least one of two hundred answers, and never touch the codes that the shift leaves out.
  func shift(from options: ResponseSet) -> CodeSet.ShiftEvidence {
    if let shift = labelled.shift(for: options.bounds) { return .labelled(shift) }
    let count = counts.values.reduce(0, +)
    guard count >= CodeSet.fewestAnswersForShift, let low = counts.keys.min(),
      let high = counts.keys.max()
    else { return .none }
    let bounds = options.bounds
    let by = high > bounds.upperBound ? high - bounds.upperBound : low - bounds.lowerBound
    if high > bounds.upperBound || low < bounds.lowerBound {
      let edge = counts[high > bounds.upperBound ? high : low] ?? 0
      let fits = low >= bounds.lowerBound + by && high <= bounds.upperBound + by
      return fits && abs(by) <= bounds.count && edge * 200 >= count ? .shifted(by: by) : .none
    }
    let doubtful =
      count >= CodeSet.fewestAnswersForDoubt && bounds.lowerBound == 0 && counts[0] == nil
    return doubtful && options.options.count <= 11 ? .lowestMissing(answers: count) : .none
  }
}
