import FremgangKit
import FremgangNightly
import Testing

/// Ways in which somebody's score was once computed from the files of two nights, step by step.
///
/// WHO-5 scores are 4 times the sum of the answers, so multiples of 4; means are printed with one
/// decimal. In each, without the rule the sum that is written out gives the score of one person. With
/// it, the person waits, or a figure of the sum is not shown.
@Suite struct DemonstrationTests {
  /// The files of two nights: of the second by the rule, and as it would be without.
  private struct Nights {
    let first: Results
    let second: Results
    let plain: Results
    let counts: AdmissionCounts

    init(_ register: Register, then happen: (inout Register) -> Void) throws {
      var register = register
      let night = try register.publish(after: nil)
      happen(&register)
      let next = try register.publish(after: night)
      first = try Results(json: try night.results.json())
      second = try Results(json: try next.results.json())
      counts = next.counts
      // Without the rule everybody is in, and what is shown is what a single report shows.
      let tonight = try Evaluation(of: register.responses, plan: register.plan)
      plain = try Results(
        json: try tonight.disclosed(under: register.plan.disclosure).roundedAsPrinted().json()
      )
    }
  }

  private func scale(_ results: Results) throws -> ScaleFindings {
    try #require(results.findings.instruments.first { $0.id == "who-5" }?.scales.first)
  }

  private func sum(_ summary: Summary?, _ mean: KeyPath<Summary, Double?>) throws -> Double {
    let summary = try #require(summary)
    return Double(summary.n) * (try #require(summary[keyPath: mean]))
  }

  private func nearestScore(_ sum: Double) -> Int { Int((sum / 4).rounded()) * 4 }

  /// 20 pairs with 40 before, and 10 with 40 who have not come back.
  ///
  /// Then 5 of these do, and somebody new
  /// has 4 × 21 = 84 before.
  ///
  /// Before, of pairs and of those without: 20 × 40 + 10 × 40 = 1200. After: 26 × 41.7 + 5 × 40 =
  /// 1284.2 as printed, where 25 × 40 + 84 + 5 × 40 = 1284. The difference is the score, 84.
  @Test func `pairs and those who have not come back`() throws {
    var register = Register()
    for number in 0..<30 {
      register.people["a\(number)"] = .init(
        project: "A",
        role: "user",
        before: 10,
        after: number < 20 ? 12 : nil
      )
    }
    let nights = try Nights(register) { register in
      for number in 20..<25 { register.people["a\(number)"]?.after = 11 }
      register.people["new"] = .init(project: "A", role: "user", before: 21, after: 13)
    }
    func before(_ results: Results) throws -> Double? {
      let scale = try scale(results)
      guard let alone = scale.beforeOnly, let n = alone.n, let mean = alone.mean else { return nil }
      return try sum(scale.overall, \.meanBefore) + Double(n) * mean
    }
    let plain = try #require(try before(nights.plain))
    #expect(nearestScore(plain - 20 * 40 - 10 * 40) == 84)
    #expect(try scale(nights.second).overall?.n == 25 && nights.counts.waiting == 1)
    #expect(try before(nights.first) == nil && before(nights.second) == nil)
    #expect(try scale(nights.second).beforeOnly?.suppressed == true)
  }

  /// 20 pairs measured at three waves and 6 at two, all with 40 before.
  ///
  /// Five more come with three waves and
  /// 40 before, and somebody with two and 84.
  ///
  /// Before, of all pairs less those at every wave: 26 × 40 − 20 × 40 = 240; then 32 × 41.4 − 25 × 40 =
  /// 324.8 as printed, where 31 × 40 + 84 − 25 × 40 = 324. The difference is 84.
  @Test func `pairs less those measured at every wave`() throws {
    var register = Register()
    func add(_ name: String, _ count: Int, middle: Int?, to register: inout Register) {
      for number in 0..<count {
        register.people["\(name)\(number)"] = .init(
          project: "A",
          role: "user",
          before: 10,
          after: 12,
          middle: middle
        )
      }
    }
    add("a", 20, middle: 11, to: &register)
    add("b", 6, middle: nil, to: &register)
    let nights = try Nights(register) { register in
      add("c", 5, middle: 11, to: &register)
      register.people["new"] = .init(project: "A", role: "user", before: 21, after: 13)
    }
    func difference(_ results: Results) throws -> Double {
      let scale = try scale(results)
      let wave = try #require(scale.waves.first)
      let complete = Double(try #require(wave.n)) * (try #require(wave.mean))
      return try sum(scale.overall, \.meanBefore) - complete
    }
    #expect(nearestScore(try difference(nights.plain) - 240) == 84)
    #expect(try difference(nights.first) == 240 && difference(nights.second) == 240)
    #expect(nights.counts.newPeople == 5 && nights.counts.waiting == 1)
  }

  /// Five each come to (A, user, woman), (B, peer, woman) and (B, user, man), all with 40 before, and one to
  /// (B, peer, man) with 84.
  ///
  /// What B gained, less what peers and men gained: (5 + 5 + 1) − (5 + 1) − (5 + 1) = −1 person, and
  /// 40 × 10 + 84 − 2 × (40 × 5 + 84) = −84. In no two of the groupings is anybody alone.
  @Test func `three groupings over the same people`() throws {
    var register = Register()
    register.plan = Register.plan(minimum: 5, groupings: ["project", "role", "sex"])
    func add(_ name: String, _ count: Int, _ levels: [String], to register: inout Register) {
      for number in 0..<count {
        register.people["\(name)\(number)"] = .init(
          project: levels[0],
          role: levels[1],
          before: 10,
          after: 12,
          sex: levels[2]
        )
      }
    }
    let four = [
      ["A", "user", "woman"], ["B", "peer", "woman"], ["B", "user", "man"], ["B", "peer", "man"],
    ]
    for (number, levels) in four.enumerated() { add("a\(number)-", 10, levels, to: &register) }
    let nights = try Nights(register) { register in
      for (number, levels) in four.dropLast().enumerated() {
        add("b\(number)-", 5, levels, to: &register)
      }
      register.people["new"] = .init(
        project: "B",
        role: "peer",
        before: 21,
        after: 13,
        sex: "man"
      )
    }
    func gain(_ level: String, _ results: Results) throws -> Double {
      func group(_ results: Results) throws -> Summary? {
        try scale(results).groups.first { $0.level == level }?.summary
      }
      return try sum(group(results), \.meanBefore) - sum(group(nights.first), \.meanBefore)
    }
    func difference(_ results: Results) throws -> Double {
      try gain("B", results) - gain("peer", results) - gain("man", results)
    }
    #expect(nearestScore(try difference(nights.plain)) == -84)
    #expect(try difference(nights.second) == 0)
    #expect(nights.counts.newPeople == 15 && nights.counts.waiting == 1)
  }

  /// Of 20 pairs with 40 before and 48 after, five are corrected after, and one before: 84 for 40.
  ///
  /// Six pairs have changed, but only one is behind the mean before: 20 × 42.2 = 844 − 20 × 40 = 44, the
  /// correction.
  @Test func `the mean before among pairs of which others change after`() throws {
    var register = Register()
    for number in 0..<20 {
      register.people["a\(number)"] = .init(project: "A", role: "user", before: 10, after: 12)
    }
    let nights = try Nights(register) { register in
      for number in 0..<5 { register.people["a\(number)"]?.after = 13 }
      register.people["a9"]?.before = 21
    }
    let before = try sum(scale(nights.first).overall, \.meanBefore)
    #expect(before == 20 * 40)
    #expect(nearestScore(try sum(scale(nights.plain).overall, \.meanBefore) - before) == 44)
    #expect(try sum(scale(nights.second).overall, \.meanBefore) == before)
    #expect(nights.counts.changedPeople == 5 && nights.counts.waiting == 1)
  }

  /// 20 are paired on two instruments and 6 on one, and none has changed.
  ///
  /// Five more come who are paired on
  /// both, and somebody who is on one, and all have improved.
  ///
  /// Improved among all pairs of the one: 0, then 5 + 1 = 6. Among those paired on both: 0, then 5. So
  /// whoever came with one instrument has improved.
  @Test func `signs of change on one instrument less those on both`() throws {
    var register = Register()
    func add(_ name: String, _ count: Int, after: Int, _ network: Int?, to register: inout Register)
    {
      for number in 0..<count {
        register.people["\(name)\(number)"] = .init(
          project: "A",
          role: "user",
          before: 10,
          after: after,
          network: [network, network]
        )
      }
    }
    add("a", 20, after: 10, 20, to: &register)
    add("b", 6, after: 10, nil, to: &register)
    let nights = try Nights(register) { register in
      add("c", 5, after: 12, 20, to: &register)
      register.people["new"] = .init(project: "A", role: "user", before: 10, after: 21)
    }
    func improvedOnOneAlone(_ results: Results) throws -> Int {
      let all = try #require(try scale(results).overall?.improved)
      let row = results.findings.compensation.first { $0.worsenedOn == "who-5" && $0.by == nil }
      return all - (try #require(row?.signs?.last).reduce(0, +))
    }
    #expect(try improvedOnOneAlone(nights.plain) == 1)
    #expect(try improvedOnOneAlone(nights.first) == 0)
    #expect(try improvedOnOneAlone(nights.second) == 0)
    #expect(nights.counts.newPeople == 5 && nights.counts.waiting == 1)
  }

  /// On LSNS-6, 8 are paired with 20, of which 11 on the first of its two parts, and 6 who left an item blank have
  /// a score on that part alone, 11.
  ///
  /// Then five come with 20, and one who left an item blank with 15. Both parts less the total: 14 × 11 +
  /// 8 × 9 − 8 × 20 = 66; then 20 × 11.2 + 13 × 9 − 13 × 20 = 81. The difference is 15.
  @Test func `the parts of a total less the total`() throws {
    var register = Register()
    func add(_ name: String, _ count: Int, _ sum: Int, hasBlank: Bool, to register: inout Register)
    {
      for number in 0..<count {
        register.people["\(name)\(number)"] = .init(
          project: "A",
          role: "user",
          before: nil,
          after: nil,
          network: [sum, sum],
          hasBlank: hasBlank
        )
      }
    }
    add("a", 8, 20, hasBlank: false, to: &register)
    add("b", 6, 20, hasBlank: true, to: &register)
    let nights = try Nights(register) { register in
      add("c", 5, 20, hasBlank: false, to: &register)
      add("new", 1, 30, hasBlank: true, to: &register)
    }
    func difference(_ results: Results) throws -> Double {
      let network = try #require(results.findings.instruments.first { $0.id == "lsns-6" })
      #expect(network.scales.map(\.id) == ["total", "family", "friends"])
      let sums = try network.scales.map { try sum($0.overall, \.meanBefore) }
      return sums[1] + sums[2] - sums[0]
    }
    #expect(try difference(nights.first) == 66)
    #expect(try difference(nights.plain) == 81)
    #expect(try difference(nights.second) == 66)
    #expect(nights.counts.newPeople == 5 && nights.counts.waiting == 1)
  }
}
