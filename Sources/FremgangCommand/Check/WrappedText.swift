/// Text broken into lines for a terminal.
enum WrappedText {
  /// As wide as most terminals and their copies in mails.
  static let width = 100

  /// The lines of `text`, the first after `first`, the others indented as far.
  static func lines(_ text: String, after first: String) -> [String] {
    let indent = String(repeating: " ", count: first.count)
    var lines: [String] = []
    var line = first
    var isEmpty = true
    for word in text.split(separator: " ") {
      if !isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = indent
        isEmpty = true
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return lines + [line]
  }
}
