extension FileLayout {
  /// The columns that hold answers or totals.
  var answerColumns: [Int] {
    if let byItem { return [byItem.answer] }
    return blocks.flatMap { $0.items + $0.totals.map(\.column) }
  }

  /// Where each row names its item: for each name, the instrument and the item.
  var itemNames: [Int: (instrument: Int, item: Int)] {
    guard byItem != nil else { return [:] }
    return items
  }

  private var items: [Int: (instrument: Int, item: Int)] {
    var items: [Int: (instrument: Int, item: Int)] = [:]
    for block in blocks {
      for (item, column) in block.items.enumerated() { items[column] = (block.instrument, item) }
    }
    return items
  }

  /// For each column of answers, the instrument and the item that stands there; none where the row
  /// tells it.
  var itemColumns: [Int: (instrument: Int, item: Int)] {
    byItem == nil ? items : [:]
  }
}
