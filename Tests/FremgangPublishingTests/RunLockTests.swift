import CExchange
import Foundation
import FremgangPublishing
import Testing

struct RunLockTests {
  private let place: TemporaryFolder

  init() throws {
    place = try TemporaryFolder()
  }

  @Test func `one run at a time has the lock, and the other hears which process holds it`() throws {
    var lock = try RunLock.take(place.path + "/out/")
    try lock.announce()
    let process = Int(ProcessInfo.processInfo.processIdentifier)
    do {
      _ = try RunLock.take(place.path + "/out")
      Issue.record("The lock was taken twice.")
    } catch LockFault.held(_, let holder) {
      #expect(holder?.process == process)
      #expect(holder?.isOfEarlierBoot == false)
    }
    _ = consume lock
    let next = try RunLock.take(place.path + "/out")
    #expect(next.abandoned == nil)
  }

  @Test func `a lock that is taken and not announced leaves the file as it was`() throws {
    _ = try RunLock.take(place.path)
    let before = try place.everything()
    #expect(try place.mode(of: "lock") == 0o600)
    _ = try RunLock.take(place.path)
    #expect(try place.everything() == before)
  }

  @Test func `a run that was killed is told of, and its entry is cleared`() throws {
    try place.write("4711 another-boot\n", to: "lock")
    do {
      let lock = try RunLock.take(place.path)
      #expect(lock.abandoned?.process == 4711)
      #expect(lock.abandoned?.isOfEarlierBoot == true)
    }
    #expect(place.text(of: "lock") == "")
    for text in ["", "nonsense", "1 2 3", "99999999999999999999 x\n", "\u{0}\u{0}"] {
      try place.write(text, to: "lock")
      let lock = try RunLock.take(place.path)
      #expect(lock.abandoned == nil, "\(text)")
    }
  }

  /// Why a lock cannot be announced.
  private func fault(_ lock: inout RunLock) -> LockFault? {
    do throws(LockFault) {
      try lock.announce()
      return nil
    } catch {
      return error
    }
  }

  @Test func `a folder that is another one by now is not written into`() throws {
    var lock = try RunLock.take(place.path + "/out")
    #expect(fault(&lock) == nil)
    try place.rename("out", to: "elsewhere")
    try place.create("out")
    let gone = LockFault.isGone(path: place.path + "/out/lock")
    #expect(fault(&lock) == gone)
    try place.write("", to: "out/lock")
    #expect(fault(&lock) == gone)
    #expect(place.text(of: "out/lock") == "")
  }

  @Test func `what cannot be created is told for that, with its cause`() throws {
    try place.write("", to: "file")
    let path = place.path + "/file/out"
    #expect(throws: LockFault.cannotCreate(path: path, error: "Not a directory")) {
      _ = try RunLock.take(path)
    }
    for fault in [
      LockFault.cannotCreate(path: "out/lock", error: "No space left on device"),
      .cannotWrite(path: "out/lock", error: "No space left on device"),
      .cannotTake(path: "out/lock", error: "No locks available"), .isGone(path: "out/lock"),
    ] {
      #expect("\(fault)".hasPrefix("'out/lock' "))
      #expect("\(fault)".hasSuffix(".") && !"\(fault)".contains(".."), "\(fault)")
    }
  }

  @Test func `what is no plain file in the lock's place is refused`() throws {
    try place.create("lock")
    #expect(throws: LockFault.isTaken(path: place.path + "/lock")) {
      _ = try RunLock.take(place.path)
    }
    try place.remove("lock")
    try place.write("precious", to: "chapter.txt")
    try place.link("lock", to: "chapter.txt")
    #expect(throws: LockFault.isTaken(path: place.path + "/lock")) {
      _ = try RunLock.take(place.path)
    }
    #expect(place.text(of: "chapter.txt") == "precious")
  }

  @Test func `a folder that cannot be created is told of`() throws {
    try place.write("precious", to: "file")
    #expect(throws: LockFault.self) { _ = try RunLock.take(place.path + "/file/out") }
  }
}

struct StopFlagTests {
  @Test func `a flag that nobody set lets the work go on`() throws {
    let flag = StopFlag()
    #expect(flag.reason == nil)
    try flag.check()
    #expect(flag.sleep(seconds: 0.01))
  }

  @Test func `a flag that is set stops the work and wakes who sleeps`() {
    let flag = StopFlag()
    flag.request()
    #expect(flag.reason == .requested)
    #expect(throws: PublishingFault.stopped(.requested)) { try flag.check() }
    #expect(!flag.sleep(seconds: 60))
  }

  @Test func `SIGTERM sets an installed flag, and its exit code is 143`() async {
    await #expect(processExitsWith: .exitCode(143)) {
      let flag = StopFlag.installed()
      guard flag.reason == nil else { exit(1) }
      kill(getpid(), SIGTERM)
      guard !flag.sleep(seconds: 10), let reason = flag.reason else { exit(2) }
      exit(reason.exitCode)
    }
  }

  @Test func `a second signal at once is the same request, and does not end the program`() async {
    await #expect(processExitsWith: .exitCode(130)) {
      let flag = StopFlag.installed()
      kill(getpid(), SIGINT)
      kill(getpid(), SIGTERM)
      guard !flag.sleep(seconds: 10), let reason = flag.reason else { exit(2) }
      exit(reason.exitCode)
    }
  }

  @Test func `a time limit sets the flag`() async {
    await #expect(processExitsWith: .exitCode(75)) {
      let flag = StopFlag.installed(timeLimit: 1)
      guard flag.reason == nil, !flag.sleep(seconds: 10), let reason = flag.reason else { exit(2) }
      exit(reason == .timeLimit(seconds: 1) ? reason.exitCode : 3)
    }
  }

  @Test func `work that hangs is ended after its limit`() async {
    await #expect(processExitsWith: .exitCode(75)) {
      fremgang_end_after(1, 75)
      while true { _ = usleep(10_000) }
    }
  }

  @Test func `a second signal, a while after the first, ends the program`() async {
    await #expect(processExitsWith: .exitCode(143)) {
      let flag = StopFlag.installed()
      kill(getpid(), SIGINT)
      if flag.sleep(seconds: 10) { exit(1) }
      usleep(1_200_000)
      kill(getpid(), SIGTERM)
      // Another thread may be the one to hear of it.
      sleep(10)
      exit(2)
    }
  }

  @Test func `a flag that is dropped gives the signals back`() async {
    await #expect(processExitsWith: .signal(SIGTERM)) {
      _ = StopFlag.installed()
      kill(getpid(), SIGTERM)
      sleep(5)
    }
  }
}
