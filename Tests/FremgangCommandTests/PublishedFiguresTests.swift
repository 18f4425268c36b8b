import FremgangKit
import Testing

/// The sample is made so that evaluating it gives every figure that the published evaluation prints.
struct PublishedFiguresTests {
  private let published: PublishedFigures
  private let findings: Findings

  init() throws {
    published = try PublishedFigures.read()
    findings = try Findings.evaluating(Paths.pool)
  }

  private func expect(_ summary: Summary?, _ figures: PublishedFigures.Means, _ name: String) {
    guard let summary else {
      Issue.record("\(name): no summary")
      return
    }
    #expect(summary.n == figures.n, "\(name)")
    if let mean = figures.meanBefore {
      #expect(summary.meanBefore?.rounded() == mean, "\(name)")
    }
    if let mean = figures.meanAfter { #expect(summary.meanAfter?.rounded() == mean, "\(name)") }
    if let percent = figures.percentOfScale {
      #expect(summary.percentOfScale?.rounded() == percent, "\(name)")
    }
    if let worsened = figures.worsened { #expect(summary.worsened == worsened, "\(name)") }
    if figures.significant == true {
      #expect((summary.tTest?.p ?? 1) < 0.05, "\(name)")
      #expect((summary.wilcoxon?.p ?? 1) < 0.05, "\(name)")
    }
  }

  @Test func `means, percents and counts are those printed, overall and by role`() throws {
    #expect(published.instruments.count == 2)
    for (id, figures) in published.instruments {
      let scale = try #require(findings.scale(id))
      #expect(scale.maximum == figures.maximum)
      expect(scale.overall, figures.all, id)
      expect(scale.summary("role", "deltager"), figures.deltager, "\(id), deltager")
      expect(
        scale.summary("role", "frivillig med brugererfaring"),
        figures.frivillig,
        "\(id), frivillig"
      )
      expect(scale.summary("role", nil), figures.notStated, "\(id), not stated")
      if let known = figures.knownRole {
        expect(scale.stated.first { $0.by == "role" }?.summary, known, "\(id), known role")
      }
    }
  }

  @Test func `two projects moved as printed, and the others as little`() throws {
    for (id, figures) in published.instruments {
      let scale = try #require(findings.scale(id))
      let projects = scale.groups.filter { $0.by == "project" }.compactMap(\.summary)
        .filter { $0.n > 0 }
      let means = projects.map { [$0.meanBefore?.rounded() ?? 0, $0.meanAfter?.rounded() ?? 0] }
      for pair in figures.projects.twoProjects { #expect(means.contains(pair), "\(id) \(pair)") }
      let others = means.filter { !figures.projects.twoProjects.contains($0) }
      #expect(others.count == projects.count - 2)
      for pair in others {
        let change = pair[1] - pair[0]
        if let bounds = figures.projects.othersChangeBetween {
          #expect((bounds[0]...bounds[1]).contains(change), "\(id)")
        } else {
          #expect(change == figures.projects.othersChange, "\(id)")
        }
      }
    }
  }

  @Test func `compensation has the printed counts with their own denominators`() throws {
    let mhrm = try #require(findings.compensation.first { $0.worsenedOn == "mhrm" && $0.by == nil })
    #expect(mhrm.worsened == published.instruments["mhrm"]?.all.worsened)
    let onMHRM = try #require(published.compensation.first { $0.worsenedOn == "mhrm" })
    #expect(mhrm.pairedOnBoth == onMHRM.worsened)
    // "About a third" of 28; the sample has nine.
    #expect(mhrm.compensated == 9)
    let onLSNS = try #require(published.compensation.first { $0.worsenedOn == "lsns-15m" })
    let known = try #require(
      findings.compensation.first { $0.worsenedOn == "lsns-15m" && $0.by == "role" }
    )
    #expect(known.worsened == onLSNS.worsened)
    #expect(known.compensated == onLSNS.compensated)
  }

  @Test func `shares of improved are two thirds and a little over half`() throws {
    let mhrm = try #require(findings.scale("mhrm")?.overall)
    let lsns = try #require(findings.scale("lsns-15m")?.overall)
    #expect(mhrm.improved == 73)
    #expect(lsns.improved == 53)
  }

  @Test func `respondents and projects are those of the design`() throws {
    #expect(findings.respondents.pairedOnAny == published.design.respondentsIncluded)
    let projects = try #require(findings.groupings.first { $0.id == "project" })
    #expect(projects.levels.count == published.design.projects)
    let attrition = findings.attrition.filter { $0.instrument == "mhrm" && $0.by == "project" }
    #expect(attrition.count == published.design.projects)
    let empty = attrition.filter { $0.before == 0 }
    #expect(empty.count == published.design.projectsExemptFromMeasurement)
    let beforeOnly = attrition.filter { $0.before != 0 && $0.after == 0 }
    #expect(beforeOnly.count == published.design.projectsWithoutAfterMeasurement)
  }

  @Test func `clustered by project, the change in network may be nothing`() throws {
    let cluster = try #require(findings.scale("lsns-15m")?.overall?.clusterInterval)
    #expect(cluster.clusters == 6)
    #expect(cluster.lower < 0 && cluster.upper > 0)
    let ordinary = try #require(findings.scale("lsns-15m")?.overall?.confidenceInterval)
    #expect(ordinary.lower > 0)
  }

  @Test func `compensation is rarer among the worsened than improvement among the others`() throws {
    for row in findings.compensation {
      let compensated = try #require(row.compensated)
      let worsened = try #require(row.pairedOnBoth)
      let others = try #require(row.improvedAmongNotWorsened)
      #expect(compensated * others.of < others.n * worsened)
    }
  }
}
