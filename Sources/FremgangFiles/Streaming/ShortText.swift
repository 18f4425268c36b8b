import CVectors

/// A text of at most 31 bytes in words of eight, the last ones filled up with zeros.
///
/// Such texts are found, looked up and compared without a branch for their length, which nobody can foresee.
struct ShortText: BitwiseCopyable {
  /// The bytes of the longest text: what closes it stands in the same words.
  static let mostBytes = 31
  /// How many bytes are looked at, whatever the length.
  static let span = 32

  private var first: UInt64 = 0
  private var second: UInt64 = 0
  private var third: UInt64 = 0
  private var fourth: UInt64 = 0
  /// How many bytes it has.
  private(set) var length = 0

  /// The blank.
  init() {}

  /// Takes a text from where it was found.
  init(_ found: FoundText) {
    unsafe first = found.word(0)
    unsafe second = found.word(1)
    unsafe third = found.word(2)
    unsafe fourth = found.word(3)
    length = unsafe found.length
  }
}

/// A text of at most 31 bytes where it stands among others.
@unsafe struct FoundText {
  private let start: UnsafeRawPointer
  private let mask: UnsafeRawPointer
  let length: Int

  /// Numbers that nobody can know beforehand, one for each word.
  struct Seeds: BitwiseCopyable {
    fileprivate var first: UInt64
    fileprivate var second: UInt64
    fileprivate var third: UInt64
    fileprivate var fourth: UInt64

    init(_ seed: UInt64) {
      first = ByteWords.mixed(seed, 1)
      second = ByteWords.mixed(seed, 2)
      third = ByteWords.mixed(seed, 3)
      fourth = ByteWords.mixed(seed, 4)
    }
  }

  /// What the words of a text of each length are laid under: ones for its bytes, zeros behind them.
  struct Masks: ~Copyable {
    private let words = FixedArray<UInt64>([.max, .max, .max, .max, 0, 0, 0, 0])

    @inline(__always)
    fileprivate func place(_ length: Int) -> UnsafeRawPointer {
      unsafe UnsafeRawPointer(words.place(4)) - length
    }
  }

  /// Takes the `length` bytes from `start`, where ``ShortText/span`` may be read.
  @inline(__always)
  init(_ start: UnsafeRawPointer, length: Int, _ masks: borrowing Masks) {
    unsafe self.start = start
    unsafe self.length = length
    unsafe mask = masks.place(length)
  }

  /// Where a byte stands among those from `start`, a bit for each, the lowest for the first.
  @inline(__always)
  static func places(of byte: UInt8, _ start: UnsafeRawPointer) -> UInt32 {
    unsafe fremgang_bytes_equal(start, byte)
  }

  @inline(__always)
  fileprivate func word(_ number: Int) -> UInt64 {
    unsafe ByteWords.load(start + number &* 8) & ByteWords.load(mask + number &* 8)
  }

  /// A hash of the first 16 bytes of the text, or of all of it; the lower bits are to be used.
  @inline(__always)
  func hash(_ seeds: Seeds, ofAll: Bool) -> UInt64 {
    let hash = unsafe FoundText.product(word(0) ^ seeds.first, word(1) ^ seeds.second)
    guard ofAll else { return hash }
    return unsafe hash ^ FoundText.product(word(2) ^ seeds.third, word(3) ^ seeds.fourth)
  }

  /// Both halves of a product, laid over each other.
  @inline(__always)
  private static func product(_ one: UInt64, _ other: UInt64) -> UInt64 {
    let product = one.multipliedFullWidth(by: other)
    return product.high ^ product.low
  }

  /// Whether it is the text at `other`.
  @inline(__always)
  func isSame(as other: UnsafePointer<ShortText>) -> Bool {
    unsafe fremgang_bytes_same(start, mask, other) != 0 && other.pointee.length == length
  }
}
