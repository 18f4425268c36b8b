/// Why a table is not read by its plain rows alone.
enum PlainFault: Error {
  /// It needs care throughout.
  case unsuited
  /// Its records have to be wider.
  case tooWide(PlainRowParser.RecordWidth)
  /// A record goes on beyond the stretch in which it begins.
  case dividedRecord
  /// The bytes cannot be read.
  case unreadable(any Error)
}

/// Rows that are left to the careful reader, one after the other, with the lines they stand on.
struct CarefulRows {
  private(set) var bytes: [UInt8] = []
  /// By row: where it stands, and how many lines stand before it.
  private(set) var records: [(range: Range<Int>, line: Int)] = []
  /// The bytes of all of a table together.
  static let mostBytes = 1 << 26

  mutating func add(_ row: [UInt8], line: Int) {
    records.append((bytes.count..<bytes.count + row.count, line))
    bytes += row
  }

  /// Adds the rows of a stretch that follows, with all lines `lines` further on.
  mutating func add(_ other: CarefulRows, after lines: Int) {
    let start = bytes.count
    bytes += other.bytes
    records += other.records.map { record in
      (record.range.lowerBound + start..<record.range.upperBound + start, record.line + lines)
    }
  }
}

/// What one thread reads of a table.
final class PlainPart: @unchecked Sendable {
  /// A stretch that the thread has read.
  struct Read {
    let stretch: Stretch
    /// How many lines of stretches that it read earlier come before those of this one.
    let firstLine: Int
    var careful = CarefulRows()
    /// How many lines it has.
    var lines = 0
  }

  /// What the thread read; nothing until it has ended.
  private(set) var parser: PlainRowParser?
  private(set) var reads: [Read] = []
  /// Why it gave up, and in which stretch.
  private(set) var fault: (reason: PlainFault, stretch: Int)?
  /// The bytes of the rows that need care, of all stretches together.
  private var carefulBytes = 0
  private let limits: ReadingLimits
  private let piece: Int

  /// - Parameters:
  ///   - limits: how long a field may be.
  ///   - piece: how many bytes are read at a time.
  init(limits: ReadingLimits, piece: Int) {
    self.limits = limits
    self.piece = piece
  }

  private static let mostBuffered = 1 << 23

  /// Reads one stretch after the other, and tells `listener` of each piece.
  func read(
    _ source: any ByteSource,
    _ stretches: StretchQueue,
    with made: consuming PlainRowParser,
    telling listener: ReadingProgress.Listener?
  ) {
    var parser = made
    while let stretch = stretches.take() {
      var read = Read(stretch: stretch, firstLine: parser.lines)
      do throws(PlainFault) {
        try readPieces(of: source, stretch, &parser, &read.careful, listener)
      } catch {
        fault = (error, stretch.number)
        stretches.close()
        return
      }
      read.lines = parser.lines - read.firstLine
      reads.append(read)
    }
    self.parser = consume parser
  }

  /// What was gathered besides records.
  var evidence: PlainEvidence? { parser?.evidence }

  /// How the items of a scale vary of the layout, by number of the wave's token.
  func spread(ofScale scale: Int, wave: Int) -> SpreadLanes.Sums? {
    unsafe parser?.spreads[scale].sums(ofWave: wave)
  }

  /// How many records of a partition it holds.
  func records(of partition: Int) -> Int { parser?.records.count(of: partition) ?? 0 }

  /// Moves the records of a partition to `target`.
  func move(_ partition: Int, to target: UnsafeMutableRawPointer) {
    unsafe parser?.records.move(partition, to: target)
  }

  private func readPieces(
    of source: any ByteSource,
    _ stretch: Stretch,
    _ parser: inout PlainRowParser,
    _ careful: inout CarefulRows,
    _ listener: ReadingProgress.Listener?
  ) throws(PlainFault) {
    var buffer = ReadingBuffer(bytes: min(piece, stretch.bytes.count))
    var next = stretch.bytes.lowerBound
    while true {
      let wanted = min(buffer.room, stretch.bytes.upperBound - next)
      let lines = parser.lines
      let filled = try buffer.fill(from: source, at: next, wanted)
      next += filled
      let isLast = next == stretch.bytes.upperBound
      buffer.close(endsWithReturn: parser.layout.endsWithReturn)
      let used = try readRows(&buffer, isLast: isLast && stretch.isEnd, &parser, &careful)
      listener?(.read(bytes: filled, lines: parser.lines - lines))
      if isLast {
        if parser.hasFullTable { throw .unsuited }
        if used < buffer.count { throw stretch.isEnd ? .unsuited : .dividedRecord }
        return
      }
      if used == 0 {
        guard buffer.count < PlainPart.mostBuffered else { throw .unsuited }
        buffer.grow()
      }
      buffer.drop(used)
    }
  }

  /// Reads the rows of a buffer, and says how many of its bytes they take.
  private func readRows(
    _ buffer: inout ReadingBuffer,
    isLast: Bool,
    _ parser: inout PlainRowParser,
    _ careful: inout CarefulRows
  ) throws(PlainFault) -> Int {
    var offset = 0
    // What stands after the last line end is not all there yet.
    let end = isLast ? buffer.count : buffer.endOfLastLine
    while offset < end {
      let (reached, refusal) = unsafe parser.read(
        buffer.start,
        from: offset,
        end: end,
        isLast: isLast
      )
      offset = reached
      switch refusal {
      case nil: break
      case .unsuited: throw .unsuited
      case .tooWide(let width): throw .tooWide(width)
      case .left:
        let syntax = parser.layout.syntax
        guard let record = buffer.record(at: offset, syntax, limits, isLast: isLast) else {
          return offset
        }
        let isReturn = parser.layout.endsWithReturn
        guard record.isSuited(endsWithReturn: isReturn),
          carefulBytes + record.bytes.count < CarefulRows.mostBytes
        else { throw .unsuited }
        careful.add(record.bytes, line: parser.lines)
        carefulBytes += record.bytes.count
        parser.lines += record.lines
        offset += record.bytes.count
      }
    }
    return min(offset, end)
  }
}
