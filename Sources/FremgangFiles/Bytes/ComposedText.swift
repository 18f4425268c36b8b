/// Text with its letters composed: `a` with a ring above becomes `å`.
///
/// For the Latin, Greek and Cyrillic scripts this is Unicode's normalisation form C wherever a letter
/// with its marks has a character of its own; other sequences stay as they are. So names that a Mac
/// has decomposed equal those that it has not.
struct ComposedText {
  /// The composed text.
  let text: String

  init(_ text: String) {
    guard !text.unicodeScalars.allSatisfy({ $0.value < 0x300 }) else {
      self.text = text
      return
    }
    var composed = ""
    for character in text {
      composed.append(ComposedText.letters[character] ?? character)
    }
    self.text = composed
  }

  /// Characters are compared by canonical equivalence, so a decomposed one finds its composed one.
  private static let letters: [Character: Character] = {
    let ranges: [ClosedRange<UInt32>] = [
      0xC0...0x24F, 0x386...0x3CE, 0x400...0x4F9, 0x1E00...0x1EFF, 0x1F00...0x1FFC,
    ]
    var letters: [Character: Character] = [:]
    for point in ranges.joined() {
      guard let scalar = Unicode.Scalar(point), scalar.properties.isAlphabetic else { continue }
      letters[Character(scalar)] = letters[Character(scalar)] ?? Character(scalar)
    }
    return letters
  }()
}
