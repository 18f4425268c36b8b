import FremgangJSON
import FremgangPublishing

extension JobFailure {
  /// What went wrong with the output.
  init(_ fault: PublishingFault) {
    switch fault {
    case .notOurs, .holdsOthers, .isInput, .isNoPlainFile, .holdsSomething, .isTaken:
      self.init(.cannotCreate, "output-taken", "\(fault)")
    case .cannotCreate: self.init(.cannotCreate, "output-cannot-be-created", "\(fault)")
    case .cannotWrite, .notSynced, .cannotRemove:
      self.init(.inputOutput, "output-cannot-be-written", "\(fault)")
    case .cannotRead: self.init(.inputOutput, "output-cannot-be-read", "\(fault)")
    case .isDamaged: self.init(.inputOutput, "output-damaged", "\(fault)")
    case .stopped(let reason): self.init(reason)
    }
  }

  /// Why the lock could not be taken.
  init(_ fault: LockFault) {
    switch fault {
    case .held: self.init(.temporary, "locked", "\(fault)")
    case .cannotTake, .isTaken:
      self.init(.cannotCreate, "output-cannot-be-locked", "\(fault)")
    case .cannotCreate: self.init(.cannotCreate, "output-cannot-be-created", "\(fault)")
    case .cannotWrite: self.init(.inputOutput, "output-cannot-be-written", "\(fault)")
    case .isGone: self.init(.inputOutput, "output-replaced", "\(fault)")
    }
  }

  /// Why the run was stopped.
  init(_ reason: StopReason) {
    switch reason {
    case .signal: self.init(.stopped, "stopped", "Stopped: \(reason).")
    case .timeLimit, .requested: self.init(.temporary, "time-limit", "Stopped: \(reason).")
    }
  }
}
