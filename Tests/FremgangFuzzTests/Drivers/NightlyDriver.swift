import FremgangDigests
import FremgangJSON
import FremgangNightly

/// What a nightly job reads besides exports and plans: the first byte says which, the rest is the file.
///
/// A configuration that is refused says why; a state and a history that read must survive a round trip.
enum NightlyDriver {
  static func run(_ bytes: [UInt8]) throws(BrokenPromise) {
    guard let choice = bytes.first else { return }
    let file = Array(bytes.dropFirst())
    switch choice % 3 {
    case 0: try configuration(file)
    case 1: try state(file)
    default: try history(file)
    }
  }

  private static func configuration(_ file: [UInt8]) throws(BrokenPromise) {
    let jobs: [NightlyJob]
    do throws(JSONFaults) {
      jobs = try NightlyConfiguration(reading: file, file: "nightly.json").jobs
    } catch {
      return try promise(!error.diagnostics.isEmpty, "a refusal says nothing")
    }
    try promise(!jobs.isEmpty, "a configuration without a job is taken")
  }

  /// The checksum is made to fit, so that what stands behind it is looked at.
  private static func state(_ file: [UInt8]) throws(BrokenPromise) {
    let lines = file.split(separator: 0x0A, maxSplits: 2, omittingEmptySubsequences: false)
    guard lines.count == 3 else { return }
    let digest = Array(SHA256.hexadecimal(of: Array(lines[2])).utf8)
    let whole = Array(lines[0]) + [0x0A] + digest + [0x0A] + Array(lines[2])
    guard let state = try? NightlyState(reading: whole) else { return }
    let again = try? NightlyState(reading: state.bytes)
    try promise(again?.bytes == state.bytes, "a state does not survive a round trip")
  }

  private static func history(_ file: [UInt8]) throws(BrokenPromise) {
    let history = History(reading: file)
    let again = History(reading: history.bytes)
    try promise(
      again.damagedLines.isEmpty && again.entries == history.entries,
      "a history does not survive a round trip"
    )
  }
}
