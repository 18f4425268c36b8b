import FremgangKit

/// Reads a table in pieces, row by row, into records of people, without holding it.
struct PlainReader {
  /// A table that was read, before anything is said of waves, groups and days.
  struct Passed {
    let layout: PlainLayout
    let shape: RecordShape
    let parts: [PlainPart]
    let seed: UInt64
    /// The rows that need care, with their lines counted from the first row of the table.
    let careful: CarefulRows
  }

  let source: any ByteSource
  let table: ExportSource
  let layout: PlainLayout
  let threads: Int
  let limits: ReadingLimits
  /// Whether to count how often each number stands for an answer.
  var countsCodes = false
  let pieces: ReadingPieces
  /// Where the first row after the header begins.
  let start: Int
  /// Hears of each piece that was read.
  var listener: ReadingProgress.Listener?
  private let seed = UInt64.random(in: .min ... .max)

  init(
    _ source: any ByteSource,
    _ table: ExportSource,
    _ layout: PlainLayout,
    threads: Int,
    limits: ReadingLimits,
    pieces: ReadingPieces
  ) {
    self.source = source
    self.table = table
    self.layout = layout
    self.threads = threads
    self.limits = limits
    self.pieces = pieces
    start = table.rows.offset
  }

  /// Reads all rows.
  func pass() throws(PlainFault) -> Passed {
    var tokenBits = layout.tokenColumns.indices.map { startingBits(token: $0) }
    var idWords = 1
    var parts = divided()
    while true {
      let partitionBits = source.count < pieces.largeTable ? 4 : 8
      guard
        let shape = RecordShape(
          layout,
          idWords: idWords,
          tokenBits: tokenBits,
          partitionBits: partitionBits
        )
      else { throw .unsuited }
      do throws(PlainFault) {
        let careful = try read(parts, shape)
        return Passed(layout: layout, shape: shape, parts: parts, seed: seed, careful: careful)
      } catch {
        switch error {
        case .tooWide(.token(let token)): tokenBits[token] = min(17, tokenBits[token] + 4)
        case .tooWide(.id(let words)): idWords = words
        case .dividedRecord where parts.count > 1: break
        default: throw error
        }
        if case .dividedRecord = error {
          parts = [part(start..<source.count)]
        } else {
          parts = divided()
        }
      }
    }
  }

  /// Reads once more, for the rows of some people alone; they are counted as when they were read first.
  func rows(of people: Set<[UInt64]>, as passed: Passed) throws(PlainFault) -> Passed {
    let parts = passed.parts.map { part($0.range) }
    let careful = try read(parts, passed.shape, wanted: people)
    return Passed(
      layout: layout,
      shape: passed.shape,
      parts: parts,
      seed: seed,
      careful: careful
    )
  }

  private func startingBits(token: Int) -> Int {
    if token == layout.waveToken { return 3 }
    return layout.blocks.contains { $0.date == token } ? 12 : 4
  }

  private func part(_ range: Range<Int>) -> PlainPart {
    PlainPart(
      range,
      isEnd: range.upperBound == source.count,
      limits: limits,
      piece: pieces.pieceBytes(ofTable: source.count)
    )
  }

  /// Parts of about the same size, one for each thread.
  private func divided() -> [PlainPart] {
    let count = max(1, min(threads, (source.count - start) / pieces.leastPart))
    var bounds = [start]
    for number in 1..<max(count, 1) {
      let wanted = start + (source.count - start) / count * number
      guard let place = lineStart(after: wanted), place < source.count else { continue }
      bounds.append(place)
    }
    bounds.append(source.count)
    return zip(bounds, bounds.dropFirst()).map { part($0..<$1) }
  }

  /// The start of a line a little after `offset`; nothing where lines are longer than any buffer.
  private func lineStart(after offset: Int) -> Int? {
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    let count = unsafe piece.withUnsafeMutableBytes { bytes in
      unsafe (try? source.read(at: offset, into: bytes)) ?? 0
    }
    return piece[..<count].firstIndex(of: 0x0A).map { offset + $0 + 1 }
  }

  private func read(
    _ parts: [PlainPart],
    _ shape: RecordShape,
    wanted: Set<[UInt64]>? = nil
  ) throws(PlainFault) -> CarefulRows {
    let (source, layout, seed, countsCodes) = (source, layout, seed, countsCodes)
    let listener = listener
    listener?(.begun(bytes: source.count - start))
    let blockBytes = pieces.blockBytes(ofTable: source.count)
    let usesWideVectors = pieces.usesWideVectors
    Workers.run(parts.count) { number in
      parts[number].read(
        source,
        with: PlainRowParser(
          layout,
          shape,
          seed: seed,
          blockBytes: blockBytes,
          wanted: wanted,
          countsCodes: countsCodes,
          usesWideVectors: usesWideVectors
        ),
        telling: listener
      )
    }
    var careful = CarefulRows()
    var lines = 0
    for part in parts {
      if let fault = part.fault { throw fault }
      careful.add(part.careful, after: lines)
      lines += part.lines
    }
    return careful
  }
}
