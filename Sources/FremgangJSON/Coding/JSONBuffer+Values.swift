extension JSONBuffer {
  /// Doubles below this that are whole are written as whole numbers are.
  private static let mostWhole = 1e15

  /// Appends a finite double, as ``JSONText/number(_:)`` writes it.
  mutating func append(number: Double) {
    if number.magnitude < JSONBuffer.mostWhole, case let whole = Int(number),
      Double(whole) == number
    {
      append(number: whole)
    } else {
      append(
        number.magnitude < JSONBuffer.mostWhole ? number.description : JSONText.number(number)
      )
    }
  }

  /// Appends a text in quotes, as ``JSONText/quoted(_:)`` writes it.
  mutating func append(quoted text: String) {
    guard text.utf8.allSatisfy(JSONText.isPlain) else { return append(JSONText.quoted(text)) }
    append(UInt8(ascii: "\""))
    append(text)
    append(UInt8(ascii: "\""))
  }
}
