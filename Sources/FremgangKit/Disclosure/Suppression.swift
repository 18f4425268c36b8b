/// Chooses which parts of a whole to hide, so that nothing hidden can be subtracted back.
///
/// Primary suppression hides every part that is smaller than the minimum but not empty. As the whole
/// is shown, complementary suppression then hides the smallest further parts until the hidden ones
/// are at least two and together reach the minimum.
struct Suppression {
  let minimum: Int

  /// Chooses the parts to hide.
  ///
  /// - Parameters:
  ///   - wholes: several ways of counting the same parts, such as pairs on each of several scales;
  ///     a part that is hidden in one is hidden in all.
  ///   - alreadyHidden: parts that are hidden in any case.
  /// - Returns: the indices of the parts to hide, those already hidden among them.
  func hiddenParts(of wholes: [[Int]], alreadyHidden: Set<Int> = []) -> Set<Int> {
    var hidden = alreadyHidden
    for parts in wholes {
      hidden.formUnion(parts.indices.filter { parts[$0] > 0 && parts[$0] < minimum })
    }
    var settled = false
    while !settled {
      settled = true
      for parts in wholes where !isProtected(parts, hidden: hidden) {
        guard let next = smallestShown(of: parts, hidden: hidden) else { continue }
        hidden.insert(next)
        settled = false
      }
    }
    return hidden
  }

  /// Whether the sum of the hidden parts, which anyone can find, gives none of them away.
  private func isProtected(_ parts: [Int], hidden: Set<Int>) -> Bool {
    let sizes = hidden.map { parts[$0] }.filter { $0 > 0 }
    if sizes.isEmpty { return true }
    return sizes.count > 1 && sizes.reduce(0, +) >= minimum
  }

  private func smallestShown(of parts: [Int], hidden: Set<Int>) -> Int? {
    parts.indices.filter { parts[$0] > 0 && !hidden.contains($0) }
      .min { (parts[$0], $0) < (parts[$1], $1) }
  }
}
