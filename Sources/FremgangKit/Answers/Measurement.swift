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
  public var respondent: Int
  /// The instrument, as an index into ``Responses/instruments``.
  public var instrument: Int
  /// The wave, as an index into ``Responses/waves``; nothing when the export has no waves.
  public var wave: Int?
  /// The day on which the questions were answered.
  public var day: Day?
  /// How the person answered, as an index into ``Responses/answerModes``.
  public var answerMode: Int?
  /// What was delivered.
  public var content: Content
  /// Where it stands.
  public var origin: Origin

  /// Creates a measurement.
  public init(
    respondent: Int,
    instrument: Int,
    wave: Int?,
    day: Day?,
    answerMode: Int? = nil,
    content: Content,
    origin: Origin
  ) {
    self.respondent = respondent
    self.instrument = instrument
    self.wave = wave
    self.day = day
    self.answerMode = answerMode
    self.content = content
    self.origin = origin
  }
}

/// Where a row stands.
public struct Origin: Sendable, Hashable {
  /// The file, as an index into ``Responses/files``.
  public var file: Int
  /// The line on which the row begins, from 1.
  public var line: Int

  /// Creates an origin.
  public init(file: Int, line: Int) {
    self.file = file
    self.line = line
  }
}
