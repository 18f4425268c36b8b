import FremgangKit
import FremgangWords

/// Rows of means: a hollow mark before, a full one after, a line between them, figures at both.
struct DumbbellRows {
  /// One row.
  struct Row {
    let name: String
    /// What stands in the narrow column beside the name, such as n.
    let count: String
    /// Places on the axis; nothing where there is no mean to show.
    let before: Double?
    let after: Double?
    /// The figures at the marks.
    let beforeText: String
    let afterText: String
    /// What stands in the right column.
    let change: String
    /// What stands in place of marks.
    let absence: String
  }

  let rows: [Row]
  let axisTitle: String
  let countTitle: String
  let changeTitle: String
  let lower: Double
  let upper: Double
  let words: Words

  private static let nameWidth = 156.0
  private static let countEnd = Sheet.margin + nameWidth + 34
  private static let labelRoom = 42.0
  private static let changeWidth = 58.0

  private var scale: LinearScale {
    LinearScale(
      from: lower,
      to: upper,
      start: Self.countEnd + 14 + Self.labelRoom,
      end: Sheet.right - Self.changeWidth - Self.labelRoom
    )
  }

  /// Draws key, rows and axis from the sheet's top, and gives where they end.
  func draw(on sheet: inout Sheet) -> Double {
    let head = sheet.top
    sheet.add(heading(middle: head + 8))
    let blocks = rows.map {
      TextBlock($0.name, style: .label, width: Self.nameWidth, maximumLines: 3)
    }
    // Many rows stand closer, so that forty of them still fit a printed page.
    let lowest = rows.count > 24 ? 21.0 : 30.0
    let heights = blocks.map { max(lowest, $0.height + lowest * 0.4 - 4) }
    let top = head + 24
    let bottom = top + heights.reduce(0, +) + 4
    let axis = ScoreAxis(scale: scale, title: axisTitle, words: words)
    sheet.add(axis.elements(top: top, bottom: bottom))
    var y = top
    for (index, row) in rows.enumerated() {
      let middle = y + heights[index] / 2
      let blockTop = middle - blocks[index].height / 2 + 0.7
      sheet.add(blocks[index].element(x: Sheet.margin, top: blockTop))
      sheet.add(elements(of: row, middle: middle))
      y += heights[index]
    }
    return bottom + ScoreAxis.height
  }

  private func heading(middle: Double) -> [SVGElement] {
    let small = TextStyle.small
    let start = scale.start
    let afterStart = start + 28 + small.width(of: words.before) + 18
    return [
      small.centered(countTitle, at: Point(Self.countEnd, middle), anchor: .end),
      DumbbellMark.before(Point(start + 6, middle)),
      small.centered(words.before, at: Point(start + 18, middle)),
      DumbbellMark.after(Point(afterStart, middle)),
      small.centered(words.after, at: Point(afterStart + 11, middle)),
      small.centered(changeTitle, at: Point(Sheet.right, middle), anchor: .end),
    ]
  }

  private func elements(of row: Row, middle: Double) -> [SVGElement] {
    let count = TextStyle.label.centered(
      row.count,
      at: Point(Self.countEnd, middle),
      anchor: .end
    )
    guard let before = row.before, let after = row.after else {
      return [count] + absence(row.absence, middle: middle)
    }
    let change = TextStyle.figure.centered(
      row.change,
      at: Point(Sheet.right, middle),
      anchor: .end
    )
    let from = Point(scale.place(before), middle)
    let to = Point(scale.place(after), middle)
    return [count, change, DumbbellMark.link(from, to)]
      + [DumbbellMark.before(from), DumbbellMark.after(to)]
      + labels(row, from: from, to: to)
  }

  /// The figures, outside the two marks, so that they cannot meet.
  private func labels(_ row: Row, from: Point, to: Point) -> [SVGElement] {
    let distance = 11.0
    let isRising = to.x >= from.x
    let (left, right) = isRising ? (from, to) : (to, from)
    let small = TextStyle.small.colored(Palette.ink)
    return [
      small.centered(
        isRising ? row.beforeText : row.afterText,
        at: Point(left.x - distance, left.y),
        anchor: .end
      ),
      small.centered(
        isRising ? row.afterText : row.beforeText,
        at: Point(right.x + distance, right.y)
      ),
    ]
  }

  private func absence(_ text: String, middle: Double) -> [SVGElement] {
    let width = Sheet.right - scale.start - 16
    let block = TextBlock(text, style: .small, width: width, maximumLines: 1)
    let x = scale.start + 10
    let top = middle - block.height / 2
    // The plain ground keeps grid lines out of the words.
    let ground = Marks.rect(
      Point(x - 4, top - 2),
      width: block.width + 8,
      height: block.height + 4,
      fill: .color(Palette.paper)
    )
    return [ground, block.element(x: x, top: top)]
  }
}

/// The marks of the two measurements: a ring, and a disc that fits into it where they coincide.
enum DumbbellMark {
  static func before(_ center: Point) -> SVGElement {
    Marks.circle(
      center,
      radius: 6.75,
      fill: .color(Palette.paper),
      stroke: Stroke(Palette.before, width: 1.75)
    )
  }

  static func after(_ center: Point) -> SVGElement {
    Marks.circle(center, radius: 5.25, fill: .color(Palette.after))
  }

  static func link(_ from: Point, _ to: Point) -> SVGElement {
    Marks.line(from, to, Stroke(Palette.after, width: 2.5))
  }
}
