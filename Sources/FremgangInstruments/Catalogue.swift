import FremgangJSON
public import FremgangKit

/// The instruments that can be used: those that are part of the program, and files laid over them.
///
/// Knowing an instrument's id costs nothing; it is read when it is first asked for, and kept. The
/// catalogue never touches the disk.
public struct Catalogue: Sendable {
  /// The instruments that are part of the program.
  public static let bundled = Catalogue(given: [:])

  /// The JSON Schema of instrument files, byte for byte.
  public static var schema: [UInt8] { BundledFiles.schema }

  /// The ids of all instruments, in alphabetical order.
  public let ids: [String]

  private let given: [String: Given]

  private struct Given: Sendable {
    let instrument: Instrument
    let bytes: [UInt8]
  }

  private init(given: [String: Given]) {
    self.given = given
    ids = Set(BundledFiles.ids).union(given.keys).sorted()
  }

  /// Creates a catalogue in which `files` stand over the bundled instruments of the same id.
  ///
  /// - Parameter files: instrument files that somebody else has read, each with its name.
  /// - Throws: everything that is wrong with any of them.
  public init(overriding files: [(file: String, bytes: [UInt8])]) throws(InstrumentFaults) {
    var given: [String: Given] = [:]
    var names: [String: String] = [:]
    var diagnostics: [Diagnostic] = []
    for (file, bytes) in files.sorted(by: { $0.file < $1.file }) {
      let (instrument, found) = Instrument.read(json: bytes, file: file)
      diagnostics += found
      guard let instrument else { continue }
      if let first = names[instrument.id] {
        diagnostics.append(Catalogue.sameID(instrument.id, in: file, and: first))
      }
      names[instrument.id] = file
      given[instrument.id] = Given(instrument: instrument, bytes: bytes)
    }
    guard !diagnostics.contains(where: { $0.severity == .error }) else {
      throw InstrumentFaults(diagnostics: diagnostics)
    }
    self.init(given: given)
  }

  /// The instrument called `id`, or nothing when there is none.
  ///
  /// - Parameter id: the instrument's id, such as `mhrm`.
  /// - Returns: the instrument; a bundled one is read at the first call and then kept.
  public func instrument(_ id: String) -> Instrument? {
    given[id]?.instrument ?? BundledInstruments.shared.instrument(id)
  }

  /// Every instrument, in the order of ``ids``.
  public var instruments: [Instrument] { ids.compactMap(instrument) }

  /// The file that declares the instrument called `id`, byte for byte, or nothing.
  public func source(_ id: String) -> [UInt8]? {
    given[id]?.bytes ?? BundledFiles.bytes(of: id)
  }

  private static func sameID(_ id: String, in file: String, and first: String) -> Diagnostic {
    Diagnostic(
      code: "duplicate-instrument",
      severity: .error,
      place: Place(file: file, path: "$.id"),
      message: "The instrument “\(id)” is also declared in \(quoted(first)).",
      remedy: "Keep one of the two files."
    )
  }
}
