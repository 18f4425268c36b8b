/// A piece of a file, with what must stand behind it so that nothing reads beyond it.
@safe struct ReadingBuffer: ~Copyable {
  private var storage: UnsafeMutableRawPointer
  private var capacity: Int
  /// How many bytes it holds.
  private(set) var count = 0

  init(bytes: Int) {
    capacity = max(bytes, 1)
    unsafe storage = ReadingBuffer.allocated(capacity)
  }

  deinit { unsafe storage.deallocate() }

  private static func allocated(_ capacity: Int) -> UnsafeMutableRawPointer {
    let size = capacity + PlainRowParser.sentinelBytes + 8
    return .allocate(byteCount: size, alignment: 16)
  }

  /// The first byte.
  var start: UnsafeRawPointer { unsafe UnsafeRawPointer(storage) }

  /// How many more bytes fit.
  var room: Int { capacity - count }

  /// Adds up to `wanted` bytes of a source, at least one where there are any; says how many.
  mutating func fill(
    from source: any ByteSource,
    at offset: Int,
    _ wanted: Int
  ) throws(PlainFault) -> Int {
    guard wanted > 0 else { return 0 }
    let target = unsafe UnsafeMutableRawBufferPointer(start: storage + count, count: wanted)
    do {
      let read = unsafe try source.read(at: offset, into: target)
      // A file that has become shorter meanwhile is not the one that was looked at.
      guard read > 0 else { throw PlainFault.unsuited }
      count += read
      return read
    } catch let fault as PlainFault {
      throw fault
    } catch {
      throw .unreadable(error)
    }
  }

  /// After the last line feed, or 0.
  var endOfLastLine: Int {
    let bytes = unsafe UnsafeRawBufferPointer(start: storage, count: count)
    return unsafe bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
  }

  /// Writes line ends behind the bytes.
  func close(endsWithReturn: Bool) {
    for place in 0..<PlainRowParser.sentinelBytes {
      let isReturn = endsWithReturn && place % 2 == 0
      unsafe (storage + (count + place)).storeBytes(of: isReturn ? 0x0D : 0x0A, as: UInt8.self)
    }
  }

  /// Makes room for as much again.
  mutating func grow() {
    let larger = unsafe ReadingBuffer.allocated(capacity * 2)
    unsafe larger.copyMemory(from: storage, byteCount: count)
    unsafe storage.deallocate()
    unsafe storage = larger
    capacity *= 2
  }

  /// Drops the first `used` bytes.
  mutating func drop(_ used: Int) {
    guard used > 0 else { return }
    count -= used
    unsafe storage.copyMemory(from: storage + used, byteCount: count)
  }

  /// One record as the careful reader divides it from the others.
  struct Record {
    var bytes: [UInt8]
    /// The lines that it takes.
    var lines: Int
    var lineEnds: LineEnds
    var holdsNUL: Bool

    /// Whether its line ends are those of the other rows, and nothing in it is no text.
    func isSuited(endsWithReturn: Bool) -> Bool {
      guard !holdsNUL, lineEnds.kinds <= 1, lineEnds.carriageReturn == 0 else { return false }
      return lineEnds.kinds == 0 || (lineEnds.carriageReturnLineFeed > 0) == endsWithReturn
    }
  }

  /// The record at `offset`, or nothing where more bytes are needed to know where it ends.
  func record(
    at offset: Int,
    _ syntax: CSVSyntax,
    _ limits: ReadingLimits,
    isLast: Bool
  ) -> Record? {
    var end = offset
    while true {
      let reached = lineEnd(after: max(end, offset + 2 * (end - offset)))
      if reached == nil, !isLast { return nil }
      end = reached ?? count
      let bytes = unsafe Array(
        UnsafeRawBufferPointer(start: storage + offset, count: end - offset)
      )
      var tokens = CSVTokenizer(bytes, syntax: syntax, limits: limits)
      var row = CSVRow()
      _ = tokens.next(into: &row)
      let mayGoOn = row.faults.contains { fault in
        if case .unterminatedQuote = fault { true } else { false }
      }
      if mayGoOn, !(isLast && end == count) { continue }
      return Record(
        bytes: Array(bytes[..<tokens.offset]),
        lines: tokens.lineNumber - 1,
        lineEnds: tokens.lineEnds,
        holdsNUL: tokens.firstNUL != nil
      )
    }
  }

  /// After the first line feed from `offset` on.
  private func lineEnd(after offset: Int) -> Int? {
    guard offset < count else { return nil }
    let rest = unsafe UnsafeRawBufferPointer(start: storage + offset, count: count - offset)
    return unsafe rest.firstIndex(of: 0x0A).map { offset + $0 + 1 }
  }
}
