import FremgangKit

/// How a plain row is kept until its person's other rows have been read: the id, and what the row says
/// packed into as few bits as hold it.
struct RecordShape: Sendable {
  /// Some bits of the payload.
  struct Field: Sendable {
    /// The word of the payload, and how far the bits lie from its lowest.
    var word: Int
    var shift: UInt64
    var bits: Int
    /// As many ones as there are bits.
    let mask: UInt64

    init(word: Int, shift: UInt64, bits: Int) {
      self.word = word
      self.shift = shift
      self.bits = bits
      mask = bits >= 64 ? .max : (1 << UInt64(bits)) - 1
    }
  }

  /// The words of eight bytes that an id takes; longer ids need a wider shape.
  let idWords: Int
  /// The bits of an id's hash that its partition tells.
  let partitionBits: Int
  /// By token column and by scale, where its number stands.
  private(set) var tokens: [Field] = []
  private(set) var scales: [Field] = []
  private(set) var payloadWords = 1
  private var bitsInWord = 0

  /// With more words than this a layout needs care.
  static let mostPayloadWords = 4
  static let mostIDWords = 8

  /// - Parameters:
  ///   - layout: what a row says.
  ///   - idWords: the words of the longest id.
  ///   - tokenBits: by token column, the bits of its numbers.
  ///   - partitionBits: 0 to 8.
  init?(_ layout: PlainLayout, idWords: Int, tokenBits: [Int], partitionBits: Int) {
    self.idWords = idWords
    self.partitionBits = partitionBits
    for bits in tokenBits { tokens.append(added(bits)) }
    for scale in layout.scales {
      let most = UInt64(scale.lattice.places)
      scales.append(added(64 - most.leadingZeroBitCount))
    }
    guard payloadWords <= RecordShape.mostPayloadWords, idWords <= RecordShape.mostIDWords else {
      return nil
    }
  }

  private mutating func added(_ bits: Int) -> Field {
    if bitsInWord + bits > 64 {
      payloadWords += 1
      bitsInWord = 0
    }
    defer { bitsInWord += bits }
    return Field(word: payloadWords - 1, shift: UInt64(bitsInWord), bits: bits)
  }

  /// The bytes of the id: of an id of one word, which is kept mixed, the partition tells the rest.
  var keyBytes: Int { idWords == 1 ? (partitionBits == 8 ? 7 : 8) : idWords * 8 }

  /// The bytes of a record.
  var stride: Int { keyBytes + (payloadWords - 1) * 8 + (bitsInWord + 7) / 8 }

  var partitions: Int { 1 << partitionBits }
}

/// The payload of a record, loaded once where it has one word.
@unsafe struct RecordPayload {
  private let start: UnsafeRawPointer
  private let word: UInt64
  private let isNarrow: Bool

  @inline(__always)
  init(narrow start: UnsafeRawPointer) {
    unsafe self.start = start
    unsafe word = ByteWords.load(start)
    unsafe isNarrow = true
  }

  @inline(__always)
  init(wide start: UnsafeRawPointer) {
    unsafe self.start = start
    unsafe word = 0
    unsafe isNarrow = false
  }

  /// The number that stands in some of its bits.
  @inline(__always)
  func number(_ field: RecordShape.Field) -> Int {
    let word = unsafe isNarrow ? word : ByteWords.load(start + field.word &* 8)
    return Int(truncatingIfNeeded: word &>> field.shift & field.mask)
  }
}
