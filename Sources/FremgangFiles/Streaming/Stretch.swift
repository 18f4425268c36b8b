import FremgangKit

/// Rows of a table that are read one after the other by one thread.
struct Stretch: Sendable {
  /// Its place among the stretches of the table.
  let number: Int
  /// Its bytes, which begin and end where a row does.
  let bytes: Range<Int>
  /// Whether the table ends with it.
  let isEnd: Bool

  /// Divides the bytes of a table from `start` on so that threads which take one stretch after the other end at about
  /// the same time: the later a stretch, the shorter.
  static func dividing(
    _ source: any ByteSource,
    from start: Int,
    _ layout: PlainLayout,
    threads: Int,
    atLeast least: Int
  ) -> [Stretch] {
    var bounds = [start]
    var rest = source.count - start
    while threads > 1, rest >= 2 * least {
      let wanted = source.count - rest + max(least, rest / (2 * threads))
      guard let place = rowStart(source, after: wanted, layout), place < source.count else { break }
      bounds.append(place)
      rest = source.count - place
    }
    bounds.append(source.count)
    return zip(bounds, bounds.dropFirst()).enumerated()
      .map { number, bounds in
        Stretch(number: number, bytes: bounds.0..<bounds.1, isEnd: bounds.1 == source.count)
      }
  }

  /// So many bytes are looked through at a time for the start of a row.
  private static let reach = 1 << 16

  /// Where a row seems to begin after `offset`; nothing where no line does.
  ///
  /// A line that has as many fields as a row is more likely to be one than a line of a text in quotes.
  private static func rowStart(
    _ source: any ByteSource,
    after offset: Int,
    _ layout: PlainLayout
  ) -> Int? {
    var piece = [UInt8](repeating: 0, count: reach)
    for start in stride(from: offset, to: source.count, by: reach) {
      let count = unsafe piece.withUnsafeMutableBytes { bytes in
        unsafe (try? source.read(at: start, into: bytes)) ?? 0
      }
      guard let first = piece[..<count].firstIndex(of: 0x0A) else { continue }
      var line = first + 1
      while let end = piece[line..<count].firstIndex(of: 0x0A) {
        if layout.maySplit(piece[line..<end]) { return start + line }
        line = end + 1
      }
      return start + first + 1
    }
    return nil
  }
}

/// The stretches of a table, of which each thread takes the next one when it is free.
final class StretchQueue: Sendable {
  private let stretches: [Stretch]
  private let numbers: NumberQueue

  init(_ stretches: [Stretch]) {
    self.stretches = stretches
    numbers = NumberQueue(stretches.count)
  }

  /// The next stretch; nothing where there is none.
  func take() -> Stretch? { numbers.take().map { stretches[$0] } }

  /// Leaves all that nobody has taken.
  func close() { numbers.close() }
}

extension PlainLayout {
  /// Whether a line has as many delimiters as a row, and its quotes come in pairs.
  fileprivate func maySplit(_ line: ArraySlice<UInt8>) -> Bool {
    let columns = steps.reduce(0) { $0 + $1.columns }
    var (delimiters, quotes) = (0, 0)
    for byte in line {
      if byte == syntax.delimiter { delimiters += 1 }
      if byte == syntax.quote { quotes += 1 }
    }
    return delimiters == columns - 1 && quotes % 2 == 0
  }
}
