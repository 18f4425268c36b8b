import FremgangKit
import Synchronization

/// Bundled instruments, read when they are first asked for.
final class BundledInstruments: Sendable {
  static let shared = BundledInstruments()

  private let known = Mutex<[String: Instrument]>([:])

  func instrument(_ id: String) -> Instrument? {
    known.withLock { known in
      if let instrument = known[id] { return instrument }
      guard let bytes = BundledFiles.bytes(of: id) else { return nil }
      guard let instrument = Instrument.read(trusted: bytes, file: "\(id).json") else {
        preconditionFailure("a bundled instrument with faults")
      }
      known[id] = instrument
      return instrument
    }
  }
}
