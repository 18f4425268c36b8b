import Foundation
import FremgangKit
import Synchronization
import Testing

@Suite("Workers")
struct WorkersTests {
  @Test(
    "give one value for each number, in order, whatever the number of threads",
    arguments: [1, 2, 3, 16]
  )
  func order(threads: Int) {
    let made = Mutex<[Int]>([])
    let squares = Workers.map(100, threads: threads) { number in
      made.withLock { $0.append(number) }
      return number * number
    }
    #expect(squares[0] == 0 && squares[1] == 1 && squares[9] == 81 && squares[99] == 9801)
    #expect(squares.count == 100)
    #expect(made.withLock { $0.sorted() } == Array(0..<100))
  }

  @Test("have nothing to do for nobody")
  func nothing() {
    #expect(Workers.map(0, threads: 4) { $0 }.isEmpty)
  }

  #if os(Linux)
  /// Which processors the system says the calling thread may run on.
  private static func processors() -> String? {
    guard let status = try? String(contentsOfFile: "/proc/thread-self/status", encoding: .utf8)
    else {
      return nil
    }
    return status.split(separator: "\n").first { $0.hasPrefix("Cpus_allowed:") }.map(String.init)
  }

  @Test("are free to move once they have begun")
  func freedom() throws {
    let mine = try #require(WorkersTests.processors())
    let free = Mutex(0)
    Workers.run(3) { _ in
      // Another thread puts this one on its way, which takes a moment.
      for _ in 0..<10_000 where WorkersTests.processors() == mine {
        free.withLock { $0 += 1 }
        return
      }
    }
    #expect(free.withLock { $0 } == 3)
  }
  #endif
}
