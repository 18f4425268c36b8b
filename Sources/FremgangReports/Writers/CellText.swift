import FremgangKit
import FremgangWords

/// What a cell reads as, in a report and in a file of values.
struct CellText {
  let words: Words
  /// Whether figures were rounded as they are printed, so that further decimals would be made up.
  private let areRounded: Bool

  init(_ language: Language, areRounded: Bool = false) {
    words = Words(language)
    self.areRounded = areRounded
  }

  /// The heading as it is printed.
  func heading(_ column: Column) -> String {
    guard case .share(let whole) = column.kind else { return column.title }
    let percent = words.say(da: "pct.", en: "%") + (whole.map { " " + $0 } ?? "")
    return "\(column.title), n (\(percent))"
  }

  /// The heading as the headings of a file, as many as the column fills.
  func headings(_ column: Column) -> [String] {
    switch column.kind {
    case .text, .number: [column.title]
    case .share(let whole):
      [
        column.title + ", n",
        column.title + words.say(da: ", pct.", en: ", %") + (whole.map { " " + $0 } ?? ""),
      ]
    case .interval:
      [
        column.title + words.say(da: ", fra", en: ", from"),
        column.title + words.say(da: ", til", en: ", to"),
      ]
    }
  }

  /// The cell as it is printed.
  func printed(_ content: Cell.Content) -> String {
    switch content {
    case .text(let text): text
    case .count(let count): words.count(count)
    case .signedCount(let count): words.signedNumber(Double(count), decimals: 0)
    case .number(let value, let decimals): words.number(value, decimals: decimals)
    case .signedNumber(let value, let decimals): words.signedNumber(value, decimals: decimals)
    case .share(let n, let total): share(n, of: total)
    case .interval(let lower, let upper, let decimals):
      words.interval(lower, upper, decimals: decimals)
    case .probability(let p): words.probability(p)
    case .withheld: withheld
    case .missing: words.noNumber
    case .none: ""
    }
  }

  /// The cell as the fields of a file, as many as `kind` fills.
  func fields(_ content: Cell.Content, kind: Column.Kind) -> [Field] {
    switch content {
    case .share(let n, let total):
      let percent = total > 0 ? 100 * Double(n) / Double(total) : Double.nan
      return [
        .number(words.plainNumber(Double(n), decimals: 0)),
        .number(words.plainNumber(percent, decimals: 1)),
      ]
    case .interval(let lower, let upper, let decimals):
      return [number(lower, decimals), number(upper, decimals)]
    default: return [field(content)] + Array(repeating: .number(""), count: width(kind) - 1)
    }
  }

  /// How many fields a column fills.
  func width(_ kind: Column.Kind) -> Int {
    switch kind {
    case .text, .number: 1
    case .share, .interval: 2
    }
  }

  /// One field of a file of values.
  enum Field {
    /// A number, written as it is.
    case number(String)
    /// Text, to be quoted and defused.
    case text(String)
  }

  private func field(_ content: Cell.Content) -> Field {
    switch content {
    case .text(let text): .text(text)
    case .count(let count), .signedCount(let count): .number(String(count))
    case .number(let value, let decimals), .signedNumber(let value, let decimals):
      number(value, decimals)
    case .probability(let p): .number(words.plainProbability(p))
    case .withheld: .text(withheld)
    case .share, .interval, .missing, .none: .number("")
    }
  }

  /// Four decimals: more than is printed, and fewer than differ between machines.
  ///
  /// Of figures that were rounded, as many as are printed and what the rounding has left beyond.
  private func number(_ value: Double, _ printed: Int) -> Field {
    let most = 4
    var text = words.plainNumber(value, decimals: most)
    guard areRounded, printed < most, !text.isEmpty else { return .number(text) }
    for _ in printed..<most where text.last == "0" { text.removeLast() }
    if printed == 0, text.hasSuffix(words.decimalMark) { text.removeLast() }
    return .number(text)
  }

  private func share(_ n: Int, of total: Int) -> String {
    guard total > 0 else { return words.count(n) }
    return "\(words.count(n)) (\(words.number(100 * Double(n) / Double(total), decimals: 0)))"
  }

  private var withheld: String { words.say(da: "skjult", en: "withheld") }
}
