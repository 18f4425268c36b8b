import FremgangKit

/// Names of columns as they are compared here: folded as instruments' names are, brackets and all
/// other signs taken for separators.
///
/// `MHRM1`, `mhrm_01`, `Mhrm-1` and `mhrm [1]` are one name.
enum FoldedName {
  static func fold(_ name: String) -> String {
    let name = withoutSubquestionMark(name)
    return ColumnName.foldedWithoutSigns(name)
      ?? ColumnName.folded(String(name.map { $0.isLetter || $0.isNumber ? $0 : " " }))
  }

  /// A name as it may stand in a plan, folded; `#7`, which means a place, stays as it is.
  static func foldPlanned(_ name: String) -> String {
    TableHeader.position(name) == nil ? fold(name) : name
  }

  /// `name` without the `SQ` that LimeSurvey writes before the number of a subquestion:
  /// `mhrm[SQ001]` is `mhrm[001]`.
  private static func withoutSubquestionMark(_ name: String) -> String {
    guard name.utf8.last == UInt8(ascii: "]"), let open = name.lastIndex(of: "[") else {
      return name
    }
    let inside = name[name.index(after: open)...].dropLast()
    guard inside.prefix(2).uppercased() == "SQ", inside.count > 2,
      inside.dropFirst(2).allSatisfy({ $0.isASCII && $0.isNumber })
    else { return name }
    return "\(name[...open])\(inside.dropFirst(2))]"
  }

  /// What remains of `name` without `affix` at its end, or nothing; both are folded.
  ///
  /// A number is only taken off whole: `mhrm11` does not end in `1`.
  static func remainder(of name: String, withoutSuffix affix: String) -> String? {
    guard mayBeOne(name.utf8.last, affix.utf8.last), name.hasSuffix(affix),
      name.count > affix.count
    else { return nil }
    let rest = name.dropLast(affix.count)
    return cut(rest, touching: rest.last, affix.first).map { $0.last == "_" ? $0.dropLast() : $0 }
      .map(String.init)
  }

  /// What remains of `name` without `affix` at its start, or nothing; both are folded.
  static func remainder(of name: String, withoutPrefix affix: String) -> String? {
    guard mayBeOne(name.utf8.first, affix.utf8.first), name.hasPrefix(affix),
      name.count > affix.count
    else { return nil }
    let rest = name.dropFirst(affix.count)
    return cut(rest, touching: rest.first, affix.last)
      .map { $0.first == "_" ? $0.dropFirst() : $0 }.map(String.init)
  }

  /// A folded name that ends in a number, in two parts.
  struct NumberedEnd {
    /// What stands before the number, without a separator.
    let stem: String
    private let digits: Substring

    /// Divides a name, or gives nothing where no number ends it.
    init?(_ name: String) {
      guard let last = name.utf8.last, last.isDigit || last >= 0x80 else { return nil }
      if let plain = FoldedName.numbered(plainly: name) {
        (stem, digits) = plain
        return
      }
      let count = name.reversed().prefix { $0.isNumber }.count
      guard count > 0 else { return nil }
      digits = name.suffix(count)
      let rest = name.dropLast(count)
      stem = String(rest.last == "_" ? rest.dropLast() : rest)
    }

    /// What remains without `affix` before the number: `mhrm1` of `mhrmfoer1`.
    func remainder(withoutInfix affix: String) -> String? {
      guard let rest = FoldedName.remainder(of: stem, withoutSuffix: affix) else { return nil }
      let separator = rest.last?.isNumber == true ? "_" : ""
      return rest + separator + digits
    }
  }

  /// A name that ends in a number, in two parts, without a separator between them; nothing where letters
  /// beyond ASCII stand at the edge.
  private static func numbered(plainly name: String) -> (stem: String, digits: Substring)? {
    let rest = name.utf8.reversed()[...].drop { $0.isDigit }
    let length = rest.count
    guard length < name.utf8.count, (rest.first ?? 0) < 0x80 else { return nil }
    let end = name.utf8.index(name.startIndex, offsetBy: length)
    let isSeparated = rest.first == UInt8(ascii: "_")
    let stem = name[..<(isSeparated ? name.utf8.index(before: end) : end)]
    return (String(stem), name[end...])
  }

  /// Whether two texts may share a character of which these are bytes.
  ///
  /// A byte of ASCII is equal to no other in ASCII. There are dozens of affixes for every name, and few
  /// fit.
  private static func mayBeOne(_ one: UInt8?, _ other: UInt8?) -> Bool {
    guard let one, let other else { return false }
    return one == other || one >= 0x80 || other >= 0x80
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
    let rest = name.utf8.reversed()[...].drop { $0.isDigit }
    guard let last = rest.first else { return nil }
    if last < 0x80 {
      let length = rest.count
      guard length < name.utf8.count, last != UInt8(ascii: "_") else { return nil }
      let end = name.utf8.index(name.startIndex, offsetBy: length)
      return Int(name[end...]).map { (String(name[..<end]), $0) }
    }
    let stem = name.reversed().drop { $0.isNumber }.reversed()
    let digits = name.dropFirst(stem.count)
    guard !stem.isEmpty, stem.last != "_", !digits.isEmpty, let number = Int(digits) else {
      return nil
    }
    return (String(stem), number)
  }
}
