/// Reads what ``ByteWriter`` writes, and trusts none of it.
struct ByteReader {
  private let bytes: ArraySlice<UInt8>
  private var place: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  /// Whether everything is read.
  var isAtEnd: Bool { place == bytes.endIndex }

  mutating func byte() throws(StateFault) -> UInt8 {
    guard place < bytes.endIndex else { throw .inconsistent("it ends too soon") }
    defer { place += 1 }
    return bytes[place]
  }

  mutating func unsigned() throws(StateFault) -> UInt64 {
    var number: UInt64 = 0
    for shift in stride(from: 0 as UInt64, through: 63, by: 7) {
      let next = try byte()
      if shift == 63 && next > 1 { break }
      number |= UInt64(next & 0x7F) << shift
      if next < 0x80 { return number }
    }
    throw .inconsistent("a number is too long")
  }

  mutating func integer() throws(StateFault) -> Int64 {
    let raw = try unsigned()
    return Int64(bitPattern: raw >> 1) ^ -Int64(bitPattern: raw & 1)
  }

  /// A whole number in `range`.
  mutating func integer(
    in range: ClosedRange<Int64>,
    _ what: String
  ) throws(StateFault) -> Int64 {
    let number = try integer()
    guard range.contains(number) else { throw .inconsistent("\(what) is out of bounds") }
    return number
  }

  /// A count that is not negative and below 2^31.
  mutating func count(_ what: String) throws(StateFault) -> Int {
    Int(try integer(in: 0...Int64(Int32.max), what))
  }

  /// An index into a list of `count`.
  mutating func index(below count: Int, _ what: String) throws(StateFault) -> Int {
    let index = try integer()
    guard index >= 0, index < count else { throw .inconsistent("\(what) is not there") }
    return Int(index)
  }

  mutating func flag() throws(StateFault) -> Bool {
    switch try byte() {
    case 0: false
    case 1: true
    default: throw .inconsistent("a flag is neither set nor not")
    }
  }

  mutating func optionalIndex(below count: Int, _ what: String) throws(StateFault) -> Int? {
    try flag() ? try index(below: count, what) : nil
  }

  mutating func raw() throws(StateFault) -> [UInt8] {
    let length = try unsigned()
    guard length <= UInt64(bytes.endIndex - place) else {
      throw .inconsistent("a text is longer than what is left")
    }
    defer { place += Int(length) }
    return Array(bytes[place..<place + Int(length)])
  }

  mutating func text() throws(StateFault) -> String {
    let raw = try raw()
    guard let text = String(validating: raw, as: UTF8.self) else {
      throw .inconsistent("a text is not in UTF-8")
    }
    return text
  }

  mutating func word() throws(StateFault) -> UInt64 {
    var word: UInt64 = 0
    for shift in stride(from: 0, to: 64, by: 8) { word |= UInt64(try byte()) << UInt64(shift) }
    return word
  }

  /// A list; memory grows with what is really there, not with what its length claims.
  mutating func list<Element>(
    _ read: (inout ByteReader) throws(StateFault) -> Element
  ) throws(StateFault) -> [Element] {
    let count = try unsigned()
    guard count <= UInt64(bytes.endIndex - place) else {
      throw .inconsistent("a list is longer than what is left")
    }
    var elements: [Element] = []
    for _ in 0..<count { elements.append(try read(&self)) }
    return elements
  }

  mutating func texts() throws(StateFault) -> [String] {
    try list { (reader) throws(StateFault) in try reader.text() }
  }

  /// Texts of which no two are the same.
  mutating func names(_ what: String) throws(StateFault) -> [String] {
    let names = try texts()
    guard Set(names).count == names.count else { throw .inconsistent("\(what) stands twice") }
    return names
  }
}
