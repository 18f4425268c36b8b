/// How much of a table is read before it is taken for damaged or hostile.
public struct ReadingLimits: Sendable, Hashable {
  /// The most bytes in a file that is held in memory.
  ///
  /// A regular file whose rows the command counts in passing may have more, for it is never held.
  public var bytesPerFile = 1 << 30
  /// The most fields in a row.
  public var fieldsPerRow = 20_000
  /// The most bytes in a field.
  public var bytesPerField = 1 << 20
  /// The most bytes in the name of a column.
  public var bytesPerColumnName = 4096
  /// The most diagnostics with one code that are kept; the rest are counted.
  public var diagnosticsPerCode = 20
  /// The most rows that are looked at to find the dialect.
  public var rowsSampled = 200
  /// The most bytes that are looked at to find the dialect.
  public var bytesSampled = 1 << 18

  /// The most bytes that come out of all archives of an export together, and of one sheet when it
  /// is written out.
  public var unpackedBytes = 1 << 29
  /// The most bytes that come out of an archive for one that goes in, where many come out.
  public var unpackedRatio = 250
  /// The most files in an archive, and the most parts of a gzip file.
  public var entriesPerArchive = 10_000
  /// The most values in a sheet of a workbook.
  public var cellsPerSheet = 10_000_000

  /// Creates the limits that hold unless somebody says otherwise.
  public init() {}
}
