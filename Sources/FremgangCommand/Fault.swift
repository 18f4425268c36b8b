import FremgangFiles
import FremgangJSON
import FremgangKit
import FremgangPublishing

/// A fault as the program reports it: its lines and its exit code.
struct Fault: Error {
  let lines: [String]
  let exitCode: ExitCode
  /// What was found, for machines.
  let diagnostics: [Diagnostic]

  init(_ lines: [String], _ exitCode: ExitCode) {
    self.lines = lines
    self.exitCode = exitCode
    diagnostics = lines.map {
      Diagnostic(code: "failed", severity: .error, place: Place(), message: $0)
    }
  }

  /// Diagnostics that stop the work.
  init(_ diagnostics: [Diagnostic], leftOut: [String: Int] = [:], _ exitCode: ExitCode) {
    lines = DiagnosticListing(diagnostics, leftOut: leftOut).lines
    self.exitCode = exitCode
    self.diagnostics = diagnostics
  }

  /// One sentence, which begins with the program's name where people read it.
  private init(_ code: String, _ sentence: String, _ exitCode: ExitCode) {
    lines = ["fremgang: \(sentence)"]
    self.exitCode = exitCode
    diagnostics = [Diagnostic(code: code, severity: .error, place: Place(), message: sentence)]
  }

  /// Finds the words and the exit code of any fault of the modules below.
  init(_ error: any Error) {
    switch error {
    case let fault as Fault: self = fault
    case let fault as UsageFault: self.init("wrong-usage", "\(fault)", .wrongUsage)
    case let fault as InputFault: self.init("input-unusable", "\(fault)", fault.exitCode)
    case let refusal as ExportRefusal:
      self.init(refusal.diagnostics, leftOut: refusal.suppressedDiagnostics, .badData)
    case let faults as JSONFaults: self.init(faults.diagnostics, .badData)
    case let faults as InstrumentFaults: self.init(faults.diagnostics, .badData)
    case let fault as EvaluationFault:
      self.init("evaluation-refused", "\(fault)", Fault.exitCode(of: fault))
    case let fault as PublishingFault:
      self.init("output-unusable", "\(fault)", Fault.exitCode(of: fault))
    default: self.init("inside", "\(error)", .internalFault)
    }
  }

  private static func exitCode(of fault: EvaluationFault) -> ExitCode {
    switch fault {
    case .nothingToEvaluate: .dataHasErrors
    case .instrument, .notOnePlan: .badData
    case .identity: .internalFault
    }
  }

  private static func exitCode(of fault: PublishingFault) -> ExitCode {
    switch fault {
    case .notOurs, .holdsOthers, .isInput, .isNoPlainFile, .holdsSomething, .cannotCreate, .isTaken:
      .cannotCreate
    case .cannotWrite, .notSynced, .cannotRead, .cannotRemove, .isDamaged: .inputOutput
    case .stopped(let reason): ExitCode(rawValue: reason.exitCode) ?? .tryAgain
    }
  }
}
