/// Everything that an export holds, read and mapped, but not yet counted.
///
/// Texts stand once and are referred to by index. The order of rows carries no meaning.
public struct Responses: Sendable {
  /// A group that respondents belong to, such as their role, and the values that were found.
  public struct Grouping: Sendable, Hashable {
    /// The plan's id of the group, such as `role`.
    public var id: String
    /// The values, each once, in no particular order.
    public var levels: [String]

    /// Creates a grouping.
    public init(id: String, levels: [String]) {
      self.id = id
      self.levels = levels
    }
  }

  /// One row's word on the group that a respondent belongs to.
  public struct GroupValue: Sendable, Hashable {
    /// The respondent, as an index into ``Responses/respondents``.
    public var respondent: Int {
      @inlinable get { Int(respondentIndex) }
      @inlinable set { respondentIndex = Int32(newValue) }
    }
    /// The grouping, as an index into ``Responses/groupings``.
    public var grouping: Int {
      @inlinable get { Int(groupingIndex) }
      @inlinable set { groupingIndex = Int32(newValue) }
    }
    /// The value, as an index into the grouping's levels.
    public var level: Int {
      @inlinable get { Int(levelIndex) }
      @inlinable set { levelIndex = Int32(newValue) }
    }
    /// The row's wave, as an index into ``Responses/waves``.
    public var wave: Int? {
      @inlinable get { waveIndex.index }
      @inlinable set { waveIndex = OptionalIndex(newValue) }
    }
    /// The row's day.
    public var day: Day?
    /// Where it stands.
    public var origin: Origin

    @usableFromInline var respondentIndex: Int32
    @usableFromInline var groupingIndex: Int32
    @usableFromInline var levelIndex: Int32
    @usableFromInline var waveIndex: OptionalIndex

    /// Creates a group value.
    ///
    /// - Precondition: no index is negative or beyond 2^31 − 1.
    @inlinable
    public init(
      respondent: Int,
      grouping: Int,
      level: Int,
      wave: Int?,
      day: Day?,
      origin: Origin
    ) {
      respondentIndex = Int32(respondent)
      groupingIndex = Int32(grouping)
      levelIndex = Int32(level)
      waveIndex = OptionalIndex(wave)
      self.day = day
      self.origin = origin
    }
  }

  /// One rating of one axis of a personal instrument.
  public struct PersonalRating: Sendable, Hashable {
    /// The respondent, as an index into ``Responses/respondents``.
    public var respondent: Int
    /// The instrument, as an index into ``Responses/instruments``.
    public var instrument: Int
    /// The axis, in the respondent's own words.
    public var axis: String
    /// The wave, as an index into ``Responses/waves``.
    public var wave: Int?
    /// The day of the rating.
    public var day: Day?
    /// The rating.
    public var value: Int
    /// When the first rating was given.
    public var baseline: Baseline
    /// Where it stands.
    public var origin: Origin

    /// Creates a rating.
    public init(
      respondent: Int,
      instrument: Int,
      axis: String,
      wave: Int?,
      day: Day?,
      value: Int,
      baseline: Baseline,
      origin: Origin
    ) {
      self.respondent = respondent
      self.instrument = instrument
      self.axis = axis
      self.wave = wave
      self.day = day
      self.value = value
      self.baseline = baseline
      self.origin = origin
    }
  }

  /// The names of the files that were read, as the user gave them.
  public var files: [String]
  /// The instruments that were found.
  public var instruments: [Instrument]
  /// The respondents' keys, each once, in no particular order.
  public var respondents: [String]
  /// The ids of the waves, in their order in time.
  public var waves: [String]
  /// The ways of answering that were found, such as alone and assisted.
  public var answerModes: [String]
  /// The groupings.
  public var groupings: [Grouping]
  /// The measurements, duplicates and all.
  public var measurements: [Measurement]
  /// The rows' words on groups, blanks left out.
  public var groupValues: [GroupValue]
  /// The ratings of personal instruments.
  public var personalRatings: [PersonalRating]

  /// Creates a set of responses.
  public init(
    files: [String] = [],
    instruments: [Instrument] = [],
    respondents: [String] = [],
    waves: [String] = [],
    answerModes: [String] = [],
    groupings: [Grouping] = [],
    measurements: [Measurement] = [],
    groupValues: [GroupValue] = [],
    personalRatings: [PersonalRating] = []
  ) {
    self.files = files
    self.instruments = instruments
    self.respondents = respondents
    self.waves = waves
    self.answerModes = answerModes
    self.groupings = groupings
    self.measurements = measurements
    self.groupValues = groupValues
    self.personalRatings = personalRatings
  }
}

/// When the first rating of a personal axis was given.
public enum Baseline: String, Sendable, Hashable, CaseIterable, Codable {
  /// At the time.
  case contemporaneous
  /// Looking back.
  case retrospective
  /// Nobody noted it.
  case unknown
}
