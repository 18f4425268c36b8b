/// The candidate that `word` was probably meant to be, or nothing when none is near.
///
/// Near means a Damerau–Levenshtein distance (optimal string alignment: insert, remove, replace or
/// swap neighbours, case ignored) of at most a third of the word's length, rounded up, and at most
/// 3. Of equally near candidates the first in the order of their scalars is meant.
///
/// - Parameters:
///   - word: what was written; more than 64 scalars are near to nothing.
///   - candidates: what might have been meant, in any order.
/// - Returns: the nearest candidate; never `word` itself.
/// - Complexity: O(length²) for each candidate.
public func closestMatch(to word: String, among candidates: some Sequence<String>) -> String? {
  let written = Array(word.lowercased().unicodeScalars)
  guard (1...64).contains(written.count) else { return nil }
  var best: (distance: Int, candidate: String)?
  for candidate in candidates where candidate != word {
    let meant = Array(candidate.lowercased().unicodeScalars)
    guard (1...64).contains(meant.count) else { continue }
    let limit = min((max(written.count, meant.count) + 2) / 3, 3)
    guard abs(written.count - meant.count) <= limit else { continue }
    let distance = alignmentDistance(written, meant)
    // A distance of the whole word would turn anything into anything.
    guard distance <= limit, distance < max(written.count, meant.count) else { continue }
    if let found = best, (found.distance, found.candidate) <= (distance, candidate) { continue }
    best = (distance, candidate)
  }
  return best?.candidate
}

private func alignmentDistance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...other.count)
  for row in 1...one.count {
    var current = [row] + Array(repeating: 0, count: other.count)
    for column in 1...other.count {
      let same = one[row - 1] == other[column - 1]
      var cost = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0 : 1))
      let isSwap =
        row > 1 && column > 1 && one[row - 1] == other[column - 2]
        && one[row - 2] == other[column - 1]
      if isSwap { cost = min(cost, beforeLast[column - 2] + 1) }
      current[column] = cost
    }
    beforeLast = last
    last = current
  }
  return last[other.count]
}
