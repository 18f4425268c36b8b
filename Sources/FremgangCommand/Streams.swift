/// Where a command writes: results to one stream, everything else to the other.
public struct Streams {
  private let writeOutput: ([UInt8]) -> Void
  private let writeError: ([UInt8]) -> Void

  /// Creates streams from what takes their bytes.
  public init(output: @escaping ([UInt8]) -> Void, error: @escaping ([UInt8]) -> Void) {
    writeOutput = output
    writeError = error
  }

  /// Writes a result.
  func output(_ bytes: [UInt8]) {
    writeOutput(bytes)
  }

  /// Writes a line of a result.
  func output(_ line: String) {
    writeOutput(Array(line.utf8) + [UInt8(ascii: "\n")])
  }

  /// Writes a line that is not a result.
  func error(_ line: String) {
    writeError(Array(line.utf8) + [UInt8(ascii: "\n")])
  }
}
