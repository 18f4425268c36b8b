/// A pattern for the names of files: `*` stands for any characters, `?` for one; case does not count.
public struct NamePattern: Sendable, Hashable {
  /// The pattern as it was written.
  public let text: String
  private let scalars: [Unicode.Scalar]

  /// The patterns of a job that names none.
  public static let usual = ["*.csv", "*.tsv", "*.txt", "*.xlsx", "*.zip", "*.gz"]
    .compactMap(NamePattern.init)

  /// Creates a pattern; nothing when it is empty or holds a slash, which no name does.
  public init?(_ text: String) {
    guard !text.isEmpty, !text.contains("/"), !text.unicodeScalars.contains("\0") else {
      return nil
    }
    self.text = text
    scalars = Array(text.lowercased().unicodeScalars)
  }

  /// Whether a name fits the pattern; the time is at most the product of their lengths.
  public func fits(_ name: String) -> Bool {
    let name = Array(name.lowercased().unicodeScalars)
    var (place, at) = (0, 0)
    var star: (place: Int, at: Int)?
    while at < name.count {
      if place < scalars.count, scalars[place] == "*" {
        star = (place, at)
        place += 1
      } else if place < scalars.count, scalars[place] == "?" || scalars[place] == name[at] {
        place += 1
        at += 1
      } else if let last = star {
        star = (last.place, last.at + 1)
        place = last.place + 1
        at = last.at + 1
      } else {
        return false
      }
    }
    return scalars[place...].allSatisfy { $0 == "*" }
  }
}
