/// What is wrong with the words of a command line.
enum UsageFault: Error, Hashable {
  case noSubcommand
  case unknownSubcommand(String, suggestion: String?)
  case unknownOption(String, subcommand: Subcommand, suggestion: String?)
  case missingValue(Option)
  case unexpectedValue(Option)
  case givenTwice(Option)
  case badValue(Option, value: String, expected: String)
  case missingOperand(Subcommand)
  case tooManyOperands(Subcommand)
  case notTogether(Option, Option)
  case onlyWith(Option, Option)
  case changeNotSaid
  case jobNotSaid
  case notBesideConfiguration(Option)
  case planOutOfRange
  case unknownAction(String, suggestion: String?)
}

extension UsageFault: CustomStringConvertible {
  var description: String {
    switch self {
    case .noSubcommand:
      "Say what to do, such as 'fremgang evaluate EXPORT'; 'fremgang help' lists the rest."
    case .unknownSubcommand(let name, let suggestion):
      "There is no subcommand '\(name)'." + Self.hint(suggestion)
    case .unknownOption(let name, let subcommand, let suggestion):
      "'\(subcommand.rawValue)' takes no option '\(name)'." + Self.hint(suggestion)
    case .missingValue(let option):
      "'--\(option.rawValue)' needs a value: --\(option.rawValue) \(option.valueName ?? "")."
    case .unexpectedValue(let option):
      "'--\(option.rawValue)' takes no value."
    case .givenTwice(let option):
      "'--\(option.rawValue)' is given twice."
    case .badValue(let option, let value, let expected):
      "'--\(option.rawValue) \(value)' is not understood: \(expected)."
    case .missingOperand(let subcommand):
      "'\(subcommand.rawValue)' needs an operand: "
        + "'fremgang \(subcommand.rawValue) \(subcommand.operands)'."
    case .tooManyOperands(let subcommand):
      "'\(subcommand.rawValue)' takes fewer operands: "
        + "'fremgang \(subcommand.rawValue) \(subcommand.operands)'."
    case .notTogether(let one, let other):
      "'--\(one.rawValue)' and '--\(other.rawValue)' do not go together: a part is no report."
    case .onlyWith(let one, let other):
      "'--\(other.rawValue)' is understood only beside '--\(one.rawValue)'."
    case .jobNotSaid:
      "Say what to publish: --inbox DIR --out DIR --plan FILE, or --config FILE."
    case .notBesideConfiguration(let option):
      "'--\(option.rawValue)' and '--config' do not go together: the file says it of each job."
    case .changeNotSaid:
      "Say the change to be shown: --change POINTS --sd POINTS, or --standardised-change D."
    case .planOutOfRange:
      "Nothing can be planned with these figures: the change must not be 0, the standard deviation "
        + "must be above 0, alpha below 0.5, and the power above alpha."
    case .unknownAction(let name, let suggestion):
      "'instruments' knows no '\(name)'." + Self.hint(suggestion)
    }
  }

  private static func hint(_ suggestion: String?) -> String {
    suggestion.map { " Did you mean '\($0)'?" } ?? ""
  }
}
