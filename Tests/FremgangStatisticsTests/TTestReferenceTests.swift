import FremgangStatistics
import Testing

@Suite struct `t tests against reference values` {
  @Test func `tables and doubles both agree`() throws {
    try ReferenceFile("t_tests").run([
      "paired_t": paired, "one_sample_t": oneSample, "welch_t": welch, "student_t": student,
    ])
  }

  private func paired(_ reference: ReferenceCase) throws {
    let (before, after) = (try reference.numbers("pre"), try reference.numbers("post"))
    let table = try #require(DecimalLattice.pairs(before, after))
    let tests = [
      try PairedTTest(table),
      try PairedTTest(before: before, after: after),
    ]
    for test in tests {
      reference.check("n", Double(test.count))
      reference.check("mean_diff", test.meanChange)
      reference.check("sd_diff", test.standardDeviation)
      reference.check("se_diff", test.standardError)
      common(reference, test)
    }
    reference.check("mean_pre", table.before.mean)
    reference.check("mean_post", table.after.mean)
    reference.check("sd_pre", table.before.standardDeviation)
    reference.check("sd_post", table.after.standardDeviation)
    reference.check("median_diff", table.change.median)
    reference.check("r_pre_post", table.correlation)
  }

  private func oneSample(_ reference: ReferenceCase) throws {
    let values = try reference.numbers("x")
    let mean = try reference.number("mu")
    let table = try #require(DecimalLattice(values)).counts(values)
    let tests = [
      try OneSampleTTest(table, nullMean: mean), try OneSampleTTest(values, nullMean: mean),
    ]
    for test in tests {
      reference.check("n", Double(test.sample.count))
      reference.check("mean", test.sample.mean)
      reference.check("sd", test.sample.standardDeviation)
      statistic(reference, test)
      for (key, level) in levels {
        let interval = test.meanInterval(level: level)
        reference.check(key, (interval.lower, interval.upper), absolute: 1e-12)
      }
    }
  }

  private func welch(_ reference: ReferenceCase) throws {
    let (x, y) = (try reference.numbers("x"), try reference.numbers("y"))
    let lattice = try #require(DecimalLattice(x + y))
    let tests = [try WelchTTest(lattice.counts(y), lattice.counts(x)), try WelchTTest(y, x)]
    for test in tests {
      reference.check("mean_diff", test.statistic.estimate)
      reference.check("se", test.standardError)
      common(reference, test)
    }
  }

  private func student(_ reference: ReferenceCase) throws {
    let (x, y) = (try reference.numbers("x"), try reference.numbers("y"))
    let lattice = try #require(DecimalLattice(x + y))
    let tests = [try StudentTTest(lattice.counts(y), lattice.counts(x)), try StudentTTest(y, x)]
    for test in tests {
      reference.check("mean_diff", test.statistic.estimate)
      reference.check("se", test.standardError)
      reference.check("sd_pooled", test.pooledStandardDeviation)
      common(reference, test)
    }
  }

  private let levels = [("ci90", 0.9), ("ci95", 0.95), ("ci99", 0.99)]

  private func common(_ reference: ReferenceCase, _ test: some StudentTest) {
    statistic(reference, test)
    for (key, level) in levels {
      let interval = test.interval(level: level)
      reference.check(key, (interval.lower, interval.upper), absolute: 1e-12)
    }
  }

  private func statistic(_ reference: ReferenceCase, _ test: some StudentTest) {
    reference.check("t", test.t)
    reference.check("df", test.degreesOfFreedom)
    reference.checkP("p_two_sided", test.p, relative: 1e-10)
    reference.check("ln_p_two_sided", test.logP)
    reference.checkP("p_greater", test.pValues.greater, relative: 1e-10)
    reference.checkP("p_less", test.pValues.less, relative: 1e-10)
  }
}
