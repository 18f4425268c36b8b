/// Names of files with `*` for any run of characters.
enum WildcardName {
  /// The name of a file without the folders before it and the sheet in brackets behind it.
  static func lastPart(of path: String) -> String {
    let bracket = path.hasSuffix("]") ? path.lastIndex(of: "[") : nil
    let path = path[..<(bracket ?? path.endIndex)]
    return path.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? String(path)
  }

  /// The last part of `path` with the folder that it is in.
  static func lastTwoParts(of path: String) -> String {
    path.split { $0 == "/" || $0 == "\\" }.suffix(2).joined(separator: "/")
  }

  /// Whether the last part of `path` is what `pattern` asks for, whatever the case; with its folder
  /// where the pattern names one.
  static func matches(_ path: String, _ pattern: String) -> Bool {
    let name = pattern.contains("/") ? lastTwoParts(of: path) : lastPart(of: path)
    let parts = pattern.lowercased().split(separator: "*", omittingEmptySubsequences: false)
    var rest = name.lowercased()[...]
    guard let first = parts.first, rest.hasPrefix(first) else { return false }
    rest = rest.dropFirst(first.count)
    guard parts.count > 1 else { return rest.isEmpty }
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let end = firstEnd(of: part, in: rest) else { return false }
      rest = rest[end...]
    }
    return rest.hasSuffix(parts[parts.count - 1])
  }

  private static func firstEnd(of part: Substring, in text: Substring) -> String.Index? {
    var start = text.startIndex
    while start < text.endIndex {
      if text[start...].hasPrefix(part) {
        return text.index(start, offsetBy: part.count)
      }
      start = text.index(after: start)
    }
    return nil
  }
}
