import FremgangJSON
import FremgangKit

extension LayoutBuilder {
  /// Finds the instruments in the names of a column of items, by the same rules as in a header.
  mutating func takeItems(_ found: ItemNames, _ columns: (item: Int, answer: Int, instrument: Int?))
  {
    if found.names.count > limits.fieldsPerRow {
      log.report(
        "items-too-many",
        at: place(column: columns.item),
        "The column names more than \(limits.fieldsPerRow) items.",
        remedy:
          "Say which columns name the item and hold the answer: \"columns\": { \"item\": \"…\", "
          + "\"answer\": \"…\" } in the plan."
      )
      return
    }
    let items = namesTaken(found, from: columns.item)
    layout.blocks = items.layout.blocks
    layout.byItem = FileLayout.ItemRows(
      item: columns.item,
      answer: columns.answer,
      instrument: columns.instrument,
      names: found
    )
    log.merge(items.log)
    checkOneWayOfNamingWaves()
    notes += items.notes
    let ignored = Set(items.missing.filter { $0.key == "ignore" }.map(\.column))
    missing.removeAll { $0.key == "ignore" && !ignored.contains($0.column) }
    notes.append("\(fileName): one row for each answer")
  }

  /// A builder whose header is the names in a column, taken by what they are.
  private func namesTaken(_ found: ItemNames, from column: Int) -> LayoutBuilder {
    var items = LayoutBuilder(
      file: file,
      name: fileName,
      header: TableHeader(
        names: found.names,
        lines: found.lines,
        column: column,
        line: header.line
      ),
      plan: plan,
      offered: offered,
      known: known,
      limits: limits
    )
    items.date = date
    items.answerMode = answerMode
    items.takeNames()
    return items
  }

  /// Takes the names that are items, and refuses the others.
  private mutating func takeNames() {
    for name in plan.columns.ignore {
      let columns = header.columns(named: name)
      if columns.isEmpty { missing.append(("ignore", name)) }
      for column in columns { layout.isTaken[column] = true }
    }
    takeInstruments()
    for column in layout.blocks.flatMap({ $0.totals.map(\.column) }) {
      layout.isTaken[column] = false
    }
    layout.blocks.removeAll { $0.items.isEmpty }
    for number in layout.blocks.indices {
      layout.blocks[number].totals = []
      layout.blocks[number].date = date
      layout.blocks[number].answerMode = answerMode
    }
    guard !layout.blocks.isEmpty || log.errors == 0 else { return }
    let others = namesOfOthers
    for column in header.names.indices
    where !layout.isTaken[column] && !others.contains(header.folded[column]) {
      reportUnknown(column)
    }
  }

  /// The names of items of instruments that the plan does not ask for.
  private var namesOfOthers: Set<String> {
    let others = known.all.filter { instrument in !offered.contains { $0.id == instrument.id } }
    return Set(others.flatMap { InstrumentNames($0, plan.columns).items.joined() })
  }

  /// An item whose name is nearly that of a column, as a sentence.
  private func nearItem(_ column: Int) -> String {
    let folded = header.folded[column]
    let item = offered.lazy.filter { $0.kind == .scored }.flatMap(\.items).first { item in
      NameDistance.isNear(folded, FoldedName.fold(item.id))
    }
    return item.map { " Did you mean \"\($0.id)\"?" } ?? ""
  }

  private mutating func reportUnknown(_ column: Int) {
    let name = header.names[column]
    log.report(
      "item-unknown",
      at: place(column: column),
      "No instrument has an item called \(ShownValue.name(name)).\(nearItem(column))",
      remedy: "Correct it, or say in the plan \"columns\": { \"ignore\": "
        + "[\(ShownValue.name(name))] } if it belongs to no questionnaire."
    )
  }
}
