#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif
import CThreads
import Synchronization

/// Threads that do the parts of one job side by side.
package enum Workers {
  /// The processors that are there.
  package static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Does `work` for each number below `count`, the first one on this thread, and waits for all.
  ///
  /// Where the system gives no more threads, this one does their work too.
  package static func run(_ count: Int, _ work: @escaping @Sendable (Int) -> Void) {
    var threads: [pthread_t] = []
    var undone: [Int] = []
    for number in stride(from: 1, to: count, by: 1) {
      if let thread = start({ work(number) }) {
        fremgang_spread(thread, Int32(truncatingIfNeeded: number))
        threads.append(thread)
      } else {
        undone.append(number)
      }
    }
    if count > 0 { work(0) }
    for number in undone { work(number) }
    for thread in threads { pthread_join(thread, nil) }
  }

  /// Begins `work` on a thread that nobody waits for.
  ///
  /// - Returns: whether the system gave one; where it did not, nothing was done.
  package static func begin(_ work: @escaping @Sendable () -> Void) -> Bool {
    guard let thread = start(work) else { return false }
    pthread_detach(thread)
    return true
  }

  /// What the first thread of a program has on Linux; others have less where nobody says so.
  private static let stackBytes = 8 << 20

  private static func start(_ work: @escaping @Sendable () -> Void) -> pthread_t? {
    let task = unsafe Unmanaged.passRetained(Task(work))
    #if canImport(Darwin)
    var thread: pthread_t?
    #else
    var thread = pthread_t()
    #endif
    var attributes = pthread_attr_t()
    unsafe pthread_attr_init(&attributes)
    defer { unsafe pthread_attr_destroy(&attributes) }
    unsafe pthread_attr_setstacksize(&attributes, stackBytes)
    let failure = unsafe pthread_create(
      &thread,
      &attributes,
      { unsafe Task.perform($0) },
      task.toOpaque()
    )
    guard failure == 0 else {
      unsafe task.release()
      return nil
    }
    return thread
  }

  /// What `make` gives for each number below `count`, in their order.
  ///
  /// At most so many threads find it side by side; whichever is free takes the next number.
  package static func map<Value: Sendable>(
    _ count: Int,
    threads: Int,
    _ make: @escaping @Sendable (Int) -> Value
  ) -> [Value] {
    guard threads > 1, count > 1 else { return (0..<count).map(make) }
    let numbers = NumberQueue(count)
    let values = Mutex([Value?](repeating: nil, count: count))
    run(min(threads, count)) { _ in
      while let number = numbers.take() {
        let value = make(number)
        values.withLock { $0[number] = value }
      }
    }
    return values.withLock { $0.compactMap(\.self) }
  }

  /// What `make` gives for each element of several lists, by list and in their order.
  ///
  /// All lists are one job: whichever thread is free takes the next element, be it of another list.
  package static func map<Element: Sendable, Value: Sendable>(
    _ lists: [[Element]],
    threads: Int,
    _ make: @escaping @Sendable (_ list: Int, Element) -> Value
  ) -> [[Value]] {
    let elements = Array(lists.joined())
    let listOf = lists.indices.flatMap { repeatElement($0, count: lists[$0].count) }
    let values = map(elements.count, threads: threads) { make(listOf[$0], elements[$0]) }
    var end = 0
    return lists.map { list in
      end += list.count
      return Array(values[(end - list.count)..<end])
    }
  }

  /// One thread's work, on its way through the system's interface.
  private final class Task: Sendable {
    let work: @Sendable () -> Void

    init(_ work: @escaping @Sendable () -> Void) {
      self.work = work
    }

    static func perform(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
      if let context = unsafe context {
        unsafe Unmanaged<Task>.fromOpaque(context).takeRetainedValue().work()
      }
      return nil
    }
  }
}
