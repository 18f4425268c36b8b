/// An option of the command line.
enum Option: String, CaseIterable {
  case plan
  case out
  case replace
  case partial
  case part
  case language
  case instrument
  case by
  case sheet
  case format
  case against
  case minimumCell = "minimum-cell"
  case instruments
  case change
  case deviation = "sd"
  case standardisedChange = "standardised-change"
  case pairs
  case power
  case alpha
  case attrition
  case threads
  case inbox
  case config
  case dryRun = "dry-run"
  case log
  case timeLimit = "time-limit"
  case settle
  case passGuards = "pass-guards"
  case quiet
  case help

  /// What stands after the option; nothing for a switch.
  var valueName: String? {
    switch self {
    case .plan, .against, .partial, .config: "FILE"
    case .part: "K/N"
    case .out, .instruments, .inbox: "DIR"
    case .language: "da|en"
    case .instrument: "ID"
    case .by: "COLUMN"
    case .format: "LIST"
    case .sheet: "NAME"
    case .minimumCell, .threads, .pairs: "N"
    case .change, .deviation: "POINTS"
    case .standardisedChange: "D"
    case .power, .alpha, .attrition: "SHARE"
    case .timeLimit, .settle: "SECONDS"
    case .log: "text|json"
    case .replace, .quiet, .help, .dryRun, .passGuards: nil
    }
  }

  var isRepeatable: Bool {
    self == .instrument || self == .by
  }

  /// What the option does, in a line.
  var summary: String {
    switch self {
    case .plan: "how the export maps to instruments, waves and groups (else inferred)"
    case .out: "write a folder, whole or not at all"
    case .replace: "replace a file that holds something"
    case .partial: "write counts for 'fremgang merge' instead of a report; only you can read them"
    case .part:
      "with --partial: all respondents lie in slice K of N by a hash of their ids; verified"
    case .language: "the language of reports and charts (default: da)"
    case .instrument: "only this instrument; may be repeated"
    case .by: "also divide by this column; may be repeated"
    case .sheet: "the sheet of an Excel workbook (default: the first that is not hidden)"
    case .format: "what to write: html, md, csv, svg, json (comma-separated)"
    case .against: "another file typed from the same forms: compare cell by cell"
    case .minimumCell: "the fewest pairs of a group that is shown (default: 5)"
    case .instruments: "instrument files of your own, which override the bundled ones"
    case .change: "the smallest mean change that would matter, in points"
    case .deviation: "the standard deviation of the change, in points"
    case .standardisedChange: "instead of both: the change over its standard deviation (d_z)"
    case .pairs: "how many pairs there will be: then the power is worked out"
    case .power: "the chance of finding the change (default: 0.8)"
    case .alpha: "the chance of finding a change where there is none (default: 0.05)"
    case .attrition: "the share expected not to come back (default: 0)"
    case .threads:
      "how many threads may be used (default: by size, up to one a processor); changes no result"
    case .inbox: "the folder that exports are put into"
    case .config: "a file that describes one job or several, instead of options"
    case .dryRun: "do everything but write, and say what would be done"
    case .log: "the form of the log on standard error (default: text)"
    case .timeLimit: "stop after so long; what was published stays"
    case .passGuards: "publish although guards trip: for the one night on which somebody has looked"
    case .settle: "for how long a file must not have changed (default: 60)"
    case .quiet: "print errors only"
    case .help: "print this"
    }
  }

  /// What stands after the option where `subcommand` takes it.
  func valueName(in subcommand: Subcommand) -> String? {
    switch (self, subcommand) {
    case (.out, .score): "FILE"
    case (.format, .check): "text|json"
    default: valueName
    }
  }

  /// What the option does where `subcommand` takes it.
  func summary(in subcommand: Subcommand) -> String {
    switch (self, subcommand) {
    case (.out, .score): "write a file that only you can read (else standard output)"
    case (.language, .score): "the language of bands, rules and remarks (default: da)"
    case (.format, .check): "a list to read (default), or a document for machines"
    case (.replace, .evaluate): "with --partial: replace a part that was written before"
    case (.minimumCell, .merge):
      "the fewest pairs of a group that is shown (default: as their plan says)"
    case (.instruments, .merge):
      "instrument files of your own, the same that the parts were counted with"
    case (.out, .nightly): "the folder to publish into; a web server's root is DIR/current"
    case (.threads, .nightly): "how many jobs may run side by side (default: one a processor)"
    case (.quiet, .nightly): "print warnings and errors, and what was published, only"
    case (.quiet, .check): "print errors and warnings only"
    default: summary
    }
  }
}
