import FremgangKit
import FremgangNightly
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// How long a large register takes: run with `FREMGANG_NIGHTLY_SCALE=100000` in release.
@Suite struct ScaleTests {
  @Test func `a large register is compared in time`() throws {
    guard let people = scale else { return }
    var register = Register()
    for project in 0..<50 {
      let role = project % 2 == 0 ? "user" : "peer"
      register.add("p\(project)-", people / 50, project: "P\(project)", role: role)
    }
    let clock = ContinuousClock()
    var night: EvaluatedNight?
    let first = try clock.measure { night = try register.publish(after: nil) }
    register.add("new", 100, project: "P0")
    let second = try clock.measure { night = try register.publish(after: night) }
    register.plan.groupings.reverse()
    let third = try clock.measure { night = try register.publish(after: night) }
    var bytes: [UInt8] = []
    let state = try #require(night)
    let writing = clock.measure { bytes = NightlyStateTests.state(state).bytes }
    print("\(people) people: \(first), \(second), \(third); \(bytes.count) bytes in \(writing)")
    #expect(night?.counts.isNothing == true)
  }

  private var scale: Int? {
    unsafe getenv("FREMGANG_NIGHTLY_SCALE").flatMap { unsafe Int(String(cString: $0)) }
  }
}
