import CVectors

/// The texts of several columns side by side, such as project, role and wave, looked up as one.
///
/// Rows say few different things there, and say them with the same bytes, delimiters included. What those
/// bytes mean was found out column by column when they were met first; a run with a delimiter inside quotes, or
/// with more than ``mostBytes`` bytes, is read column by column every time.
struct ColumnRunTable: ~Copyable {
  /// The bytes of the longest run; the delimiter behind it stands in the same eight words.
  static let mostBytes = 63
  static let span = 64
  /// With more different runs than this, the others are read column by column.
  static let mostRuns = 1 << 10

  private let columns: Int
  private let delimiter: UInt8
  /// ``span`` bytes that nobody can know beforehand, for hashes.
  private let keys: FixedArray<UInt64>
  private var entries = FixedArray(repeating: fremgang_run(), count: 64)
  /// By entry and column, the number of the text.
  private var numbers = FixedArray(repeating: 0, count: 0)
  private var slots = FixedArray(repeating: Int32(-1), count: 512)
  private var count = 0
  /// What the words of a run of each length are laid under.
  private let masks = FixedArray<UInt64>(
    Array(repeating: .max, count: 8) + Array(repeating: 0, count: 8)
  )

  /// - Parameters:
  ///   - columns: how many columns a run has.
  ///   - delimiter: what stands between them.
  ///   - seed: a number that nobody can know beforehand.
  init(columns: Int, delimiter: UInt8, seed: UInt64) {
    self.columns = columns
    self.delimiter = delimiter
    keys = FixedArray((0..<8).map { ByteWords.mixed(seed, 6 + $0) })
    numbers = FixedArray(repeating: 0, count: entries.count * columns)
  }

  /// Finds a run.
  ///
  /// - Parameters:
  ///   - start: its first byte, from where ``span`` bytes may be read.
  ///   - length: becomes the number of its bytes, without the delimiter behind it; more than ``mostBytes`` where it is
  ///     too long.
  /// - Returns: its number; below 0 where it was not met before.
  @inline(__always)
  func number(_ start: UnsafeRawPointer, _ length: inout Int) -> Int {
    let low = unsafe UInt64(fremgang_bytes_equal(start, delimiter))
    var places = unsafe low | UInt64(fremgang_bytes_equal(start + 32, delimiter)) &<< 32
    for _ in 1..<columns { places &= places &- 1 }
    length = places.trailingZeroBitCount
    guard length <= ColumnRunTable.mostBytes else { return -1 }
    let mask = unsafe UnsafeRawPointer(masks.place(8)) - length
    let slotMask = slots.count &- 1
    var slot = unsafe Int(truncatingIfNeeded: hash(start, mask)) & slotMask
    while true {
      let number = Int(slots[slot])
      if number < 0 { return number }
      let other = unsafe UnsafeRawPointer(entries.place(number))
      if unsafe fremgang_bytes_same(start, mask, other) != 0
        && fremgang_bytes_same(start + 32, mask + 32, other + 32) != 0
        && entries.place(number).pointee.length == length
      {
        return number
      }
      slot = (slot &+ 1) & slotMask
    }
  }

  @inline(__always)
  private func hash(_ start: UnsafeRawPointer, _ mask: UnsafeRawPointer) -> UInt64 {
    unsafe fremgang_hash(start, mask, keys.place(0))
  }

  /// The table as it stands now.
  var wide: fremgang_run_table {
    unsafe fremgang_run_table(
      keys: keys.start,
      slots: slots.start,
      slot_mask: UInt64(slots.count - 1),
      runs: entries.start
    )
  }

  /// Counts that a run was met, and tells what it comes to.
  @inline(__always)
  func take(_ number: Int) -> UnsafePointer<fremgang_run> {
    let entry = unsafe entries.place(number)
    unsafe entry.pointee.count = entry.pointee.count &+ 1
    return unsafe UnsafePointer(entry)
  }

  /// Takes back that a run was met.
  func forget(_ number: Int) {
    unsafe entries.place(number).pointee.count &-= 1
  }

  /// Whether no more runs are remembered.
  var isFull: Bool { count >= ColumnRunTable.mostRuns }

  /// Remembers what a run comes to, as long as there is room.
  ///
  /// - Parameters:
  ///   - start: its first byte, from where ``span`` bytes may be read.
  ///   - length: how many bytes it has, at most ``mostBytes``; its columns end where it does.
  ///   - texts: the numbers of its texts.
  ///   - packed: the same packed into one word.
  ///   - wave: the number of the wave's text among them, or -1.
  mutating func add(
    _ start: UnsafeRawPointer,
    _ length: Int,
    _ texts: [Int],
    packed: UInt64,
    wave: Int
  ) {
    guard !isFull else { return }
    if count == entries.count {
      entries = FixedArray(entries, count: count * 2, filler: fremgang_run())
      numbers = FixedArray(numbers, count: count * 2 * columns, filler: 0)
    }
    var entry = fremgang_run()
    entry.length = Int64(length)
    entry.packed = packed
    entry.wave = Int64(wave)
    unsafe withUnsafeMutableBytes(of: &entry.words) { words in
      unsafe words.copyMemory(from: UnsafeRawBufferPointer(start: start, count: length))
    }
    entries[count] = entry
    for (column, number) in texts.enumerated() { numbers[count * columns + column] = number }
    count += 1
    if count * 8 > slots.count {
      slots = FixedArray(repeating: -1, count: slots.count * 2)
      for number in 0..<count { put(number) }
    } else {
      put(count - 1)
    }
  }

  private func put(_ number: Int) {
    let start = unsafe UnsafeRawPointer(entries.place(number))
    let mask = unsafe UnsafeRawPointer(masks.place(8)) - Int(entries[number].length)
    var slot = unsafe Int(truncatingIfNeeded: hash(start, mask)) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(number)
  }

  /// Calls `body` for each text of each run that was met: its column in the run, its number, and how often.
  func forEach(_ body: (_ column: Int, _ number: Int, _ count: Int) -> Void) {
    for number in 0..<count {
      for column in 0..<columns {
        body(column, numbers[number * columns + column], Int(entries[number].count))
      }
    }
  }
}
