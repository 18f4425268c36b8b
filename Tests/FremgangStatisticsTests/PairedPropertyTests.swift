import FremgangStatistics
import SeededNumbers
import Testing

/// What must hold of paired figures whatever the numbers: each property over 3,000 seeded tables.
@Suite struct `Paired figures of any table` {
  private static let rounds = 3000

  /// What is compared: test statistics, p-values, standardised change and means.
  private struct Figures {
    let t: Double?
    let tP: Double?
    let w: Double?
    let wMinus: Double?
    let wP: Double?
    let signP: Double?
    let dz: Double?
    let meanChange: Double?
    let median: Double?

    init(_ table: PairedTable) {
      let test = try? PairedTTest(table)
      let ranks = try? WilcoxonSignedRank(table)
      t = test?.t
      tP = test?.p
      w = ranks?.w
      wMinus = ranks?.wMinus
      wP = ranks?.p
      signP = (try? PairedSignTest(table))?.p
      dz = (try? StandardisedChange(table, by: .change))?.estimate
      meanChange = table.change.mean
      median = table.change.median
    }
  }

  private func pairs(_ generator: inout SeededGenerator) -> [(before: Int64, after: Int64)] {
    let count = Int.random(in: 0...14, using: &generator)
    let highest = Int64.random(in: 1...30, using: &generator)
    return (0..<count).map { _ in
      (
        Int64.random(in: 0...highest, using: &generator),
        Int64.random(in: 0...highest, using: &generator)
      )
    }
  }

  private func table(_ pairs: [(before: Int64, after: Int64)], over unit: Int64 = 1) -> PairedTable
  {
    PairedTable(denominator: unit, pairs: pairs)
  }

  /// Runs `holds` on every table and reports the first that breaks the property.
  private func check(
    seed: UInt64,
    _ holds: ([(before: Int64, after: Int64)], inout SeededGenerator) -> Bool
  ) {
    var generator = SeededGenerator(seed: seed)
    for round in 0..<Self.rounds {
      let pairs = pairs(&generator)
      if !holds(pairs, &generator) {
        Issue.record("round \(round): \(pairs)")
        return
      }
    }
  }

  private func equal(_ one: Double?, _ other: Double?) -> Bool {
    guard let one, let other else { return one == nil && other == nil }
    return abs(one - other) <= 1e-11 * max(abs(one), 1)
  }

  private func opposite(_ one: Double?, _ other: Double?) -> Bool {
    equal(one, other.map { -$0 })
  }

  @Test func `adding the same to every score changes no change`() {
    check(seed: 1) { pairs, generator in
      let shift = Int64.random(in: -1000...1000, using: &generator)
      let (one, other) = (
        Figures(table(pairs)),
        Figures(table(pairs.map { ($0.before + shift, $0.after + shift) }))
      )
      return equal(one.t, other.t) && equal(one.wP, other.wP) && equal(one.dz, other.dz)
        && equal(one.meanChange, other.meanChange) && equal(one.signP, other.signP)
    }
  }

  @Test func `another unit changes the points and nothing else`() {
    check(seed: 2) { pairs, generator in
      let factor = Int64.random(in: 2...60, using: &generator)
      let (one, other) = (
        Figures(table(pairs)),
        Figures(table(pairs.map { ($0.before * factor, $0.after * factor) }))
      )
      let finer = Figures(table(pairs, over: factor))
      return equal(one.t, other.t) && equal(one.w, other.w) && equal(one.wP, other.wP)
        && equal(one.dz, other.dz) && equal(one.t, finer.t) && equal(one.wP, finer.wP)
        && equal(one.meanChange.map { $0 * Double(factor) }, other.meanChange)
        && equal(one.meanChange.map { $0 / Double(factor) }, finer.meanChange)
    }
  }

  @Test func `before and after exchanged turn every sign and no p-value`() {
    check(seed: 3) { pairs, _ in
      let (one, other) = (
        Figures(table(pairs)), Figures(table(pairs.map { ($0.after, $0.before) }))
      )
      return opposite(one.t, other.t) && equal(one.tP, other.tP) && equal(one.w, other.wMinus)
        && equal(one.wP, other.wP) && opposite(one.dz, other.dz) && equal(one.signP, other.signP)
        && opposite(one.meanChange, other.meanChange) && opposite(one.median, other.median)
    }
  }

  @Test func `a scale turned upside down turns every sign and no p-value`() {
    check(seed: 4) { pairs, _ in
      let (one, other) = (
        Figures(table(pairs)), Figures(table(pairs.map { (30 - $0.before, 30 - $0.after) }))
      )
      return opposite(one.t, other.t) && equal(one.w, other.wMinus) && equal(one.wP, other.wP)
        && opposite(one.dz, other.dz) && opposite(one.meanChange, other.meanChange)
    }
  }

  @Test func `parts counted apart make the same table as all at once, in any order`() {
    check(seed: 5) { pairs, generator in
      let whole = table(pairs)
      let shuffled = pairs.shuffled(using: &generator)
      let cut = Int.random(in: 0...shuffled.count, using: &generator)
      var merged = table(Array(shuffled[..<cut]))
      merged.merge(table(Array(shuffled[cut...])))
      return merged == whole && table(shuffled) == whole && merged.hashValue == whole.hashValue
    }
  }

  @Test func `after less before is the change, and no p-value is beyond 0 to 1`() {
    check(seed: 6) { pairs, _ in
      let whole = table(pairs)
      let figures = Figures(whole)
      let chances = [figures.tP, figures.wP, figures.signP].compactMap { $0 }
      guard chances.allSatisfy({ $0 >= 0 && $0 <= 1 }) else { return false }
      guard let before = whole.before.mean, let after = whole.after.mean else {
        return pairs.isEmpty
      }
      return equal(after - before, figures.meanChange)
    }
  }
}
