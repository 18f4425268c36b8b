package import FremgangJSON
package import FremgangKit

/// What an export comes to, how that was found out, and what is wrong with it.
package struct CountedExport {
  /// How it was read.
  ///
  /// Where the rows were counted in passing, the responses are those alone that needed care; the rest of
  /// the reading is of all rows.
  package let reading: ExportReading
  /// The counts of everybody; nothing where the reading has errors.
  package let tables: EvaluationTables?
  /// What the evaluator should look at in the rows, such as duplicates that contradict each other.
  package let contradictions: [Diagnostic]
  /// The hashes of the respondents, by which parts know them; nothing unless a part was counted.
  package let hashes: [UInt64]?

  /// Puts together what was read and what was counted.
  package init(
    reading: ExportReading,
    tables: EvaluationTables?,
    contradictions: [Diagnostic],
    hashes: [UInt64]? = nil
  ) {
    self.reading = reading
    self.tables = tables
    self.contradictions = contradictions
    self.hashes = hashes
  }
}

extension ExportReader {
  /// How many threads a file of so many bytes is worth.
  package static func sensibleThreads(bytes: Int) -> Int {
    max(1, min(Workers.processors, bytes / ReadingPieces().leastPart))
  }

  /// Reads one table in pieces and counts its rows in passing, as ``read(_:)`` and a count of what it
  /// gives would.
  ///
  /// Rows that are not written in the plainest way are read with care, together with all others of
  /// their people.
  ///
  /// - Parameters:
  ///   - source: the bytes of the file.
  ///   - name: its name as the user gave it.
  ///   - threads: how many threads may work side by side; the outcome does not depend on it.
  ///   - pieces: in what pieces the table is read; nor does it depend on them.
  ///   - listener: hears of each piece that was read.
  /// - Returns: the counts, or nothing where the whole table has to be read with care: then
  ///   ``read(_:)`` says what is in it, or why it cannot be read.
  /// - Throws: why the bytes cannot be read.
  package func count(
    _ source: any ByteSource,
    name: String,
    threads: Int,
    pieces: ReadingPieces = ReadingPieces(),
    telling listener: ReadingProgress.Listener? = nil
  ) throws -> CountedExport? {
    // A part knows respondents by their pseudonyms, which are made when they are read with care.
    guard part == nil || pseudonymiser == nil else { return nil }
    do throws(PlainFault) {
      guard let opening = try opening(of: source, name, pieces) else { return nil }
      let offered = opening.offered
      guard let table = opening.sources.first,
        let layout = PlainLayout(table, offered, opening.plan)
      else { return nil }
      guard let bytes = try utf8(of: source, table, threads) else { return nil }
      var reader = PlainReader(
        bytes,
        table,
        layout,
        threads: max(1, threads),
        limits: limits,
        pieces: pieces
      )
      reader.countsCodes = part != nil
      reader.listener = listener
      let passed = try reader.pass()
      var count = PlainCount(self, opening, reader, passed)
      return try count.counted()
    } catch {
      if case .unreadable(let error) = error { throw error }
      return nil
    }
  }

  /// The bytes of the table in UTF-8: the file's own, or those of its text in UTF-16; nothing where that is
  /// damaged.
  ///
  /// A file that was read whole to open it is not read again.
  private func utf8(
    of source: any ByteSource,
    _ table: ExportSource,
    _ threads: Int
  ) throws(PlainFault) -> (any ByteSource)? {
    if table.dialect.encoding == .utf8 {
      let opened = table.table.bytes
      return opened.count == source.count ? BytesInMemory(bytes: opened) : source
    }
    do {
      return try TranscodedText.utf8(of: source, atMost: limits.bytesPerFile, threads: threads)
    } catch {
      throw .unreadable(error)
    }
  }

  /// Opens the beginning of a table, from which its columns are known; nothing where it is refused.
  private func opening(
    of source: any ByteSource,
    _ name: String,
    _ pieces: ReadingPieces
  ) throws(PlainFault) -> Opening? {
    let sample = min(source.count, limits.bytesSampled + pieces.beyondSample)
    // Most tables show all rows that are to be seen in much less; a look that holds too few lines is not opened.
    if pieces.firstLook < sample, sample <= limits.bytesPerFile,
      let bytes = try lines(of: source, pieces.firstLook),
      ByteSearch.count(of: 0x0A, in: bytes) > limits.rowsSampled,
      let opening = opening(bytes, name), !opening.sources[0].table.hasSeenEnd
    {
      return opening
    }
    return try lines(of: source, sample).flatMap { opening($0, name) }
  }

  private func opening(_ bytes: [UInt8], _ name: String) -> Opening? {
    guard !bytes.isEmpty, let opening = try? open([ExportFile(name: name, bytes: bytes)]),
      opening.sources.count == 1, opening.export.companions.isEmpty,
      opening.sources[0].name == name
    else { return nil }
    return opening
  }

  /// The whole lines in the first bytes of a source; all of its bytes where these are wanted.
  ///
  /// Nothing where there are fewer bytes than wanted, or where no line ends in them.
  private func lines(of source: any ByteSource, _ wanted: Int) throws(PlainFault) -> [UInt8]? {
    do {
      var bytes = try unsafe [UInt8](unsafeUninitializedCapacity: wanted) { all, count in
        while count < wanted {
          let rest = unsafe UnsafeMutableRawBufferPointer(
            UnsafeMutableBufferPointer(rebasing: all[count...])
          )
          let read = unsafe try source.read(at: count, into: rest)
          guard read > 0 else { return }
          count += read
        }
      }
      guard bytes.count == wanted else { return nil }
      if wanted == source.count { return bytes }
      guard let end = bytes.lastIndex(of: 0x0A) else { return nil }
      // In UTF-16 with the low byte first, the line ends with the zero that follows.
      let isWide = bytes.starts(with: [0xFF, 0xFE])
      bytes.removeLast(wanted - end - (isWide && end + 1 < wanted ? 2 : 1))
      return bytes
    } catch {
      throw .unreadable(error)
    }
  }
}
