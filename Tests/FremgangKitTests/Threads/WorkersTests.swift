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
}
