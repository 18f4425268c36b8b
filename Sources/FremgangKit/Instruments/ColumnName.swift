/// Names of columns as people write them, folded so that the same name is the same text.
public enum ColumnName {
  /// `name` without what differs between people and programs that mean the same column.
  ///
  /// Upper and lower case are one; `_`, `-`, `.` and blanks fall away; `æ`, `ø` and `å` are `ae`,
  /// `oe` and `aa`, composed or not; numbers lose their leading zeros. So `MHRM1`, `mhrm_01` and
  /// `Mhrm-1` are equal. Between two digits a separator stays, as `_`: `who5_1` is not `who51`.
  ///
  /// - Parameter name: a column's header, an item's id or an alias.
  /// - Returns: the folded name, which is empty for a name of separators alone.
  public static func folded(_ name: some StringProtocol) -> String {
    var folding = Folding()
    for character in name.lowercased() { folding.append(character) }
    return folding.finished
  }

  private struct Folding {
    private var text = ""
    private var separatorPending = false
    private var zeroPending = false
    private var endsInDigit = false

    var finished: String { zeroPending ? text + "0" : text }

    mutating func append(_ character: Character) {
      switch character {
      case "_", "-", ".": separatorPending = true
      case _ where character.isWhitespace: separatorPending = true
      case "0"..."9" where character.isASCII: appendDigit(character)
      case "æ": appendLetters("ae")
      case "ø": appendLetters("oe")
      case "å": appendLetters("aa")
      default: appendLetters(String(character))
      }
    }

    private mutating func appendDigit(_ digit: Character) {
      let endedInDigit = endsInDigit || zeroPending
      let startsNumber = separatorPending || !endedInDigit
      if separatorPending {
        flushZero()
        if endedInDigit { text.append("_") }
      }
      separatorPending = false
      // A zero is held back until it is known whether it leads a longer number.
      if digit == "0", startsNumber || zeroPending {
        zeroPending = true
        endsInDigit = false
        return
      }
      zeroPending = false
      text.append(digit)
      endsInDigit = true
    }

    private mutating func appendLetters(_ letters: String) {
      flushZero()
      text += letters
      separatorPending = false
      endsInDigit = false
    }

    private mutating func flushZero() {
      if zeroPending { text.append("0") }
      zeroPending = false
    }
  }
}
