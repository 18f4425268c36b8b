/// One person's answers to one instrument at one time.
public struct Measurement: Sendable, Hashable {
  /// What was delivered.
  public enum Content: Sendable, Hashable {
    /// One answer for each of the instrument's items, in the instrument's order.
    case answers([Answer])
    /// Scores that somebody else has summed, by the index of the scale.
    case totals([Int: DecimalNumber])
    /// Nothing that can be used, and why.
    case unusable(Unusable)
  }

  /// Why a measurement cannot be used at all.
  public enum Unusable: String, Sendable, Hashable, CaseIterable {
    /// A value that is no code of the item, and the plan says to leave the measurement out.
    case badValue
    /// A wave that the plan does not know, and the plan says to leave the measurement out.
    case unknownWave
  }

  /// The respondent, as an index into ``Responses/respondents``.
  public var respondent: Int {
    @inlinable get { Int(respondentIndex) }
    @inlinable set { respondentIndex = Int32(newValue) }
  }
  /// The instrument, as an index into ``Responses/instruments``.
  public var instrument: Int {
    @inlinable get { Int(instrumentIndex) }
    @inlinable set { instrumentIndex = Int32(newValue) }
  }
  /// The wave, as an index into ``Responses/waves``; nothing when the export has no waves.
  public var wave: Int? {
    @inlinable get { waveIndex.index }
    @inlinable set { waveIndex = OptionalIndex(newValue) }
  }
  /// The day on which the questions were answered.
  public var day: Day?
  /// How the person answered, as an index into ``Responses/answerModes``.
  public var answerMode: Int? {
    @inlinable get { modeIndex.index }
    @inlinable set { modeIndex = OptionalIndex(newValue) }
  }
  /// What was delivered.
  public var content: Content
  /// Where it stands.
  public var origin: Origin

  // A register has millions of these: indices take half the room of whole machine words.
  @usableFromInline var respondentIndex: Int32
  @usableFromInline var instrumentIndex: Int32
  @usableFromInline var waveIndex: OptionalIndex
  @usableFromInline var modeIndex: OptionalIndex

  /// Creates a measurement.
  ///
  /// - Precondition: no index is negative or beyond 2^31 − 1.
  @inlinable
  public init(
    respondent: Int,
    instrument: Int,
    wave: Int?,
    day: Day?,
    answerMode: Int? = nil,
    content: Content,
    origin: Origin
  ) {
    respondentIndex = Int32(respondent)
    instrumentIndex = Int32(instrument)
    waveIndex = OptionalIndex(wave)
    modeIndex = OptionalIndex(answerMode)
    self.day = day
    self.content = content
    self.origin = origin
  }
}

/// An index or none, in the room of one: none comes before all others.
@usableFromInline
struct OptionalIndex: Sendable, Hashable, Comparable {
  @usableFromInline let value: Int32

  @inlinable
  init(_ index: Int?) {
    precondition(index ?? 0 >= 0, "an index is not negative")
    value = index.map { Int32($0) } ?? -1
  }

  @inlinable var index: Int? { value < 0 ? nil : Int(value) }

  @inlinable
  static func < (one: OptionalIndex, other: OptionalIndex) -> Bool { one.value < other.value }
}

/// Where a row stands.
public struct Origin: Sendable, Hashable {
  /// The file, as an index into ``Responses/files``.
  public var file: Int {
    @inlinable get { Int(fileIndex) }
    @inlinable set { fileIndex = Int32(newValue) }
  }
  /// The line on which the row begins, from 1; lines beyond 2^32 − 1 are told as that one.
  public var line: Int {
    @inlinable get { Int(lineNumber) }
    @inlinable set { lineNumber = UInt32(clamping: newValue) }
  }

  @usableFromInline var fileIndex: Int32
  @usableFromInline var lineNumber: UInt32

  /// Creates an origin.
  @inlinable
  public init(file: Int, line: Int) {
    fileIndex = Int32(file)
    lineNumber = UInt32(clamping: line)
  }
}
