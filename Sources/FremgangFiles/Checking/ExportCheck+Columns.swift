extension ExportCheck {
  /// How many columns are listed where none is near.
  private static let mostListed = 12

  /// Whether any columns are known: not where no file could be opened as a table.
  package var knowsColumns: Bool { files.contains { !$0.columns.isEmpty } }

  /// Whether a file has a column that a plan means by `name`.
  package func hasColumn(named name: String) -> Bool {
    let wanted = FoldedName.fold(name)
    let number = TableHeader.position(name)
    return files.contains { file in
      file.columns.contains { column in
        column.name == name || column.column == number
          || (!wanted.isEmpty && FoldedName.fold(column.name) == wanted)
      }
    }
  }

  /// The columns that may be meant by a name which none has: those nearly called so, nearest first.
  package func columns(near name: String) -> [String] {
    let wanted = FoldedName.fold(name)
    let found = columnNames { _ in true }.map { name in
      (name: name, edits: NameDistance.edits(FoldedName.fold(name), wanted, atMost: 2))
    }
    return found.filter { $0.edits <= 2 }.sorted { ($0.edits, $0.name) < ($1.edits, $1.name) }
      .map(\.name)
  }

  /// The first columns that nothing is read from yet, in their order.
  package var freeColumns: [String] {
    Array(columnNames { $0.use == .notUsed || $0.use == .other }.prefix(ExportCheck.mostListed))
  }

  private func columnNames(_ isMeant: (CheckedColumn) -> Bool) -> [String] {
    files.flatMap(\.columns).filter { !$0.name.isEmpty && isMeant($0) }.map(\.name).deduplicated
  }
}
