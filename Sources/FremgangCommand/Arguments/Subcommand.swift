/// What the program is asked to do.
enum Subcommand: String, CaseIterable {
  case evaluate
  case merge
  case check
  case score
  case plan
  case charts
  case nightly
  case instruments
  case power
  case help
  case version

  var operands: String {
    switch self {
    case .evaluate, .score, .check, .plan: "EXPORT..."
    case .merge: "PARTIAL..."
    case .charts: "RESULTS"
    case .instruments: "list | show ID | schema | validate FILE..."
    case .power, .version: ""
    case .nightly: "--inbox DIR --out DIR --plan FILE | --config FILE"
    case .help: "[SUBCOMMAND]"
    }
  }

  /// What the subcommand does, in a line.
  var summary: String {
    switch self {
    case .evaluate: "the report: tables, sentences, charts"
    case .merge: "one report from parts that were counted apart"
    case .check: "what is wrong or odd with an export, all of it"
    case .score: "each questionnaire with its scores, as CSV"
    case .plan: "the plan that is inferred from an export, to edit and keep"
    case .charts: "the charts again, from results.json"
    case .nightly: "an inbox in, a published folder out"
    case .instruments: "the instruments: list, show, validate"
    case .power: "how many people to measure, or what so many can show"
    case .help: "this overview, or the options of a subcommand"
    case .version: "the program's version"
    }
  }

  var options: [Option] {
    switch self {
    case .evaluate:
      [
        .plan, .out, .language, .instrument, .by, .sheet, .format, .minimumCell, .instruments,
        .partial, .part, .replace, .threads, .quiet, .help,
      ]
    case .merge: [.out, .language, .format, .minimumCell, .instruments, .quiet, .help]
    case .check:
      [.plan, .instrument, .sheet, .against, .format, .instruments, .quiet, .help]
    case .score:
      [.plan, .out, .replace, .language, .instrument, .by, .sheet, .instruments, .quiet, .help]
    case .plan: [.plan, .instrument, .by, .sheet, .instruments, .quiet, .help]
    case .charts: [.out, .language, .quiet, .help]
    case .nightly:
      [
        .inbox, .out, .plan, .config, .language, .instruments, .minimumCell, .settle, .timeLimit,
        .threads, .passGuards, .dryRun, .log, .quiet, .help,
      ]
    case .instruments: [.instruments, .language, .help]
    case .power:
      [
        .change, .deviation, .standardisedChange, .pairs, .power, .alpha, .attrition, .language,
        .help,
      ]
    case .help, .version: [.help]
    }
  }
}
