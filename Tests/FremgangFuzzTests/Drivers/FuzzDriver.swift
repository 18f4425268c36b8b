/// A way into the program that is given hostile bytes.
///
/// A driver is run by libFuzzer in the `Fuzz` target, and by the tests over every file of its folder
/// in `Corpus`. Whatever the bytes are, it must come to an end without a trap and keep its promises.
enum FuzzDriver: String, CaseIterable, Sendable {
  /// Files and a plan, from bytes to a report.
  case export
  /// One table, in passing and with care.
  case stream
  /// Zip and gzip files, changed or built around the input.
  case archive
  /// The documents inside a workbook.
  case workbook
  /// A plan, read and written.
  case plan
  /// An instrument file, and scoring with what passes.
  case instrument
  /// A `results.json`, read, written and drawn.
  case results
  /// A part of an evaluation, read, written and put together with itself.
  case partial
  /// A nightly job's configuration, state or history.
  case nightly
  /// A JSON document as a tree.
  case json
  /// Encodings, records, texts and numbers.
  case text

  /// Runs the driver on `bytes`.
  ///
  /// - Throws: the promise that was broken.
  func run(_ bytes: [UInt8]) throws(BrokenPromise) {
    switch self {
    case .export: try ExportDriver(bytes).run()
    case .stream: try StreamDriver(bytes).run()
    case .archive: try ArchiveDriver(bytes).run()
    case .workbook: try WorkbookDriver(bytes).run()
    case .plan: try PlanDriver.run(bytes)
    case .instrument: try InstrumentDriver(bytes).run()
    case .results: try ResultsDriver.run(bytes)
    case .partial: try PartialDriver.run(bytes)
    case .nightly: try NightlyDriver.run(bytes)
    case .json: try JSONDriver.run(bytes)
    case .text: try TextDriver.run(bytes)
    }
  }
}

/// Something that must hold for every input and does not hold for this one.
struct BrokenPromise: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// Breaks off unless `condition` holds.
func promise(
  _ condition: @autoclosure () -> Bool,
  _ what: @autoclosure () -> String
) throws(BrokenPromise) {
  if !condition() { throw BrokenPromise(what()) }
}
