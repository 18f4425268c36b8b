/// Finds the signs that divide a table: those under which its rows have as many fields as its header.
///
/// Only the beginning of the table is looked at, once for each way in which it might be written.
struct DelimiterSearch {
  /// What the search comes to.
  enum Outcome {
    case found(TableLook)
    /// There is one column whatever the delimiter.
    case singleColumn(TableLook)
    /// These fit equally well.
    case several([UInt8])
    /// None gives most rows the width of the header; the best two widths are told.
    case none(closest: TableLook)
  }

  static let candidates: [UInt8] = [";", ",", "\t", "|"].map { (text: Unicode.Scalar) in
    UInt8(ascii: text)
  }

  /// The best reading for each delimiter that may be the table's.
  private let looks: [TableLook]
  private let isGiven: Bool
  /// Whether the outcome rests on where the sample ends; if not, it would be the same of a longer one.
  let hasSeenEnd: Bool

  init(_ sample: TableSample, _ choice: DialectChoice, directive: UInt8?) {
    // What a longer sample might hint at besides is no way to read these rows: apostrophes are quotes where
    // the header stands in them, spaces belong to delimiters where each has one, and backslashes to quotes
    // where they explain a row that is not understood without them.
    let hints = sample.hints
    var hasSeenEnd = false
    func looks(_ delimiters: [UInt8]) -> [TableLook] {
      delimiters.map { delimiter in
        let countsSpaces = hints.hasSpaces(delimiter)
        let looks = DelimiterSearch.syntaxes(delimiter, choice, hints).map { syntax in
          TableLook(sample, syntax, countsSpaces: countsSpaces)
        }
        hasSeenEnd = hasSeenEnd || looks.contains { $0.hasSeenEnd }
        return DelimiterSearch.best(of: looks)
      }
    }
    let given = choice.delimiter ?? directive
    isGiven = given != nil
    if let given {
      self.looks = looks([given])
      self.hasSeenEnd = hasSeenEnd
      return
    }
    // A sign that divides no header is tried on the rows only where no other divides one.
    let dividing = DelimiterSearch.candidates.filter { delimiter in
      let headers = DelimiterSearch.syntaxes(delimiter, choice, hints).map { syntax in
        TableLook.ofHeader(syntax, sample)
      }
      hasSeenEnd = hasSeenEnd || headers.contains { $0.hasSeenEnd }
      return headers.contains { $0.width > 1 }
    }
    let found = looks(dividing)
    let isDivided = found.contains { $0.width > 1 }
    self.looks = isDivided ? found : looks(DelimiterSearch.candidates)
    self.hasSeenEnd = hasSeenEnd
  }

  /// The reading with one delimiter: the plain one, which is the first, unless another explains every
  /// quote and space.
  private static func best(of looks: [TableLook]) -> TableLook {
    guard looks.count > 1 else { return looks[0] }
    let plain = looks[0].syntax
    let sound = looks.filter { $0.isSound(beside: looks[0]) }
    return sound.max { $0.evidence(beside: plain) < $1.evidence(beside: plain) } ?? looks[0]
  }

  /// The ways of writing a table with one delimiter that are worth trying, the plain one first.
  private static func syntaxes(
    _ delimiter: UInt8,
    _ choice: DialectChoice,
    _ hints: TableSample.Hints
  ) -> [CSVSyntax] {
    var plain = CSVSyntax(delimiter: delimiter)
    plain.quote = choice.quote ?? plain.quote
    plain.escape = choice.escape ?? plain.escape
    var syntaxes = [plain]
    if choice.quote == nil, hints.hasApostrophes(delimiter) {
      syntaxes += syntaxes.map { syntax in with(syntax) { $0.quote = UInt8(ascii: "'") } }
    }
    if choice.escape == nil, hints.hasBackslashes {
      syntaxes += syntaxes.map { syntax in with(syntax) { $0.escape = .backslash } }
    }
    if hints.hasSpaces(delimiter) {
      syntaxes += syntaxes.map { syntax in with(syntax) { $0.spaceFollows = true } }
    }
    return syntaxes
  }

  private static func with(_ syntax: CSVSyntax, _ change: (inout CSVSyntax) -> Void) -> CSVSyntax {
    var changed = syntax
    change(&changed)
    return changed
  }

  var outcome: Outcome {
    if isGiven { return .found(looks[0]) }
    if looks.allSatisfy({ $0.width <= 1 }) {
      let widest = looks.max { $0.otherWidth < $1.otherWidth }
      if let widest, widest.otherWidth > 1 { return .none(closest: widest) }
      return .singleColumn(looks[0])
    }
    let fitting = looks.contains(where: \.fits) ? looks.filter(\.fits) : looks.filter(\.mostlyFits)
    if fitting.isEmpty {
      return .none(closest: looks.filter { $0.width > 1 }.max { $0.width < $1.width } ?? looks[0])
    }
    let clean = fitting.filter { !$0.headerHoldsOthers }
    let left = clean.isEmpty ? fitting : clean
    return left.count == 1 ? .found(left[0]) : .several(left.map(\.syntax.delimiter))
  }
}
