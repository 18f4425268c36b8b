public import FremgangKit

/// A name with a column.
public struct NamedColumn: Sendable, Hashable {
  /// The name: of a group, a wave, an item.
  public var name: String
  /// The header of the column.
  public var column: String

  /// Creates a name with a column.
  public init(_ name: String, column: String) {
    self.name = name
    self.column = column
  }
}

/// Which column holds what.
public struct PlanColumns: Sendable, Hashable {
  /// Columns that hold one thing for all waves, or the same thing wave by wave.
  public enum ByWave: Sendable, Hashable {
    /// One column.
    case one(String)
    /// A column for each wave, named by the wave's id.
    case each([NamedColumn])
  }

  /// The columns that together name a respondent; empty when they are to be found by looking.
  public var respondent: [String] = []
  /// Whether one respondent column names the same person in every project.
  public var respondentSpansProjects = false
  /// The column that names the wave.
  public var wave: String?
  /// The columns with the day of the answers.
  public var date: ByWave?
  /// The columns that say how the person answered.
  public var answerMode: ByWave?
  /// The columns of the groups, in the order of the tables.
  public var groups: [NamedColumn] = []
  /// Columns whose texts may be copied to a list of scores; no other text is.
  public var copy: [String] = []
  /// Columns that mean nothing here.
  public var ignore: [String] = []
  /// What stands after the name of an item in the columns of a wave.
  public var waveSuffixes: [WaveAffix] = []
  /// What stands before the name of an item in the columns of a wave.
  public var wavePrefixes: [WaveAffix] = []
  /// The columns of items whose names do not tell, by the item's id.
  public var items: [NamedColumn] = []
  /// The columns of totals, by instrument and scale, such as `mhrm.total`.
  public var totals: [NamedColumn] = []
  /// Runs of adjacent columns that are an instrument's items in the questionnaire's order.
  public var ranges: [ColumnRange] = []
  /// The column that names the item, where every answer has a row of its own.
  public var item: String?
  /// The column that holds the answer, where every answer has a row of its own.
  public var answer: String?
  /// The column that numbers repetitions; each number then is a wave, or part of one.
  public var instance: String?

  /// Creates columns that are all to be found by looking.
  public init() {}
}

/// What stands before or after the name of an item in the columns of a wave.
public struct WaveAffix: Sendable, Hashable {
  /// The id of the wave.
  public var wave: String
  /// The text, such as `_foer`.
  public var text: String

  /// Creates an affix.
  public init(wave: String, text: String) {
    self.wave = wave
    self.text = text
  }
}

/// The wave that a whole file belongs to.
public struct PlanFile: Sendable, Hashable {
  /// The name of the file; `*` stands for any run of characters.
  public var match: String
  /// The id of the wave.
  public var wave: String

  /// Creates a rule for files.
  public init(match: String, wave: String) {
    self.match = match
    self.wave = wave
  }
}

/// A wave with the labels that stand for it.
public struct PlanWave: Sendable, Hashable {
  /// The id that results use.
  public var id: String
  /// The labels in the export, compared without case; the id is one of them.
  public var values: [String]

  /// Creates a wave.
  public init(id: String, values: [String] = []) {
    self.id = id
    self.values = values
  }
}

/// A group that respondents belong to.
public struct PlanGroup: Sendable, Hashable {
  /// The id that results use.
  public var id: String
  /// The title in reports.
  public var title: LocalizedText
  /// The levels in the order of the tables.
  public var levels: [String]
  /// What labels of the export mean, by label; compared without case.
  public var labels: [String: String]

  /// Creates a group.
  public init(
    id: String,
    title: LocalizedText,
    levels: [String] = [],
    labels: [String: String] = [:]
  ) {
    self.id = id
    self.title = title
    self.levels = levels
    self.labels = labels
  }
}

/// Where the ratings of a personal instrument stand: one row for each person and axis.
public struct PlanPersonal: Sendable, Hashable {
  /// How before and after stand in the rows.
  public enum Ratings: Sendable, Hashable {
    /// In two columns of one row.
    case columns(before: String, after: String)
    /// In one column, with the wave in another.
    case rows(value: String, wave: String)
  }

  /// The id of the instrument.
  public var instrument: String
  /// The column that names the axis.
  public var axis: String
  /// Where the ratings stand.
  public var ratings: Ratings
  /// The column that says when the first rating was given.
  public var baseline: String?
  /// What the labels in that column mean.
  public var baselineValues: [String: Baseline]

  /// Creates a description of where ratings stand.
  public init(
    instrument: String,
    axis: String,
    ratings: Ratings,
    baseline: String? = nil,
    baselineValues: [String: Baseline] = [:]
  ) {
    self.instrument = instrument
    self.axis = axis
    self.ratings = ratings
    self.baseline = baseline
    self.baselineValues = baselineValues
  }
}
