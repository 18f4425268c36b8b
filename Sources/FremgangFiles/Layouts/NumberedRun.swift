import FremgangKit

/// Adjacent columns that are numbered one after another.
///
/// `Q1_1` to `Q1_30` are, and so are "1. …" to "30. …".
struct NumberedRun {
  let first: Int
  let last: Int

  var count: Int { last - first + 1 }

  /// No questionnaire numbers its items higher.
  private static let mostItems = 10_000

  /// The runs of at least three free columns of a table.
  static func all(in header: TableHeader, free: (Int) -> Bool) -> [NumberedRun] {
    var runs: [NumberedRun] = []
    var start = 0
    var before: (stem: String, number: Int)?
    func close(at end: Int) {
      if end - start >= 3 { runs.append(NumberedRun(first: start, last: end - 1)) }
    }
    for column in header.names.indices {
      var now = free(column) && !header.isCheckbox(column) ? number(header.names[column]) : nil
      if now?.number ?? 0 > mostItems { now = nil }
      if let before, let now, before.stem == now.stem, now.number == before.number + 1 {
        // The run goes on.
      } else {
        close(at: column)
        start = now == nil ? column + 1 : column
      }
      before = now
    }
    close(at: header.names.count)
    return runs
  }

  /// The instruments that have as many items as the run has columns.
  func instruments(among offered: [Instrument]) -> [Instrument] {
    offered.filter { $0.kind == .scored && $0.items.count == count }
  }

  /// The line of a plan that makes the run an instrument's items.
  func planLine(_ instrument: Instrument, _ header: TableHeader) -> String {
    "\"ranges\": { \"\(instrument.id)\": [\"\(header.planName(first))\", "
      + "\"\(header.planName(last))\"] }"
  }

  /// The number in a name, and what is the same in its neighbours.
  private static func number(_ name: String) -> (stem: String, number: Int)? {
    if let open = name.lastIndex(of: "["), name.last == "]" {
      let inside = name[name.index(after: open)...].dropLast()
      if let leading = leading(inside) { return (String(name[...open]), leading) }
    }
    if let leading = leading(name[...]) { return ("#", leading) }
    return FoldedName.numbered(FoldedName.fold(name)).map { ($0.stem, $0.number) }
      ?? underscored(FoldedName.fold(name))
  }

  /// The number before a point or a bracket: `1. …`, `12) …`.
  private static func leading(_ text: Substring) -> Int? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    guard (1...3).contains(digits.count), let sign = rest.first, ".):".contains(sign) else {
      return nil
    }
    return Int(digits)
  }

  /// The number after another one: `q1_30`.
  private static func underscored(_ folded: String) -> (stem: String, number: Int)? {
    guard let mark = folded.lastIndex(of: "_"),
      let number = Int(folded[folded.index(after: mark)...])
    else { return nil }
    return (String(folded[...mark]), number)
  }
}
