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

  /// The best reading for each delimiter.
  let looks: [TableLook]

  init(_ sample: TableSample, _ choice: DialectChoice, directive: UInt8?) {
    let given = choice.delimiter ?? directive
    let delimiters = given.map { [$0] } ?? DelimiterSearch.candidates
    let hints = sample.hints
    looks = delimiters.map { DelimiterSearch.look(sample, $0, choice, hints) }
  }

  /// The reading with one delimiter: the plain one, unless another explains every quote and space.
  private static func look(
    _ sample: TableSample,
    _ delimiter: UInt8,
    _ choice: DialectChoice,
    _ hints: TableSample.Hints
  ) -> TableLook {
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
    let looks = syntaxes.map { TableLook(sample, $0) }
    guard looks.count > 1 else { return looks[0] }
    let sound = looks.filter { $0.isSound(beside: looks[0]) }
    return sound.max { $0.evidence(beside: plain) < $1.evidence(beside: plain) } ?? looks[0]
  }

  private static func with(_ syntax: CSVSyntax, _ change: (inout CSVSyntax) -> Void) -> CSVSyntax {
    var changed = syntax
    change(&changed)
    return changed
  }

  var outcome: Outcome {
    if looks.count == 1 { return .found(looks[0]) }
    if looks.allSatisfy({ $0.width <= 1 }) {
      let widest = looks.max { $0.otherWidth < $1.otherWidth }
      if let widest, widest.otherWidth > 1 { return .none(closest: widest) }
      return .singleColumn(looks[0])
    }
    for tier in [looks.filter(\.fits), looks.filter(\.mostlyFits)] where !tier.isEmpty {
      let clean = tier.filter { !$0.headerHoldsOthers }
      let left = clean.isEmpty ? tier : clean
      if left.count == 1 { return .found(left[0]) }
      return .several(left.map(\.syntax.delimiter))
    }
    return .none(closest: looks.filter { $0.width > 1 }.max { $0.width < $1.width } ?? looks[0])
  }
}
