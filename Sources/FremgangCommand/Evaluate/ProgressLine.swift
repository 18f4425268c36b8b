import FremgangFiles
import FremgangKit
import FremgangWords
import Synchronization

/// A line on a terminal that tells how far a reading has come.
///
/// It appears when a reading has taken a second, and is written over at most ten times a second.
final class ProgressLine: @unchecked Sendable {
  private static let patience = 1.0
  private static let pause = 0.1

  /// Used under the lock alone.
  private let streams: Streams
  private let terminal: Terminal
  private let state: Mutex<State>

  fileprivate struct State {
    /// When the first reading began, and this one.
    var first: Double?
    var begun = 0.0
    var written: Double?
    var total = 0
    var bytes = 0
    var lines = 0
  }

  /// Creates a line that is not there yet; nothing where no terminal would show it.
  init?(_ streams: Streams) {
    guard let terminal = streams.terminal else { return nil }
    self.streams = streams
    self.terminal = terminal
    state = Mutex(State())
  }

  /// Hears of the reading, from several threads at a time.
  var listener: ReadingProgress.Listener {
    { progress in self.hear(progress) }
  }

  private func hear(_ progress: ReadingProgress) {
    state.withLock { state in
      let now = terminal.seconds()
      switch progress {
      case .begun(let bytes):
        if state.first == nil { state.first = now }
        (state.begun, state.total) = (now, bytes)
        (state.bytes, state.lines) = (0, 0)
      case .read(let bytes, let lines):
        state.bytes += bytes
        state.lines += lines
        guard now - (state.first ?? now) >= ProgressLine.patience,
          state.written.map({ now - $0 >= ProgressLine.pause }) ?? true
        else { return }
        state.written = now
        write(state.text(now))
      }
    }
  }

  /// Takes the line away again.
  func clear() {
    state.withLock { state in
      if state.written != nil { write("") }
      state = State()
    }
  }

  /// Goes to the start of the line, empties it, and writes it anew.
  private func write(_ text: String) {
    streams.error(unfinished: "\r\u{1B}[K" + text)
  }
}

extension ProgressLine.State {
  /// What the line says.
  fileprivate func text(_ now: Double) -> String {
    let rate = Double(bytes) / max(now - begun, 0.001)
    let left = Double(max(total - bytes, 0)) / max(rate, 1)
    let megabytes = { (bytes: Double) in String(Int(min(bytes / 1e6, 1e9).rounded())) }
    let share = min(100, Int(100 * Double(bytes) / Double(max(total, 1))))
    return "\(share)% of \(megabytes(Double(total))) MB, \(Words(.en).count(lines)) rows, "
      + "\(megabytes(rate)) MB/s, \(Int(min(left, 1e6).rounded(.up))) s left"
  }
}
