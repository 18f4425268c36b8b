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
    /// By stretch, the lines before it.
    fileprivate let linesBefore: [Int]

    /// The lines of the table before a row, from the lines that its part had read before it.
    func line(_ own: Int, of part: PlainPart) -> Int {
      guard let read = part.reads.last(where: { $0.firstLine <= own }) else { return own }
      return linesBefore[read.stretch.number] + own - read.firstLine
    }
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
    var stretches = Stretch.dividing(
      source,
      from: start,
      layout,
      threads: threads,
      atLeast: pieces.leastPart
    )
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
        let queue = StretchQueue(stretches)
        let queues = Array(repeating: queue, count: max(1, min(threads, stretches.count)))
        return try read(queues, shape)
      } catch {
        switch error {
        case .tooWide(.token(let token)): tokenBits[token] = min(17, tokenBits[token] + 4)
        case .tooWide(.id(let words)): idWords = words
        case .dividedRecord where stretches.count > 1:
          stretches = [Stretch(number: 0, bytes: start..<source.count, isEnd: true)]
        default: throw error
        }
      }
    }
  }

  /// Reads once more, for the rows of some people alone; they are counted as when they were read first.
  func rows(of people: Set<[UInt64]>, as passed: Passed) throws(PlainFault) -> Passed {
    try read(
      passed.parts.map { StretchQueue($0.reads.map(\.stretch)) },
      passed.shape,
      wanted: people
    )
  }

  private func startingBits(token: Int) -> Int {
    if token == layout.waveToken { return 3 }
    return layout.blocks.contains { $0.date == token } ? 12 : 4
  }

  /// Reads the stretches of all queues, each queue on a thread of its own.
  private func read(
    _ queues: [StretchQueue],
    _ shape: RecordShape,
    wanted: Set<[UInt64]>? = nil
  ) throws(PlainFault) -> Passed {
    let (source, layout, seed, countsCodes) = (source, layout, seed, countsCodes)
    let listener = listener
    listener?(.begun(bytes: source.count - start))
    let memory = pieces.memory(ofTable: source.count)
    let usesWideVectors = pieces.usesWideVectors
    let piece = pieces.pieceBytes(ofTable: source.count)
    let parts = queues.map { _ in PlainPart(limits: limits, piece: piece) }
    Workers.run(parts.count) { number in
      parts[number].read(
        source,
        queues[number],
        with: PlainRowParser(
          layout,
          shape,
          seed: seed,
          memory: memory,
          wanted: wanted,
          countsCodes: countsCodes,
          usesWideVectors: usesWideVectors
        ),
        telling: listener
      )
    }
    // The first fault of the table, whichever thread met it: all stretches before it were read to their ends.
    let fault = parts.compactMap(\.fault).min { $0.stretch < $1.stretch }
    if let fault { throw fault.reason }
    var careful = CarefulRows()
    var linesBefore: [Int] = []
    var lines = 0
    for read in parts.flatMap(\.reads).sorted(by: { $0.stretch.number < $1.stretch.number }) {
      careful.add(read.careful, after: lines - read.firstLine)
      linesBefore.append(lines)
      lines += read.lines
    }
    guard careful.bytes.count < CarefulRows.mostBytes else { throw .unsuited }
    return Passed(
      layout: layout,
      shape: shape,
      parts: parts,
      seed: seed,
      careful: careful,
      linesBefore: linesBefore
    )
  }
}
