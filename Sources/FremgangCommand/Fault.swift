import FremgangFiles
import FremgangJSON
import FremgangKit
import FremgangPublishing

/// A fault as the program reports it: its lines and its exit code.
struct Fault: Error {
  let lines: [String]
  let exitCode: ExitCode

  init(_ lines: [String], _ exitCode: ExitCode) {
    self.lines = lines
    self.exitCode = exitCode
  }

  /// Diagnostics that stop the work.
  init(_ diagnostics: [Diagnostic], _ exitCode: ExitCode) {
    self.init(DiagnosticListing(diagnostics).lines, exitCode)
  }

  /// Finds the words and the exit code of any fault of the modules below.
  init(_ error: any Error) {
    switch error {
    case let fault as Fault: self = fault
    case let fault as UsageFault: self.init(["fremgang: \(fault)"], .wrongUsage)
    case let fault as InputFault: self.init(["fremgang: \(fault)"], fault.exitCode)
    case let refusal as ExportRefusal:
      let leftOut = refusal.suppressedDiagnostics
      self.init(DiagnosticListing(refusal.diagnostics, leftOut: leftOut).lines, .badData)
    case let faults as JSONFaults: self.init(faults.diagnostics, .badData)
    case let faults as InstrumentFaults: self.init(faults.diagnostics, .badData)
    case let fault as EvaluationFault: self.init(["fremgang: \(fault)"], Fault.exitCode(of: fault))
    case let fault as PublishingFault:
      self.init(["fremgang: \(fault)"], Fault.exitCode(of: fault))
    default: self.init(["fremgang: \(error)"], .internalFault)
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
