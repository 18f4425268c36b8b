/// The footnotes of one table, each once, in the order in which they are first needed.
struct Footnotes {
  private(set) var texts: [String] = []
  private var places: [String: Int] = [:]

  /// The index of the footnote that says `text`, added if it is new.
  mutating func mark(_ text: String) -> Int {
    if let index = places[text] { return index }
    places[text] = texts.count
    texts.append(text)
    return texts.count - 1
  }

  /// The sign of the footnote at `index`: a to z, then aa, ab and on.
  static func sign(_ index: Int) -> String {
    var number = index + 1
    var sign = ""
    while number > 0 {
      let letter = UInt8(ascii: "a") + UInt8((number - 1) % 26)
      sign = String(decoding: [letter], as: UTF8.self) + sign
      number = (number - 1) / 26
    }
    return sign
  }
}
