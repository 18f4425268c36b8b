/// The names by which columns are known in Danish and English, folded, the surest tier first.
enum ColumnVocabulary {
  static let respondent: [Set<String>] = [
    [
      "respondent", "respondentid", "respondentnr", "respondentnummer", "borger", "borgerid",
      "borgernr", "borgernummer", "deltager", "deltagerid", "deltagernr", "deltagernummer",
      "person", "personid", "pid", "participant", "participantid", "subject", "subjectid",
      "patient", "patientid", "klient", "klientid", "client", "clientid", "bruger", "brugerid",
      "recordid", "frivilligid",
    ],
    ["frivillig", "volunteer"],
    ["id", "loebenr", "loebenummer", "nummer", "nr", "kode", "code"],
  ]

  static let personNumber: Set<String> = ["cpr", "cprnr", "cprnummer", "cprno", "personnummer"]

  static let wave: [Set<String>] = [
    [
      "maaling", "maling", "maalingstidspunkt", "maaletidspunkt", "wave", "runde", "round",
      "maalerunde",
      "boelge", "prepost", "foerefter", "redcapeventname", "timepoint",
    ],
    ["eventname"], ["tidspunkt", "tid", "time", "event", "visit", "besoeg", "fase", "phase"],
  ]

  static let date: [Set<String>] = [
    [
      "dato", "date", "svardato", "besvarelsesdato", "udfyldelsesdato", "udfyldtdato", "maaledato",
      "maalingsdato", "interviewdato", "submitdate", "answerdate", "completiondate", "dateanswered",
    ],
    ["timestamp", "tidsstempel", "tidsstempler", "datestamp", "enddate", "recordeddate"],
  ]

  static let answerMode: [Set<String>] = [
    [
      "besvaret", "besvarelse", "besvarelsesform", "besvarelsesmaade", "svarform", "svarmaade",
      "answermode", "answered", "howanswered", "udfyldtmed", "udfyldtaf",
    ]
  ]

  static let role: [Set<String>] = [["rolle", "role", "deltagertype", "deltagerrolle"]]

  static let project: [Set<String>] = [
    ["projekt", "project", "projektnavn", "projectname", "projektid", "projectid"]
  ]

  static let item: [Set<String>] = [
    ["item", "itemid", "itemnavn", "itemnr", "itemkode", "itemname", "itemcode", "fieldname"],
    ["variabel", "variable", "variabelnavn", "variablename", "spoergsmaalid", "questionid"],
    ["spoergsmaal", "spm", "question", "spoergsmaalskode", "questioncode"],
  ]

  static let answer: [Set<String>] = [
    ["svar", "svarkode", "svarvaerdi", "answer", "answercode", "answervalue"],
    ["response", "vaerdi", "value"],
  ]

  static let instrument: [Set<String>] = [
    ["instrument", "skema", "spoergeskema", "questionnaire", "formular", "form"]
  ]

  static let instance: [Set<String>] = [["redcaprepeatinstance", "repeatinstance"]]

  static let axis: [Set<String>] = [["akse", "axis", "aksenavn", "axisname"]]
  static let ratingBefore: [Set<String>] = [
    ["start", "foer", "before", "startscore", "startvaerdi", "udgangspunkt"]
  ]
  static let ratingAfter: [Set<String>] = [
    ["nu", "now", "slut", "efter", "after", "nuscore", "nuvaerdi"]
  ]
  static let baseline: [Set<String>] = [
    ["startvurdering", "baseline", "baselinetype", "vurderingstidspunkt"]
  ]

  /// What a column of sums is called after the name of its instrument.
  static let total: Set<String> = [
    "total", "sum", "score", "samlet", "totalscore", "sumscore", "ialt",
  ]
}
