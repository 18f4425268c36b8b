/// How far two folded names are from each other.
enum NameDistance {
  /// Whether one is probably a misspelling of the other; names with different numbers are not.
  static func isNear(_ one: String, _ other: String) -> Bool {
    let (first, second) = (FoldedName.numbered(one), FoldedName.numbered(other))
    if let first, let second {
      return first.number == second.number && edits(first.stem, second.stem, atMost: 2) <= 2
    }
    let numbers = [one, other].map { $0.filter(\.isNumber) }
    return numbers[0] == numbers[1] && edits(one, other, atMost: 1) <= 1
  }

  /// The number of insertions, deletions, replacements and swaps of neighbours that turn one text
  /// into the other (optimal string alignment), or more than `most`.
  static func edits(_ one: String, _ other: String, atMost most: Int) -> Int {
    let (a, b) = (Array(one), Array(other))
    guard abs(a.count - b.count) <= most, a.count <= 64 else { return most + 1 }
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
        row.append(best)
      }
      (before, last) = (last, row)
    }
    return last[b.count]
  }
}
