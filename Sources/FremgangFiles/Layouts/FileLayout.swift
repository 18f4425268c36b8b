import FremgangKit

/// What the columns of one file hold.
struct FileLayout {
  /// The file's index.
  var file: Int
  /// The columns that together name the respondent.
  var respondent: [Int] = []
  /// The column that names the wave.
  var wave: Int?
  /// The id of the wave that the whole file belongs to.
  var fixedWave: String?
  /// The groupings, by index, with their columns.
  var groups: [(id: String, column: Int)] = []
  /// Where the answers to instruments stand.
  var blocks: [Block] = []
  /// Where the ratings of a personal instrument stand.
  var personal: PersonalLayout?
  /// Columns whose texts may be copied, by the plan's order; nothing for one that is not there.
  var copied: [Int?] = []
  /// The system that wrote the file, where its columns tell.
  var system: SurveySystem?
  /// Whether what names the respondent numbers the system's responses instead.
  var respondentIsResponse = false
  /// The column that numbers repetitions within a wave.
  var instance: Int?
  /// Whether the plan makes each repetition a wave.
  var instanceIsWave = false
  /// The column that is blank, or says no, for a response that was never submitted.
  var completion: Completion?
  /// Columns that say that a response was a trial.
  var previews: [Int] = []
  /// Where the answers stand when each has a row of its own; the blocks' columns then are names.
  var byItem: ItemRows?
  /// What each column means; a column without a meaning is not read.
  var isTaken: [Bool]

  /// Where it stands whether a response was submitted.
  enum Completion {
    /// A column of days; blank for a response that was not submitted.
    case day(Int)
    /// A column that says yes or no.
    case flag(Int)
  }

  /// The columns of a table with a row for each answer.
  struct ItemRows {
    var item: Int
    var answer: Int
    /// The column that names the instrument, whose names stand before bare numbers of items.
    var instrument: Int?
    /// The names in the column of items, and for each the number of the name.
    var names: ItemNames
  }

  /// The columns of one instrument in one wave.
  struct Block {
    /// The instrument, as an index into those on offer.
    var instrument: Int
    /// The wave's label in the names of the columns, folded; nothing when the row tells.
    var affix: String?
    /// Whether the plan gives the run of columns, so that their names tell nothing of the wave.
    var isRange = false
    /// The column of each item, in the instrument's order; empty when only totals are there.
    var items: [Int] = []
    /// The columns of totals, with the index of the scale.
    var totals: [(scale: Int, column: Int)] = []
    /// The column of the day.
    var date: Int?
    /// The column that says how the person answered.
    var answerMode: Int?
  }

  /// The columns of the ratings of a personal instrument.
  struct PersonalLayout {
    /// The instrument, as an index into those on offer.
    var instrument: Int
    var axis: Int
    /// The columns of the ratings: before and after, or one with the wave in another.
    var ratings: Ratings
    var baseline: Int?
    var date: Int?

    enum Ratings {
      case columns(before: Int, after: Int)
      case rows(value: Int, wave: Int)
    }
  }

  /// Takes the column of waves for the column of days, because it holds dates or nothing.
  mutating func datesStandInWaveColumn() {
    guard let column = wave else { return }
    wave = nil
    for number in blocks.indices where blocks[number].date == nil { blocks[number].date = column }
  }

  /// Every column that holds days.
  var dateColumns: [Int] {
    let columns = blocks.compactMap(\.date) + (personal?.date.map { [$0] } ?? [])
    return Array(Set(columns)).sorted()
  }
}
