import FremgangInstruments
import FremgangJSON
import FremgangKit

/// `fremgang instruments`: list, show, validate.
struct InstrumentsCommand {
  /// What it can be asked to do.
  static let actions = ["list", "show", "schema", "validate"]

  private let invocation: Invocation
  private let streams: Streams
  private let language: Language

  init(_ invocation: Invocation, _ streams: Streams) throws {
    self.invocation = invocation
    self.streams = streams
    language = try invocation.language()
  }

  func run() throws {
    let operands = invocation.operands.dropFirst()
    switch invocation.operands.first {
    case nil, "list": try list()
    case "show": try show(Array(operands))
    case "schema": streams.output(Catalogue.schema)
    case "validate": try validate(Array(operands))
    case let action?:
      let actions = InstrumentsCommand.actions
      throw UsageFault.unknownAction(action, suggestion: closestMatch(to: action, among: actions))
    }
  }

  private func list() throws {
    let catalogue = try Catalogue(folder: invocation.value(.instruments))
    for instrument in catalogue.instruments {
      let range = instrument.primaryScale.map { "\($0.minimum.text)–\($0.maximum.text)" } ?? "–"
      streams.output(
        instrument.id.padded(to: 16) + instrument.version.padded(to: 8)
          + "\(instrument.items.count)".padded(to: 5) + range.padded(to: 8)
          + instrument.title[language]
      )
    }
  }

  private func show(_ ids: [String]) throws {
    guard ids.count == 1 else { throw UsageFault.missingOperand(.instruments) }
    let catalogue = try Catalogue(folder: invocation.value(.instruments))
    guard let instrument = catalogue.instrument(ids[0]) else {
      let hint = closestMatch(to: ids[0], among: catalogue.ids).map { " Did you mean '\($0)'?" }
      throw Fault(["fremgang: there is no instrument '\(ids[0])'.\(hint ?? "")"], .noInput)
    }
    for line in InstrumentSheet(instrument, language: language).lines { streams.output(line) }
  }

  /// Validates every file before it says that any is bad.
  private func validate(_ paths: [String]) throws {
    guard !paths.isEmpty else { throw UsageFault.missingOperand(.instruments) }
    var lines: [String] = []
    var exitCode = ExitCode.done
    for path in paths {
      do {
        let file = try InputFile(path)
        let instrument = try Instrument(json: file.bytes, file: file.path)
        streams.output("\(path): \(instrument.id) \(instrument.version) is valid.")
      } catch {
        let fault = Fault(error)
        lines += fault.lines
        exitCode = exitCode == .badData ? .badData : fault.exitCode
      }
    }
    if exitCode != .done { throw Fault(lines, exitCode) }
  }
}
