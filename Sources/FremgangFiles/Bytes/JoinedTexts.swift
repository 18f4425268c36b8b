extension [String] {
  /// The texts with `sign` between them.
  ///
  /// Swift's own function asks for types when it is first called, which takes longer than to read a header.
  func joined(by sign: String) -> String {
    var all = first ?? ""
    for text in dropFirst() {
      all += sign
      all += text
    }
    return all
  }
}
