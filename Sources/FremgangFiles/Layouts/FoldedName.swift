/// Names of columns as they are compared: without case, separators, leading zeros and Danish letters.
///
/// `MHRM1`, `mhrm_01` and `Mhrm-1` are one name. Two numbers side by side stay apart (`a_1_2` is not
/// `a12`), and æ, ø and å equal ae, oe and aa, however they are composed.
enum FoldedName {
  static func fold(_ name: String) -> String {
    var folded = ""
    var digits = ""
    var endsInDigit = false
    func flush() {
      guard !digits.isEmpty else { return }
      if endsInDigit { folded += "_" }
      let plain = digits.drop { $0 == "0" }
      folded += plain.isEmpty ? "0" : String(plain)
      digits = ""
      endsInDigit = true
    }
    for character in name.lowercased() {
      if character.isASCII, character.isNumber {
        digits.append(character)
        continue
      }
      flush()
      let letters = letters(of: character)
      if !letters.isEmpty {
        folded += letters
        endsInDigit = false
      }
    }
    flush()
    return folded
  }

  private static func letters(of character: Character) -> String {
    switch character {
    case "æ", "ä": "ae"
    case "ø", "ö": "oe"
    case "å": "aa"
    default: character.isLetter ? String(character) : ""
    }
  }

  /// What remains of `name` without `affix` at its end, or nothing; both are folded.
  ///
  /// A number is only taken off whole: `mhrm11` does not end in `1`.
  static func remainder(of name: String, withoutSuffix affix: String) -> String? {
    guard name.count > affix.count, !affix.isEmpty, name.hasSuffix(affix) else { return nil }
    let rest = name.dropLast(affix.count)
    return cut(rest, touching: rest.last, affix.first).map { $0.last == "_" ? $0.dropLast() : $0 }
      .map(String.init)
  }

  /// What remains of `name` without `affix` at its start, or nothing; both are folded.
  static func remainder(of name: String, withoutPrefix affix: String) -> String? {
    guard name.count > affix.count, !affix.isEmpty, name.hasPrefix(affix) else { return nil }
    let rest = name.dropFirst(affix.count)
    return cut(rest, touching: rest.first, affix.last)
      .map { $0.first == "_" ? $0.dropFirst() : $0 }.map(String.init)
  }

  private static func cut(
    _ rest: Substring,
    touching edge: Character?,
    _ affixEdge: Character?
  ) -> Substring? {
    let splitsNumber = edge?.isNumber == true && affixEdge?.isNumber == true
    return splitsNumber || rest == "_" ? nil : rest
  }

  /// The stem and the number of a folded name such as `lsns10`, or nothing.
  static func numbered(_ name: String) -> (stem: String, number: Int)? {
    let stem = name.reversed().drop { $0.isNumber }.reversed()
    let digits = name.dropFirst(stem.count)
    guard !stem.isEmpty, stem.last != "_", !digits.isEmpty, let number = Int(digits) else {
      return nil
    }
    return (String(stem), number)
  }
}
