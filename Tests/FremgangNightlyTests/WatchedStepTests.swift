import FremgangNightly
import Synchronization
import Testing

/// A long step is left alone when the job is to stop, however far it has come.
@Suite struct WatchedStepTests {
  /// What the test and the step's thread tell each other.
  private final class Meeting: Sendable {
    enum Moment { case begun, mayEnd, ended }

    private let moments = Mutex<Set<Moment>>([])
    let entries = Mutex<[String]>([])

    func log() -> NightlyLog {
      NightlyLog(job: "test", clock: .system) { entry in
        self.entries.withLock { $0.append(entry.event) }
      }
    }

    func reach(_ moment: Moment) { _ = moments.withLock { $0.insert(moment) } }

    func has(_ moment: Moment) -> Bool { moments.withLock { $0.contains(moment) } }

    func wait(for moment: Moment) {
      while !has(moment) { NightlyClock.system.wait(0.001) }
    }
  }

  @Test func `a step that is at work is left, and says nothing any more`() {
    let meeting = Meeting()
    let reason = JobFailure(.temporary, "time-limit", "The time is up.")
    #expect(throws: reason) {
      try WatchedStep(meeting.log()).run {
        () throws(JobFailure) in
        // Only while it is at work: a check before it begins would not be enough.
        if meeting.has(.begun) { throw reason }
      } _: { log throws(JobFailure) -> Int in
        log.info("begun")
        meeting.reach(.begun)
        meeting.wait(for: .mayEnd)
        log.info("late")
        meeting.reach(.ended)
        return 1
      }
    }
    // The step cannot have come to its end: nobody has let it.
    #expect(!meeting.has(.ended))
    meeting.reach(.mayEnd)
    meeting.wait(for: .ended)
    #expect(meeting.entries.withLock(\.self) == ["begun"])
  }

  @Test func `a step that nobody stops gives its result or its failure`() throws {
    let meeting = Meeting()
    let step = WatchedStep(meeting.log())
    let sum = try step.run { () throws(JobFailure) in
    } _: { log throws(JobFailure) in
      log.info("counted")
      return (1...1000).reduce(0, +)
    }
    #expect(sum == 500_500)
    #expect(meeting.entries.withLock(\.self) == ["counted"])
    let failure = JobFailure(.badInput, "odd", "It is odd.")
    #expect(throws: failure) {
      try step.run { () throws(JobFailure) in
      } _: { _ throws(JobFailure) -> Int in
        throw failure
      }
    }
  }

  @Test func `a step does not begin where the job is to stop already`() {
    let meeting = Meeting()
    let reason = JobFailure(.temporary, "time-limit", "The time is up.")
    #expect(throws: reason) {
      try WatchedStep(meeting.log()).run { () throws(JobFailure) in
        throw reason
      } _: {
        _ throws(JobFailure) in
        meeting.reach(.begun)
      }
    }
    #expect(!meeting.has(.begun))
  }
}
