/// The texts of `fremgang help` and `fremgang SUBCOMMAND --help`.
enum Help {
  static var overview: String {
    let width = 42
    let lines = Subcommand.allCases.map { subcommand in
      let call = "fremgang \(subcommand.rawValue) \(subcommand.operands)"
      return "  " + call.padded(to: width) + subcommand.summary
    }
    return """
      Fremgang turns questionnaire exports into evaluations: scores, change from before to after,
      tables, sentences and charts.

      \(lines.joined(separator: "\n"))

      EXPORT is a CSV file, an Excel workbook (.xlsx), a gzip or zip of either, a folder of them, or
      '-' for standard input. PARTIAL is what 'fremgang evaluate EXPORT --partial PARTIAL' wrote of some
      of the respondents. 'fremgang SUBCOMMAND --help' lists options.
      Exit codes: 0 done; 1 nothing to evaluate, or 'check' found errors; 64 wrong usage; 65 bad data;
      66 no such input; 73 cannot create output; 74 read or write failed; 75 another run is at work.
      """
  }

  static func text(of subcommand: Subcommand) -> String {
    let lines = subcommand.options.map { option in
      let call = ["--\(option.rawValue)", option.valueName(in: subcommand)].compactMap { $0 }
      return "  " + call.joined(separator: " ").padded(to: 22) + option.summary(in: subcommand)
    }
    return """
      fremgang \(subcommand.rawValue) \(subcommand.operands)
      \(subcommand.summary)

      \(lines.joined(separator: "\n"))
      """
  }
}

extension String {
  /// The text with blanks behind it up to `width` characters, and at least one.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(width - count, 1))
  }
}
