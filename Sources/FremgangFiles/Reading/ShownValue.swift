/// The part of a value that a diagnostic may repeat.
enum ShownValue {
  /// How programs write that there is nothing.
  private static let marksOfNothing: Set<String> = [
    "N/A", "#N/A", "#NULL!", "#REF!", "#VALUE!", "#DIV/0!", "<NA>",
  ]

  /// A name from the export, such as an item's, in quotes; a long one is cut.
  ///
  /// Names that questionnaires have given are not answers, so they may be repeated.
  static func name(_ name: String) -> String {
    "\"\(name.prefix(60))\(name.count > 60 ? "…" : "")\""
  }

  /// The value in quotes when it is a number of at most four digits or one plain word of at most
  /// twelve letters; otherwise only that there is one, because it might name or describe a person.
  ///
  /// - Parameters:
  ///   - range: where the value stands.
  ///   - bytes: the text.
  /// - Returns: the words to put into a sentence.
  static func quoted(_ range: Range<Int>, _ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes[range.prefix(64)], as: UTF8.self)
    let isWord = text.count <= 12 && text.allSatisfy(\.isLetter)
    let digits = text.filter(\.isNumber).count
    let isNumber =
      text.count <= 8 && digits <= 4 && digits > 0
      && text.allSatisfy { $0.isASCII && ($0.isNumber || ".,-+".contains($0)) }
    let isSign =
      text.count <= 3 && text.allSatisfy { $0.isASCII && ($0.isPunctuation || $0.isSymbol) }
    return isWord || isNumber || isSign || marksOfNothing.contains(text.uppercased())
      ? "\"\(text)\"" : "a value that is not shown here"
  }
}
