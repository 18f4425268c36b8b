/// The texts that the cells of a workbook refer to by number.
final class SharedStrings: XMLContent {
  private var arena: [UInt8] = []
  private var ends: [Int] = [0]
  private var isInPhoneticRun = false
  let isDone = false

  /// How many there are.
  var count: Int { ends.count - 1 }

  /// The text with a number, without the readings that stand beside East Asian characters.
  subscript(index: Int) -> ArraySlice<UInt8> {
    arena[ends[index]..<ends[index + 1]]
  }

  func begin(_ name: String, _ attributes: XMLAttributes) -> Bool {
    if name == "rPh" { isInPhoneticRun = true }
    return name == "t" && !isInPhoneticRun
  }

  func end(_ name: String, _ text: [UInt8]) {
    switch name {
    case "rPh": isInPhoneticRun = false
    case "t": arena += text
    case "si": ends.append(arena.count)
    default: break
    }
  }
}
