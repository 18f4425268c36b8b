/// An input of several parts: a byte of choices, then texts with a record separator between them.
struct FuzzInput {
  /// The byte between two parts.
  static let separator: UInt8 = 0x1E

  /// The first byte, whose bits choose what else is done with the input.
  let choices: UInt8
  /// The parts, at least one.
  let parts: [[UInt8]]

  init(_ bytes: [UInt8]) {
    choices = bytes.first ?? 0
    parts = bytes.dropFirst()
      .split(separator: FuzzInput.separator, maxSplits: 7, omittingEmptySubsequences: false)
      .map(Array.init)
  }

  /// Whether the input chooses option number `bit`.
  func chooses(_ bit: UInt8) -> Bool {
    choices & (1 << bit) != 0
  }
}
