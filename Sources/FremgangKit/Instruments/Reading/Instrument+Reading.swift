public import FremgangJSON

/// Everything that is wrong with an instrument file, with what to do about it.
public struct InstrumentFaults: Error, Sendable, Hashable {
  /// The faults in the order of the file, at least one of them an error.
  public let diagnostics: [Diagnostic]

  /// Creates faults.
  ///
  /// - Precondition: at least one diagnostic is an error.
  public init(diagnostics: [Diagnostic]) {
    precondition(diagnostics.contains { $0.severity == .error }, "faults without an error")
    self.diagnostics = diagnostics
  }
}

extension Instrument {
  /// The name of the format that instrument files carry: `fremgang.instrument/1`.
  public static let formatName = "fremgang.instrument/1"

  /// Reads and checks an instrument file (see `Instruments/instrument.schema.json`).
  ///
  /// The file is untrusted: every fault is found at once, and what is returned can be scored.
  ///
  /// - Parameters:
  ///   - bytes: the file, in strict JSON.
  ///   - file: its name, for the faults.
  /// - Throws: everything that is wrong with it.
  public init(json bytes: [UInt8], file: String) throws(InstrumentFaults) {
    let (instrument, diagnostics) = Instrument.read(json: bytes, file: file)
    guard let instrument else { throw InstrumentFaults(diagnostics: diagnostics) }
    self = instrument
  }

  /// Reads and checks an instrument file, keeping warnings.
  ///
  /// - Parameters:
  ///   - bytes: the file, in strict JSON.
  ///   - file: its name, for the diagnostics.
  /// - Returns: the instrument, or nothing when there are errors; and all diagnostics in the order
  ///   of the file.
  public static func read(
    json bytes: [UInt8],
    file: String
  ) -> (instrument: Instrument?, diagnostics: [Diagnostic]) {
    let document: JSONNode
    do {
      document = try JSONNode.parse(bytes, file: file, options: JSONOptions(maximumBytes: 1 << 20))
    } catch {
      return (nil, error.diagnostics)
    }
    let collector = DiagnosticCollector(file: file)
    let draft = InstrumentReader.read(JSONValueReader(document, into: collector))
    if let draft {
      InstrumentLinter(draft, document: document, collector: collector).lint()
    }
    return (collector.hasErrors ? nil : draft, inOrder(collector.diagnostics))
  }

  /// Reads an instrument file that is part of the program, and whose soundness a test has shown.
  ///
  /// - Parameters:
  ///   - bytes: the file, in strict JSON.
  ///   - file: its name.
  /// - Returns: the instrument, or nothing when it cannot be read.
  package static func read(trusted bytes: [UInt8], file: String) -> Instrument? {
    guard let document = try? JSONNode.parse(bytes, file: file) else { return nil }
    let collector = DiagnosticCollector(file: file)
    let instrument = InstrumentReader.read(JSONValueReader(document, into: collector))
    return collector.hasErrors ? nil : instrument
  }

  private static func inOrder(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let placed = diagnostics.enumerated().map { offset, diagnostic in
      (diagnostic.place.line ?? 0, diagnostic.place.column ?? 0, offset)
    }
    return placed.sorted(by: <).map { diagnostics[$0.2] }
  }
}
