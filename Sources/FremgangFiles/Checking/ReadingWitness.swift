/// Keeps what a reader has understood of each file, even when the reading is refused later on.
final class ReadingWitness {
  /// The tables that were found in the files, whatever they hold.
  var tables: [ExportTable] = []
  /// The tables that go with others and hold no answers.
  var companions: [SurveyXactExport.Companion] = []
  /// The tables of answers, with what their columns were taken for.
  var sources: [ExportSource] = []
  /// What became of the rows of each of them.
  var accounts: [FileAccount] = []
  /// The rows of each that name a respondent and hold no answer, with their first lines.
  var unanswered: [(count: Int, lines: [Int])] = []
  /// The ids of respondents as they stand in the export, before any pseudonym.
  var respondents: [String] = []
}
