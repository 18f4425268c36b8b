import FremgangKit
import FremgangWords

/// Pairs of bars, one pair a group, with n under the group's name and the change at the right.
struct GroupBars {
  let rows: [GroupRow]
  let lower: Double
  let upper: Double
  let axisTitle: String
  let words: Words

  private static let nameWidth = 150.0
  private static let changeWidth = 118.0
  private static let space = 22.0

  private var scale: LinearScale {
    BarPair.scale(
      from: lower,
      to: upper,
      start: Sheet.margin + Self.nameWidth + 18,
      limit: Sheet.right - Self.changeWidth,
      values: rows.flatMap(\.means),
      words: words
    )
  }

  /// Draws the rows from the sheet's top, and gives where the axis ends.
  func draw(on sheet: inout Sheet) -> Double {
    let heading = Point(Sheet.right, sheet.top + 8)
    sheet.add(TextStyle.small.centered(changeTitle, at: heading, anchor: .end))
    let top = sheet.top + 20
    let blocks = rows.map {
      TextBlock($0.name, style: .label, width: Self.nameWidth, maximumLines: 3)
    }
    let heights = zip(rows, blocks).map { row, block in
      max(row.isShown ? 47 : 20, block.height + TextStyle.small.lineHeight) + Self.space
    }
    let bottom = top + heights.reduce(0, +)
    let axis = ScoreAxis(scale: scale, title: axisTitle, words: words)
    sheet.add(axis.elements(top: top, bottom: bottom))
    var y = top
    for (index, row) in rows.enumerated() {
      let middle = y + heights[index] / 2
      sheet.add(name(row, blocks[index], middle: middle))
      sheet.add(marks(row, middle: middle))
      y += heights[index]
    }
    return bottom + ScoreAxis.height
  }

  private var changeTitle: String {
    let interval = rows.compactMap { $0.summary?.confidenceInterval }.first
    guard let level = interval.map({ words.shortNumber($0.level * 100, most: 1) }) else {
      return words.change
    }
    return words.say(da: "Ændring (\(level) % interval)", en: "Change (\(level)% interval)")
  }

  private func name(_ row: GroupRow, _ block: TextBlock, middle: Double) -> [SVGElement] {
    let count =
      switch row.state {
      case .shown(let summary, _, _): words.sampleSize(summary.n)
      case .withheld: ""
      case .noPairs: words.sampleSize(0)
      }
    let height = block.height + (count.isEmpty ? 0 : TextStyle.small.lineHeight)
    let top = middle - height / 2
    let element = block.element(x: Sheet.margin, top: top)
    guard !count.isEmpty else { return [element] }
    let place = Point(Sheet.margin, top + block.height + TextStyle.small.ascent)
    return [element, TextStyle.small.element(count, at: place)]
  }

  private func marks(_ row: GroupRow, middle: Double) -> [SVGElement] {
    switch row.state {
    case .shown(let summary, let before, let after):
      let pair = BarPair(before: before, after: after, scale: scale, words: words, thickness: 20)
      return pair.elements(top: middle - pair.height / 2) + change(summary, middle: middle)
    case .withheld: return absence(words.withheld, middle: middle)
    case .noPairs(let reason):
      return absence(words.noPairs + (reason.map { ": \($0)" } ?? ""), middle: middle)
    }
  }

  private func change(_ summary: Summary, middle: Double) -> [SVGElement] {
    guard let change = summary.meanChange else { return [] }
    let figure = words.signedNumber(change)
    guard let interval = summary.confidenceInterval else {
      let place = Point(Sheet.right, middle)
      return [TextStyle.figure.centered(figure, at: place, anchor: .end)]
    }
    let text = words.interval(interval.lower, interval.upper)
    let upper = Point(Sheet.right, middle - 8)
    let lower = Point(Sheet.right, middle + 9)
    return [
      TextStyle.figure.centered(figure, at: upper, anchor: .end),
      TextStyle.small.centered("(\(text))", at: lower, anchor: .end),
    ]
  }

  private func absence(_ text: String, middle: Double) -> [SVGElement] {
    let width = Sheet.right - scale.start - 8
    let block = TextBlock(text, style: .small, width: width, maximumLines: 1)
    let corner = Point(scale.start + 6, middle - block.height / 2)
    let ground = Marks.rect(
      corner,
      width: block.width + 8,
      height: block.height,
      fill: .color(Palette.paper)
    )
    return [ground, block.element(x: corner.x + 4, top: corner.y)]
  }
}
