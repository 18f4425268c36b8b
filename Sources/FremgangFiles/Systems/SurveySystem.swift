/// A survey system, known by the columns that it adds of itself to what was asked.
///
/// The names are those of the systems' exports in English; where an export has been translated, the
/// plan says what its columns hold.
struct SurveySystem: Sendable {
  /// What it is called.
  let title: String
  /// Sets of folded names of columns; a table that has all of one comes from this system.
  private let signatures: [[String]]
  /// Columns that number the responses, not the people who gave them.
  let responseIDs: [String]
  /// Columns in which the system keeps an id of the person.
  let people: [String]
  /// Columns of days, the best first.
  let dates: [String]
  /// The column that is blank for a response that was never submitted.
  var submitted: [String] = []
  /// The column that says whether a response was finished.
  var finished: [String] = []
  /// Columns that say that a response was a trial.
  var preview: [String] = []
  /// Texts that the system writes where a question was not shown.
  var notShown: [String] = []

  /// The columns are named in LimeSurvey's manual, "Exporting results"; with full headings they are
  /// "Response ID", "Date submitted", "Last page", "Start language".
  static let limeSurvey = SurveySystem(
    title: "LimeSurvey",
    signatures: [
      ["submitdate", "lastpage"], ["submitdate", "startlanguage"],
      ["datesubmitted", "lastpage"], ["datesubmitted", "startlanguage"],
    ],
    responseIDs: ["id", "responseid"],
    people: ["token", "accesscode"],
    dates: ["submitdate", "datesubmitted"],
    submitted: ["submitdate", "datesubmitted"],
    notShown: ["N/A"]
  )

  /// The columns are named in Qualtrics' support pages, "Understanding your dataset".
  static let qualtrics = SurveySystem(
    title: "Qualtrics",
    signatures: [
      ["responseid", "recordeddate", "finished"], ["responseid", "enddate", "progress"],
    ],
    responseIDs: ["responseid"],
    people: ["externalreference", "externaldatareference"],
    dates: ["enddate", "recordeddate", "startdate"],
    finished: ["finished"],
    preview: ["status", "distributionchannel"]
  )

  /// The columns that Microsoft Forms puts first; the Danish names have not been seen in a source.
  static let microsoftForms = SurveySystem(
    title: "Microsoft Forms",
    signatures: [
      ["id", "starttime", "completiontime"], ["id", "starttidspunkt", "fuldfoerelsestidspunkt"],
    ],
    responseIDs: ["id"],
    people: [],
    dates: ["completiontime", "fuldfoerelsestidspunkt"]
  )

  private static let all = [limeSurvey, qualtrics, microsoftForms]

  /// The system that a table with these columns comes from, if it is known.
  static func of(_ header: TableHeader) -> SurveySystem? {
    let names = Set(header.folded)
    return all.first { system in system.signatures.contains { $0.allSatisfy(names.contains) } }
  }

  /// Whether a field of a column of ``finished`` says that the response was not finished.
  static func saysUnfinished(_ text: String) -> Bool {
    ["0", "false", "falsk", "no", "nej"].contains(CellText.folded(text))
  }

  /// Whether a field of a column of ``preview`` says that the response was a trial.
  ///
  /// The numbers are those that Qualtrics gives previews and tests: 1, 2, 9 and 17.
  static func saysPreview(_ text: String) -> Bool {
    let folded = CellText.folded(text)
    return ["1", "2", "9", "17"].contains(folded) || ByteSearch.holds("preview", in: folded)
      || folded == "survey test"
  }
}
