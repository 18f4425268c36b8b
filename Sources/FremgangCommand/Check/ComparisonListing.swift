import FremgangFiles

/// What differs between two files typed from the same forms, as lines of text.
struct ComparisonListing {
  /// How many cells that differ are listed.
  private static let mostCells = 50
  /// How many lines of one kind are named.
  private static let mostLines = 20

  let lines: [String]

  init(_ comparison: EntryComparison) {
    let (first, second) = (comparison.files[0], comparison.files[1])
    var lines = [
      "\(first) against \(second)",
      "  rows matched by \(comparison.matchedBy.joined(separator: ", ")): \(comparison.rows)",
      "  cells that differ: " + ComparisonListing.text(comparison.cells),
    ]
    let columns = comparison.columns.filter { $0.cells.differing > 0 }
    for column in columns {
      lines.append("    " + column.name.padded(to: 24) + ComparisonListing.text(column.cells))
    }
    lines += ComparisonListing.rows(comparison)
    if !comparison.columnsNotCompared.isEmpty {
      lines += WrappedText.lines(
        comparison.columnsNotCompared.joined(separator: ", "),
        after: "  columns not compared: "
      )
    }
    let cells = comparison.differing.prefix(ComparisonListing.mostCells)
    for cell in cells {
      lines.append(
        "  \(first):\(cell.firstLine):\(cell.firstColumn) "
          + "\(second):\(cell.secondLine):\(cell.secondColumn) (\(cell.name))"
      )
    }
    let more = comparison.cells.differing - cells.count
    if more > 0 { lines.append("  and \(more) more cells; --format json lists them") }
    self.lines = lines + [comparison.isAlike ? "Nothing differs." : "The files differ."]
  }

  private static func rows(_ comparison: EntryComparison) -> [String] {
    let (first, second) = (comparison.files[0], comparison.files[1])
    let kinds: [(String, [Int])] = [
      ("rows only in \(first)", comparison.onlyInFirst),
      ("rows only in \(second)", comparison.onlyInSecond),
      ("keys that stand twice in \(first)", comparison.repeatedInFirst),
      ("keys that stand twice in \(second)", comparison.repeatedInSecond),
      ("rows that cannot be read in \(first)", comparison.unreadableInFirst),
      ("rows that cannot be read in \(second)", comparison.unreadableInSecond),
    ]
    return kinds.filter { !$0.1.isEmpty }.flatMap { title, lines in
      let shown = lines.prefix(mostLines).map(String.init).joined(separator: ", ")
      let more = lines.count - mostLines
      return WrappedText.lines(
        shown + (more > 0 ? " and \(more) more" : ""),
        after: "  \(title), lines: "
      )
    }
  }

  /// A share with its interval: `3 of 1200 (0.25 %, 95 % interval 0.09 to 0.73 %)`.
  private static func text(_ cells: EntryComparison.Agreement) -> String {
    let counts = "\(cells.differing) of \(cells.compared)"
    guard let percent = cells.percent, let lower = cells.lower, let upper = cells.upper else {
      return counts
    }
    return counts
      + " (\(rounded(percent)) %, 95 % interval \(rounded(lower)) to \(rounded(upper)) %)"
  }

  private static func rounded(_ percent: Double) -> String {
    "\((percent * 100).rounded() / 100)"
  }
}
