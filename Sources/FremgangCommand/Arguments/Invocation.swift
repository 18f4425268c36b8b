import FremgangJSON
import FremgangKit

/// A command line, read.
struct Invocation {
  let subcommand: Subcommand
  let operands: [String]
  /// The options in the order in which they were given.
  private let values: [(option: Option, value: String)]

  init(_ arguments: [String]) throws(UsageFault) {
    guard let name = arguments.first else { throw .noSubcommand }
    subcommand = try Invocation.subcommand(name)
    var operands: [String] = []
    var values: [(option: Option, value: String)] = []
    var rest = arguments.dropFirst()
    var onlyOperands = false
    while let word = rest.popFirst() {
      if onlyOperands || word == "-" || !word.hasPrefix("-") {
        operands.append(word)
      } else if word == "--" {
        onlyOperands = true
      } else {
        let (option, value) = try Invocation.option(word, of: subcommand, rest: &rest)
        guard option.isRepeatable || !values.contains(where: { $0.option == option }) else {
          throw .givenTwice(option)
        }
        values.append((option, value))
      }
    }
    self.operands = operands
    self.values = values
  }

  /// Whether a switch was given.
  func has(_ option: Option) -> Bool {
    values.contains { $0.option == option }
  }

  /// The option's value.
  func value(_ option: Option) -> String? {
    values.first { $0.option == option }?.value
  }

  /// All values of a repeatable option.
  func all(_ option: Option) -> [String] {
    values.filter { $0.option == option }.map(\.value)
  }

  /// The option's value as a whole number of at least 1.
  func positiveNumber(_ option: Option) throws(UsageFault) -> Int? {
    guard let text = value(option) else { return nil }
    guard let number = Int(text), number >= 1 else {
      throw .badValue(option, value: text, expected: "a whole number of at least 1 is wanted")
    }
    return number
  }

  /// The language of reports; Danish unless another was asked for.
  func language() throws(UsageFault) -> Language {
    guard let text = value(.language) else { return .da }
    guard let language = Language(rawValue: text) else {
      throw .badValue(.language, value: text, expected: "'da' or 'en' is wanted")
    }
    return language
  }

  static func subcommand(_ name: String) throws(UsageFault) -> Subcommand {
    if name == "--help" || name == "-h" { return .help }
    if name == "--version" { return .version }
    guard let subcommand = Subcommand(rawValue: name) else {
      let actions = InstrumentsCommand.actions
      let names = Subcommand.allCases.map(\.rawValue)
      if actions.contains(name) {
        throw .unknownSubcommand(name, suggestion: "instruments \(name)")
      }
      throw .unknownSubcommand(name, suggestion: closestMatch(to: name, among: names))
    }
    return subcommand
  }

  private static func option(
    _ word: String,
    of subcommand: Subcommand,
    rest: inout ArraySlice<String>
  ) throws(UsageFault) -> (Option, String) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts[0] == "-h" ? "help" : String(parts[0].drop { $0 == "-" })
    guard let option = subcommand.options.first(where: { $0.rawValue == name }) else {
      let names = subcommand.options.map(\.rawValue)
      let suggestion = closestMatch(to: name, among: names).map { "--" + $0 }
      throw .unknownOption(String(parts[0]), subcommand: subcommand, suggestion: suggestion)
    }
    guard option.valueName != nil else {
      if parts.count > 1 { throw .unexpectedValue(option) }
      return (option, "")
    }
    if parts.count > 1 { return (option, String(parts[1])) }
    guard let value = rest.popFirst() else { throw .missingValue(option) }
    return (option, value)
  }
}
