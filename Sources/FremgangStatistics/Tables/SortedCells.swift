/// Something counted at a position of a lattice.
protocol LatticeCell: Sendable, Hashable {
  var count: Int { get set }
  /// Whether this position comes before the other; two cells neither of which does share one.
  func precedes(_ other: Self) -> Bool
}

/// Cells in the order of their positions, one per position, whatever the order they came in.
///
/// New positions wait in a tail that is sorted in when it has grown as long as the rest, so that n
/// additions one by one cost O(n log n).
struct SortedCells<Cell: LatticeCell>: Sendable {
  private var sorted: [Cell] = []
  private var waiting: [Cell] = []

  init() {}

  init(unsorted cells: [Cell]) {
    sorted = Self.tallied(cells)
  }

  /// Takes cells that are in order already, each position once; O(n).
  ///
  /// Precondition: each cell precedes the next.
  init(ascending cells: [Cell]) {
    precondition(Self.areAscending(cells), "cells must be in order, each position once")
    sorted = cells
  }

  /// All cells in order; O(1) unless positions have been added since the last merge.
  var cells: [Cell] {
    waiting.isEmpty ? sorted : Self.merged(sorted, Self.tallied(waiting))
  }

  mutating func add(_ cell: Cell) {
    let place = insertionPoint(of: cell)
    if place < sorted.count, !cell.precedes(sorted[place]) {
      sorted[place].count = summed(sorted[place].count, cell.count)
      return
    }
    waiting.append(cell)
    if waiting.count >= max(64, sorted.count) { settle() }
  }

  /// Adds all cells of another; O(n) for those that are settled.
  mutating func merge(_ other: SortedCells) {
    settle()
    sorted = Self.merged(sorted, other.cells)
  }

  /// Sorts in the cells that wait.
  mutating func settle() {
    guard !waiting.isEmpty else { return }
    sorted = Self.merged(sorted, Self.tallied(waiting))
    waiting = []
  }

  /// The index of the first sorted cell that does not precede the given one.
  private func insertionPoint(of cell: Cell) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle].precedes(cell) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func areAscending(_ cells: [Cell]) -> Bool {
    for index in cells.indices.dropFirst() where !cells[index - 1].precedes(cells[index]) {
      return false
    }
    return true
  }

  /// The cells in order, each position once.
  private static func tallied(_ cells: [Cell]) -> [Cell] {
    if areAscending(cells) { return cells }
    var result: [Cell] = []
    for cell in cells.sorted(by: { $0.precedes($1) }) {
      if let last = result.last, !last.precedes(cell) {
        result[result.count - 1].count = summed(last.count, cell.count)
      } else {
        result.append(cell)
      }
    }
    return result
  }

  /// The cells of both, each in order and each position once; O(n).
  private static func merged(_ ones: [Cell], _ others: [Cell]) -> [Cell] {
    guard let last = ones.last, let first = others.first else {
      return ones.isEmpty ? others : ones
    }
    if last.precedes(first) { return ones + others }
    var result: [Cell] = []
    result.reserveCapacity(ones.count + others.count)
    var (one, other) = (0, 0)
    while one < ones.count, other < others.count {
      if ones[one].precedes(others[other]) {
        result.append(ones[one])
        one += 1
      } else if others[other].precedes(ones[one]) {
        result.append(others[other])
        other += 1
      } else {
        var both = ones[one]
        both.count = summed(both.count, others[other].count)
        result.append(both)
        (one, other) = (one + 1, other + 1)
      }
    }
    result += ones[one...]
    result += others[other...]
    return result
  }
}

extension SortedCells: Hashable {
  static func == (one: SortedCells, other: SortedCells) -> Bool {
    one.cells == other.cells
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(cells)
  }
}

/// The bounds within which every sum over a table is exact.
public enum LatticeLimits {
  /// The largest size of a numerator: 2^61.
  public static let numerator: Int64 = 1 << 61
  /// The largest number of values in a table: 2^40, about 1.1e12.
  public static let count = 1 << 40
}

func summed(_ one: Int, _ other: Int) -> Int {
  let (sum, overflow) = one.addingReportingOverflow(other)
  precondition(!overflow && sum <= LatticeLimits.count, "a table holds at most 2^40 values")
  return sum
}
