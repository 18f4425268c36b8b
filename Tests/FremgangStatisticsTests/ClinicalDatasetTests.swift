import Foundation
import FremgangStatistics
import Testing

/// Published data sets, which are read from the reference folder where it has them.
extension `Reliable change against reference values` {
  func dataset(_ reference: ReferenceCase) throws {
    let people = try ClinicalDataset(reference)
    reference.check("n_original", Double(people.original), relative: 0)
    reference.check("n_used", Double(people.table.count), relative: 0)
    let before = try ScoreDistribution(people.table.before)
    reference.check("m_pre", before.mean)
    reference.check("sd_pre", before.standardDeviation)
    switch try #require(reference.options["fn"] as? String) {
    case "combined": try combined(reference, people)
    case "distribution": try plain(reference, people, reliable(reference, people))
    case "statistical":
      try plain(reference, people, .crossing(cutoff(reference, people)))
    case "anchor":
      let points = try #require(reference.option("mid_improvement"))
      let worse = reference.option("mid_deterioration") ?? points
      try plain(reference, people, .reached(improvement: points, worsening: worse))
    case "percentage":
      let share = try #require(reference.option("pct_improvement"))
      let worse = reference.option("pct_deterioration") ?? share
      try plain(reference, people, .share(improvement: share, worsening: worse))
    default: Issue.record("\(reference.id): no such function")
    }
  }

  private func reliable(
    _ reference: ReferenceCase,
    _ people: ClinicalDataset
  ) throws -> ChangeRule {
    let reliability = try #require(reference.option("reliability"))
    let critical = try #require(reference.option("critical_value"))
    let sample = try ReliableChangeIndex.Sample(people.table)
    let index = try ReliableChangeIndex(sample, reliability: reliability)
    let threshold = try ReliableChangeThreshold(
      standardDeviation: sample.before.standardDeviation,
      reliability: reliability,
      criticalValue: .other(critical)
    )
    reference.check("SE", threshold.standardError)
    reference.check("S_diff", threshold.standardErrorOfDifference)
    reference.check("threshold", threshold.value)
    let wanted = try #require(reference.expected["rci"] as? [String: Any])
    #expect(wanted.count == people.pairs.count, "\(reference.id)")
    for (id, pair) in people.pairs {
      let value = try #require(ReferenceCase.double(wanted[id]))
      reference.compare("rci \(id)", index.value(before: pair.before, after: pair.after), value)
    }
    return .reliable(index, criticalValue: critical)
  }

  private func cutoff(
    _ reference: ReferenceCase,
    _ people: ClinicalDataset
  ) throws -> ClinicalCutoff {
    let criteria: [String: ClinicalCutoff.Criterion] = [
      "a": .outsideClinical, "b": .withinFunctional, "c": .closerToFunctional,
    ]
    let clinical = try ScoreDistribution(people.table.before)
    let functional = try reference.option("m_functional").map { mean in
      try ScoreDistribution(
        mean: mean,
        standardDeviation: try #require(reference.option("sd_functional"))
      )
    }
    let type = try #require(reference.options["cutoff_type"] as? String)
    let cutoff = try ClinicalCutoff(
      try #require(criteria[type]),
      clinical: clinical,
      functional: functional ?? clinical,
      better: reference.better
    )
    reference.check("cutoff", cutoff.value)
    return cutoff
  }

  private func combined(_ reference: ReferenceCase, _ people: ClinicalDataset) throws {
    let criterion = try reliable(reference, people)
    let cutoff = try cutoff(reference, people)
    let five = ClinicalSignificance(criterion, cutoff: cutoff, scheme: .crossingCutoff)
    let four = ClinicalSignificance(criterion, cutoff: cutoff)
    for (key, scheme) in [("counts", five), ("counts_jt4", four)] {
      let wanted = try #require(reference.expected[key] as? [String: Int])
      let counts = scheme.counts(people.table)
      for category in ClinicalSignificance.Category.allCases {
        #expect(counts[category] == wanted[category.name] ?? 0, "\(reference.id) \(key)")
      }
    }
    let names = people.pairs.mapValues { five.category(before: $0.before, after: $0.after).name }
    #expect(names == reference.expected["categories"] as? [String: String], "\(reference.id)")
  }

  private func plain(
    _ reference: ReferenceCase,
    _ people: ClinicalDataset,
    _ criterion: ChangeRule
  ) throws {
    if let categories = reference.expected["categories"] as? [String: String] {
      let names = people.pairs.mapValues {
        criterion.change(before: $0.before, after: $0.after, better: reference.better).name
      }
      #expect(names == categories, "\(reference.id)")
    }
    if let wanted = reference.expected["counts"] as? [String: Int] {
      compare(reference, criterion.counts(people.table, better: reference.better), wanted)
      return
    }
    let groups = try #require(reference.expected["counts"] as? [String: [String: Int]])
    #expect(Set(groups.keys) == Set(people.groups.keys), "\(reference.id)")
    for (group, wanted) in groups {
      let table = try #require(people.groups[group])
      compare(reference, criterion.counts(table, better: reference.better), wanted)
    }
  }

  private func compare(
    _ reference: ReferenceCase,
    _ counts: ChangeClassCounts,
    _ wanted: [String: Int]
  ) {
    #expect(counts.count == wanted.values.reduce(0, +), "\(reference.id)")
    for change in ChangeClass.allCases {
      #expect(counts[change] == wanted[change.name], "\(reference.id) \(change)")
    }
  }
}

/// The complete pairs of a published data set in rows of one measurement each.
private struct ClinicalDataset {
  let original: Int
  var pairs: [String: (before: Double, after: Double)] = [:]
  let table: PairedTable
  var groups: [String: PairedTable] = [:]

  init(_ reference: ReferenceCase) throws {
    let path = try #require(reference.inputs["csv"] as? String)
    let url = ReferenceFile.folder.appending(path: path)
    let lines = try String(contentsOf: url, encoding: .utf8).split(whereSeparator: \.isNewline)
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    func column(_ key: String) throws -> Int? {
      guard let name = reference.inputs[key] as? String else { return nil }
      let place: Int = try #require(lines[0].firstIndex(of: name), "\(reference.id): \(name)")
      return place
    }
    let id = try #require(try column("id"))
    let (time, outcome) = (try #require(try column("time")), try #require(try column("outcome")))
    let group = try column("group")
    var scores: [String: [String: Double]] = [:]
    var labels: [String: String] = [:]
    for line in lines.dropFirst() {
      scores[line[id], default: [:]][line[time]] = Double(line[outcome])
      if let group { labels[line[id]] = line[group] }
    }
    let (first, last) = (reference.inputs["pre"] as? String, reference.inputs["post"] as? String)
    original = scores.count
    for (person, times) in scores {
      guard let before = times[first ?? ""], let after = times[last ?? ""] else { continue }
      pairs[person] = (before, after)
    }
    let values = pairs.values
    let lattice = try #require(DecimalLattice(values.flatMap { [$0.before, $0.after] }))
    table = lattice.pairs(values.map(\.before), values.map(\.after))
    for label in Set(labels.values) {
      let members = pairs.filter { labels[$0.key] == label }.values
      groups[label] = lattice.pairs(members.map(\.before), members.map(\.after))
    }
  }
}

extension ReferenceCase {
  var better: BetterScores { inputs["better"] as? String == "higher" ? .higher : .lower }

  func option(_ key: String) -> Double? { Self.double(options[key]) }
}

extension ChangeClass {
  /// The name in the reference files.
  var name: String {
    switch self {
    case .improved: "improved"
    case .unchanged: "unchanged"
    case .worsened: "deteriorated"
    }
  }
}

extension ClinicalSignificance.Category {
  /// The name in the reference files.
  var name: String {
    switch self {
    case .recovered: "recovered"
    case .improved: "improved"
    case .unchanged: "unchanged"
    case .worsened: "deteriorated"
    case .harmed: "harmed"
    }
  }
}
