import FremgangFiles
import Testing

/// Every input that once broke something, and a few that reach far, run through their drivers.
///
/// In a debug build, so that an overflow traps here as it does under the fuzzer.
@Suite(.timeLimit(.minutes(5))) struct CorpusTests {
  @Test(arguments: FuzzDriver.allCases)
  func `every kept input keeps the promises`(of driver: FuzzDriver) throws {
    let inputs = try Corpus.inputs(of: driver)
    #expect(!inputs.isEmpty)
    for (name, bytes) in inputs {
      do throws(BrokenPromise) {
        try driver.run(bytes)
      } catch {
        Issue.record("\(driver.rawValue)/\(name): \(error)")
      }
    }
  }

  @Test func `a broken promise is noticed`() {
    #expect(throws: BrokenPromise.self) { try promise(false, "broken") }
    let export = "id;wave;who5_1\n\(Secrets.mark);pre;1\n"
    let secrets = Secrets([.init(name: "x", bytes: Array(export.utf8))], nil)
    #expect(throws: BrokenPromise.self) { try secrets.check(["of \(Secrets.mark)"]) }
  }
}
