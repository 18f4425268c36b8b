extension Array where Element: Comparable {
  /// How many elements are below `value`, where none is below the one before it; O(log n).
  @inlinable
  package func ascendingCount(below value: Element) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
