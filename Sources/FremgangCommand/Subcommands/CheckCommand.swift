import FremgangFiles
import FremgangJSON
import FremgangKit

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// `fremgang check`: what is wrong or odd with an export, all of it.
struct CheckCommand {
  private let invocation: Invocation
  private let streams: Streams
  private let isJSON: Bool

  init(_ invocation: Invocation, _ streams: Streams) throws(UsageFault) {
    self.invocation = invocation
    self.streams = streams
    switch invocation.value(.format) {
    case nil, "text": isJSON = false
    case "json": isJSON = true
    case let other?:
      throw .badValue(.format, value: other, expected: "'text' or 'json' is wanted")
    }
  }

  func run() throws {
    if let path = invocation.value(.against) { return try compare(with: path) }
    let check = try check()
    if isJSON {
      streams.output(try JSONWriter.bytes(of: check))
    } else {
      let listing = CheckListing(check, isQuiet: invocation.has(.quiet))
      for line in listing.lines { streams.output(line) }
    }
    if check.hasErrors { throw Fault([String](), .dataHasErrors) }
  }

  /// Looks at the export, or says what is wrong with its plan.
  private func check() throws -> ExportCheck {
    do {
      return try ExportInput(invocation).check(today: CheckCommand.latestDay)
    } catch let refusal as ExportRefusal {
      return ExportCheck(refusedBefore: refusal, files: invocation.operands)
    }
  }

  /// Compares one export with another file that was typed from the same forms.
  private func compare(with path: String) throws {
    let input = try ExportInput(invocation)
    let comparison: EntryComparison
    do {
      comparison = try input.compare(with: path)
    } catch let refusal as ExportRefusal {
      throw Fault(Fault(refusal).lines, .dataHasErrors)
    }
    if isJSON {
      streams.output(try JSONWriter.bytes(of: comparison))
    } else {
      for line in ComparisonListing(comparison).lines { streams.output(line) }
    }
    if !comparison.isAlike { throw Fault([String](), .dataHasErrors) }
  }

  /// The latest day that it is anywhere: a day after today's in Greenwich.
  private static var latestDay: Day {
    let seconds: time_t = time(nil)
    return Day(number: Int32(clamping: seconds / 86_400 + 1))
  }
}
