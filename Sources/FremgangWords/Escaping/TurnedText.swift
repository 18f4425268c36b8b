extension Unicode.Scalar {
  /// Whether the scalar turns the direction of the text after it (Unicode Annex 9: embeddings,
  /// overrides, isolates), so that a name could rearrange the sentence around it.
  var turnsText: Bool {
    (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
  }
}
