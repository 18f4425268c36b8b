import FremgangDigests
import FremgangFiles
import FremgangInstruments
import FremgangKit
import FremgangNightly
import SeededNumbers
import Testing

/// What is kept from night to night, and what is refused when it comes back.
@Suite struct NightlyStateTests {
  static func state(_ night: EvaluatedNight) -> NightlyState {
    let fingerprint = Fingerprint(
      inputs: [Fingerprint.File(name: "øst.csv", sha256: "ab")],
      plan: "cd",
      instruments: [],
      program: "1",
      settings: "ef"
    )
    return NightlyState(
      fingerprint: fingerprint,
      lastGood: 41,
      lastGoodTime: 1_795_000_000,
      people: night.people,
      failure: NightlyState.ShownFailure(
        kind: .badInput,
        reasons: [JobFailure.Reason(code: "code-shift", count: 3)],
        fingerprint: fingerprint
      )
    )
  }

  /// A register under declarations that can be read back.
  private func night(after last: EvaluatedNight? = nil, extra: Int = 0) throws -> EvaluatedNight {
    var register = Register()
    register.add("a", 12, project: "A")
    register.add("b", 9, project: "B", after: nil)
    register.add("c", 3, project: "Ø")
    register.add("new", extra, project: "A")
    var responses = register.responses
    responses.answerModes = ["alene", "med hjælp"]
    for index in responses.measurements.indices {
      responses.measurements[index].day = Day(number: Int32(19_000 + index))
      responses.measurements[index].answerMode = index % 3 == 0 ? nil : index % 2
    }
    responses.measurements.append(
      Measurement(
        respondent: 0,
        instrument: 0,
        wave: nil,
        day: nil,
        content: .unusable(.badValue),
        origin: Origin(file: 0, line: 9)
      )
    )
    if let total = DecimalNumber(mantissa: 520, fractionDigits: 1) {
      responses.measurements.append(
        Measurement(
          respondent: 1,
          instrument: 0,
          wave: 0,
          day: Day(number: 18_000),
          content: .totals([0: total]),
          origin: Origin(file: 0, line: 10)
        )
      )
    }
    var plan = ExportPlan()
    plan.pairing = .waves(before: "before", after: "after")
    plan.waves = ["before", "after"].map { PlanWave(id: $0) }
    let declarations = Declarations(
      plan: plan,
      catalogue: .bundled,
      responses: responses,
      program: "0.1"
    )
    return try EvaluatedNight(responses, under: declarations, after: last?.people)
  }

  @Test func `a state reads back to the same bytes and goes on from there`() throws {
    let first = try night()
    let bytes = NightlyStateTests.state(first).bytes
    let state = try NightlyState(reading: bytes)
    #expect(state.bytes == bytes)
    #expect(state.lastGood == 41 && state.lastGoodTime == 1_795_000_000)
    #expect(state.failure?.reasons == [JobFailure.Reason(code: "code-shift", count: 3)])
    #expect(state.fingerprint.inputs.first?.name == "øst.csv")
    #expect(state.people.responses.register == first.people.responses.register)
    // The plan reads back as it was, so that nothing but people can move figures.
    #expect(state.people.declarations.plan == first.people.declarations.plan)
    let again = try EvaluatedNight(
      first.people.responses,
      under: state.people.declarations,
      after: state.people
    )
    #expect(again.results == first.results && again.causes.isEmpty)
    // What is remembered of earlier nights stays in the file as well.
    let second = try night(after: first, extra: 6)
    let kept = try NightlyState(reading: NightlyStateTests.state(second).bytes)
    #expect(kept.people.memory == second.people.memory)
    #expect(second.people.memory.publications == 2)
  }

  /// Four people's answers to a second instrument vanish, and wait; the instrument is kept with them.
  @Test func `an instrument that only people who wait have answered is kept`() throws {
    let plain = try night()
    var responses = plain.people.responses
    let ladder = try #require(Catalogue.bundled.instrument("lsns-6"))
    responses.instruments.append(ladder)
    for person in 0..<4 {
      responses.measurements.append(
        Measurement(
          respondent: person,
          instrument: 1,
          wave: 0,
          day: nil,
          content: .answers(ladder.items.map { _ in Answer(code: 1) }),
          origin: Origin(file: 0, line: 1)
        )
      )
    }
    var plan = ExportPlan()
    plan.pairing = .waves(before: "before", after: "after")
    func declarations(_ responses: Responses) -> Declarations {
      Declarations(plan: plan, catalogue: .bundled, responses: responses, program: "0.1")
    }
    let first = try EvaluatedNight(responses, under: declarations(responses), after: nil)
    let less = plain.people.responses
    let second = try EvaluatedNight(less, under: declarations(less), after: first.people)
    #expect(second.counts.waiting == 4)
    #expect(second.people.responses.instruments.map(\.id).contains("lsns-6"))
    let read = try NightlyState(reading: NightlyStateTests.state(second).bytes)
    #expect(read.people.responses.measurements.count == responses.measurements.count)
  }

  @Test func `every changed byte is noticed`() throws {
    let bytes = NightlyStateTests.state(try night()).bytes
    for place in stride(from: 0, to: bytes.count, by: 97) {
      var damaged = bytes
      damaged[place] ^= 0x10
      #expect(throws: StateFault.self) { try NightlyState(reading: damaged) }
    }
    for length in stride(from: 0, to: bytes.count, by: 211) {
      #expect(throws: StateFault.self) { try NightlyState(reading: Array(bytes[..<length])) }
    }
    #expect(throws: StateFault.damaged) { try NightlyState(reading: bytes + [0]) }
    #expect(throws: StateFault.unknownFormat) { try NightlyState(reading: Array("{}".utf8)) }
  }

  /// Somebody who can write a checksum can write anything: it is refused or read, and never crashes.
  @Test func `bytes changed with their checksum never crash`() throws {
    let bytes = NightlyStateTests.state(try night()).bytes
    let head = "fremgang.nightly-state/2\n".utf8.count
    var generator = SeededGenerator(seed: 7)
    var refused = 0
    for _ in 0..<600 {
      var payload = Array(bytes[(head + 65)...])
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0..<payload.count, using: &generator)
        payload[place] = UInt8.random(in: 0...255, using: &generator)
      }
      let digest = SHA256.hexadecimal(of: payload)
      let forged = Array(bytes[..<head]) + Array(digest.utf8) + [0x0A] + payload
      guard let state = try? NightlyState(reading: forged) else {
        refused += 1
        continue
      }
      // What is read can be counted, or is refused in turn.
      _ = try? EvaluatedNight(
        state.people.responses,
        under: state.people.declarations,
        after: state.people
      )
    }
    #expect(refused > 100 && refused < 600)
  }
}
