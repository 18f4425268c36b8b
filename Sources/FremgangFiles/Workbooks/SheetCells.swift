/// The cells of a sheet that hold something, in the order in which they were found.
struct SheetCells {
  private(set) var places: [CellReference] = []
  private var arena: [UInt8] = []
  private var starts: [Int] = []

  /// The bytes of all texts together.
  var byteCount: Int { arena.count }

  var isEmpty: Bool { places.isEmpty }

  /// The text of a cell.
  subscript(index: Int) -> ArraySlice<UInt8> {
    arena[starts[index]..<(index + 1 < starts.count ? starts[index + 1] : arena.count)]
  }

  /// Keeps a text, on one line; one of nothing is not kept.
  mutating func append(_ text: some Sequence<UInt8>, at place: CellReference) {
    let start = arena.count
    appendLine(text)
    guard arena.count > start else { return }
    places.append(place)
    starts.append(start)
  }

  /// Line breaks and other control characters become one space each, CR and LF together too; an
  /// escape such as `_x000D_` stands for the character that it names (ECMA-376-1, 22.9.2.19).
  private mutating func appendLine(_ text: some Sequence<UInt8>) {
    let bytes = Array(text)
    var index = 0
    var followsReturn = false
    while index < bytes.count {
      var byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "_"), let control = SheetCells.escape(bytes, at: index) {
        byte = control
        index += 6
      }
      if byte < 0x20 || byte == 0x7F {
        if !(byte == 0x0A && followsReturn) { arena.append(0x20) }
      } else {
        arena.append(byte)
      }
      followsReturn = byte == 0x0D
    }
  }

  /// The character below 128 that an escape behind `_` names.
  private static func escape(_ bytes: [UInt8], at index: Int) -> UInt8? {
    guard index + 6 <= bytes.count, bytes[index] == UInt8(ascii: "x"),
      bytes[index + 5] == UInt8(ascii: "_")
    else { return nil }
    let digits = String(decoding: bytes[(index + 1)..<(index + 5)], as: UTF8.self)
    guard digits.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
      let value = Int(digits, radix: 16), value < 0x80
    else { return nil }
    return UInt8(value)
  }

  /// The numbers of the cells by row and column.
  var order: [Int] {
    let isSorted = zip(places, places.dropFirst()).allSatisfy(SheetCells.isBefore)
    if isSorted { return Array(places.indices) }
    return places.indices.sorted { one, other in
      SheetCells.isBefore(places[one], places[other])
        || (places[one] == places[other] && one < other)
    }
  }

  private static func isBefore(_ one: CellReference, _ other: CellReference) -> Bool {
    (one.row, one.column) < (other.row, other.column)
  }
}
