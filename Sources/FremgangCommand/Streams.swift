import FremgangJSON

/// Where a command writes: results to one stream, everything else to the other.
public struct Streams {
  private let writeOutput: ([UInt8]) -> Void
  private let writeError: ([UInt8]) -> Void
  /// The terminal that the second stream is; nothing where it is none.
  let terminal: Terminal?

  /// Creates streams from what takes their bytes.
  ///
  /// - Parameters:
  ///   - output: takes results.
  ///   - error: takes everything else.
  ///   - terminal: the terminal on which people read the latter as it is written, if they do.
  public init(
    output: @escaping ([UInt8]) -> Void,
    error: @escaping ([UInt8]) -> Void,
    terminal: Terminal? = nil
  ) {
    writeOutput = output
    writeError = error
    self.terminal = terminal
  }

  /// Writes a result.
  func output(_ bytes: [UInt8]) {
    writeOutput(bytes)
  }

  /// Writes a line of a result.
  func output(_ line: String) {
    writeOutput(Array(line.utf8) + [UInt8(ascii: "\n")])
  }

  /// Writes a line that is not a result; what in it would move or turn what is shown is escaped.
  func error(_ line: String) {
    writeError(Array(JSONText.visible(line).utf8) + [UInt8(ascii: "\n")])
  }

  /// Writes what is no whole line, for a terminal.
  func error(unfinished text: String) {
    writeError(Array(text.utf8))
  }
}

/// A terminal, on which a line can be written over.
public struct Terminal: Sendable {
  /// The seconds that have passed since some moment.
  let seconds: @Sendable () -> Double

  /// Creates a terminal with the clock by which lines are written over.
  public init(seconds: @escaping @Sendable () -> Double) {
    self.seconds = seconds
  }
}
