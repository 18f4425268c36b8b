/// One publication in a ``PublishedFolder``.
public struct PublishedVersion: Sendable, Hashable {
  /// Its number; each publication's is one higher than the one before.
  public let number: Int
  /// The name of its folder, such as `v000042`.
  public let name: String

  package init(number: Int) {
    self.number = number
    let digits = String(number)
    name = "v" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }

  /// The version whose folder has this name; nothing when no version's has.
  init?(name: some StringProtocol) {
    guard name.utf8.first == UInt8(ascii: "v"), (7...16).contains(name.utf8.count),
      let number = Int(name.dropFirst()), number > 0
    else { return nil }
    self.init(number: number)
    guard self.name == name else { return nil }
  }
}
