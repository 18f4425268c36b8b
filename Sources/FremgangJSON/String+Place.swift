extension String {
  /// The first place where `text` stands, compared byte for byte; `nil` when it stands nowhere.
  ///
  /// The standard library's own search comes with its regular expressions, with which the program would
  /// be linked for it alone.
  package func place(of text: String) -> String.Index? {
    let wanted = text.utf8
    if wanted.isEmpty { return startIndex }
    return utf8.indices.first { utf8[$0...].starts(with: wanted) }
  }

  /// Whether `text` stands anywhere in this one, compared byte for byte.
  package func holds(_ text: String) -> Bool {
    place(of: text) != nil
  }
}
