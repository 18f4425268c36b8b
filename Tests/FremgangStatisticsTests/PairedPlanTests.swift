import FremgangStatistics
import Testing

@Suite struct `Planning a study` {
  /// Powers by quadrature in 30 digits (mpmath 1.3.0) of the normal tail over the chi distribution.
  @Test func `the power is exact`() throws {
    let rows: [(pairs: Int, change: Double, alpha: Double, oneSided: Bool, power: Double)] = [
      (25, 1.0 / 3, 0.05, false, 0.3596553993437257), (34, 0.5, 0.05, false, 0.8077775012792739),
      (20, 0.5.squareRoot(), 0.05, false, 0.8506049224387427),
      (10, 1, 0.05, false, 0.8030968566327216), (27, 0.5, 0.05, true, 0.8118315517081682),
      (199, 0.2, 0.05, false, 0.8016910240370654), (2, 3, 0.1, false, 0.4931152036485333),
      (60, 0.2, 0.1, false, 0.4555817640839702), (40, 0.4, 0.05, false, 0.6939863893011931),
    ]
    for row in rows {
      let plan = try PairedPlan(
        standardisedChange: -row.change,
        alpha: row.alpha,
        alternative: row.oneSided ? .oneSided : .twoSided
      )
      #expect(abs(plan.power(pairs: row.pairs) - row.power) < 1e-12, "\(row)")
    }
  }

  /// Published figures.
  ///
  /// Dalgaard, Introductory Statistics with R (2008), section 9.3: 19.96892 pairs find a change of 10
  /// with a standard deviation of 10 √2 at a power of 0.85. Wuensch's example of G*Power: 25 people show
  /// d = 1/3 with a power of 0.360. `power.t.test` of R: 10 pairs, a change of 0.5, a deviation of
  /// 0.3088401, power 0.9947832. `pwr.t.test` of R: 33.36713 pairs for d = 0.5 and a power of 0.8.
  @Test func `published figures come out`() throws {
    let deviation = 10 * 2.0.squareRoot()
    let book = try PairedPlan(change: 10, standardDeviationOfChange: deviation)
    #expect(try book.pairs(power: 0.85) == 20)
    let tutorial = try PairedPlan(change: 5, standardDeviationOfChange: 15)
    #expect(abs(tutorial.power(pairs: 25) - 0.360) < 0.0005)
    let program = try PairedPlan(change: 0.5, standardDeviationOfChange: 0.3088401)
    #expect(abs(program.power(pairs: 10) - 0.9947832) < 5e-8)
    #expect(try PairedPlan(standardisedChange: 0.5).pairs(power: 0.8) == 34)
  }

  @Test func `the number of pairs is the smallest that reaches the power`() throws {
    for change in [0.05, 0.2, 0.5, 0.8, 1.5, 4] {
      for power in [0.5, 0.8, 0.95] {
        let plan = try PairedPlan(standardisedChange: change)
        let pairs = try plan.pairs(power: power)
        #expect(plan.power(pairs: pairs) >= power)
        if pairs > 2 { #expect(plan.power(pairs: pairs - 1) < power) }
        let detectable = try PairedPlan.detectableChange(pairs: pairs, power: power)
        #expect(detectable <= change)
        let back = try PairedPlan(standardisedChange: detectable).power(pairs: pairs)
        #expect(abs(back - power) < 1e-10)
      }
    }
  }

  /// √(8² + 6² − 2 · 0.5 · 8 · 6) = √52.
  @Test func `deviations before and after give that of the change`() throws {
    let plan = try PairedPlan(
      change: 3,
      standardDeviationBefore: 8,
      standardDeviationAfter: 6,
      correlation: 0.5
    )
    #expect(abs(plan.standardisedChange - 3 / 52.0.squareRoot()) < 1e-15)
  }

  @Test func `attrition is added before, and rounds up`() throws {
    #expect(try PairedPlan.enrolment(pairs: 34, attrition: 0.3) == 49)
    #expect(try PairedPlan.enrolment(pairs: 80, attrition: 0.2) == 100)
    #expect(try PairedPlan.enrolment(pairs: 70, attrition: 0.3) == 100)
    #expect(try PairedPlan.enrolment(pairs: 34, attrition: 0) == 34)
    #expect(try PairedPlan.enrolment(pairs: 0, attrition: 0.5) == 0)
  }

  @Test func `plans that cannot be are refused`() throws {
    for change in [0, .nan, .infinity] {
      #expect(throws: Untestable.planOutOfRange) { try PairedPlan(standardisedChange: change) }
    }
    for alpha in [0, 0.5, .nan] {
      #expect(throws: Untestable.planOutOfRange) {
        try PairedPlan(standardisedChange: 1, alpha: alpha)
      }
    }
    #expect(throws: Untestable.planOutOfRange) {
      try PairedPlan(change: 1, standardDeviationOfChange: 0)
    }
    let plan = try PairedPlan(standardisedChange: 0.5)
    for power in [0.05, 1, .nan] {
      #expect(throws: Untestable.planOutOfRange) { try plan.pairs(power: power) }
    }
    let tiny = try PairedPlan(standardisedChange: 1e-9)
    #expect(throws: Untestable.planOutOfRange) { try tiny.pairs(power: 0.8) }
    let huge = try PairedPlan(standardisedChange: 1e300)
    #expect(huge.power(pairs: 5) == 1)
    for attrition in [-0.1, 1, .nan] {
      #expect(throws: Untestable.planOutOfRange) {
        try PairedPlan.enrolment(pairs: 10, attrition: attrition)
      }
    }
    #expect(throws: Untestable.tooFewPairs(1)) {
      try PairedPlan.detectableChange(pairs: 1, power: 0.8)
    }
  }
}
