import FremgangKit

extension Fixture {
  @Sendable static func withhold(_ findings: inout Findings) {
    findings.disclosure = Disclosure()
    for index in findings.instruments.indices {
      for position in findings.instruments[index].scales.indices {
        findings.instruments[index].scales[position].points = nil
        findings.instruments[index].scales[position].changeHistogram = nil
        for group in findings.instruments[index].scales[position].groups.indices
        where group % 3 == 1 {
          findings.instruments[index].scales[position].groups[group].summary = nil
          findings.instruments[index].scales[position].groups[group].suppressed = true
        }
      }
    }
    findings.instruments[1].scales[2].overall = nil
    findings.instruments[1].scales[2].suppressed = true
  }

  @Sendable static func empty(_ findings: inout Findings) {
    findings.personal = []
    for index in findings.instruments.indices {
      for position in findings.instruments[index].scales.indices {
        findings.instruments[index].scales[position].overall?.n = 0
        findings.instruments[index].scales[position].overall?.meanBefore = nil
        findings.instruments[index].scales[position].overall?.meanAfter = nil
        findings.instruments[index].scales[position].groups = []
        findings.instruments[index].scales[position].points = []
        findings.instruments[index].scales[position].waves = []
        findings.instruments[index].scales[position].changeHistogram?.counts = []
      }
    }
  }

  @Sendable static func turnOver(_ findings: inout Findings) {
    for index in findings.instruments.indices {
      for position in findings.instruments[index].scales.indices {
        findings.instruments[index].scales[position].higherIsBetter = false
        let improved = findings.instruments[index].scales[position].overall?.improved
        let worsened = findings.instruments[index].scales[position].overall?.worsened
        findings.instruments[index].scales[position].overall?.improved = worsened
        findings.instruments[index].scales[position].overall?.worsened = improved
      }
    }
  }

  /// Swaps before and after, so that most changes are negative.
  @Sendable static func turnBack(_ findings: inout Findings) {
    func turned(_ summary: Summary?) -> Summary? {
      guard var copy = summary else { return nil }
      (copy.meanBefore, copy.meanAfter) = (copy.meanAfter, copy.meanBefore)
      copy.meanChange = copy.meanChange.map { -$0 }
      copy.percentOfScale = copy.percentOfScale.map { -$0 }
      if let interval = copy.confidenceInterval {
        copy.confidenceInterval?.lower = -interval.upper
        copy.confidenceInterval?.upper = -interval.lower
      }
      (copy.improved, copy.worsened) = (copy.worsened, copy.improved)
      return copy
    }
    for index in findings.instruments.indices {
      for position in findings.instruments[index].scales.indices {
        let scale = findings.instruments[index].scales[position]
        findings.instruments[index].scales[position].overall = turned(scale.overall)
        for group in scale.groups.indices {
          let summary = turned(scale.groups[group].summary)
          findings.instruments[index].scales[position].groups[group].summary = summary
        }
      }
    }
  }

  @Sendable static func fortyProjects(_ findings: inout Findings) {
    let levels = (1...40).map { "Projekt nummer \($0)" }
    findings.groupings[1].levels = levels
    findings.groupings[1].expected = []
    for index in findings.instruments.indices {
      let groups = findings.instruments[index].scales[0].groups.filter { $0.by == "project" }
      findings.instruments[index].scales[0].groups = levels.enumerated().map { position, level in
        var group = groups[position % groups.count]
        group.level = level
        return group
      }
    }
  }

  @Sendable static func lengthenNames(_ findings: inout Findings) {
    let name = "Rehabiliteringsfællesskabet for psykisk sårbare unge i Ringkøbing-Skjern Kommune"
    let word = "Arbejdsmarkedsuddannelsesvejledningskoordinatorfællesskab"
    for (grouping, long) in [(0, word), (1, name)] {
      let old = findings.groupings[grouping].levels[0]
      findings.groupings[grouping].levels[0] = long
      for index in findings.instruments.indices {
        for group in findings.instruments[index].scales[0].groups.indices
        where findings.instruments[index].scales[0].groups[group].level == old {
          findings.instruments[index].scales[0].groups[group].level = long
        }
      }
    }
    findings.personal[0].axes[1].label = name
    findings.personal[0].axes[2].label = word
  }

  /// A scored star of ten areas from 1 to 10, one of them withheld.
  @Sendable static func areaStar(_ findings: inout Findings) {
    let source = findings.instruments[0].scales[0]
    findings.instruments[0].presentation = "star"
    findings.instruments[0].id = "recovery-star"
    let names = [
      "Psykisk helbred", "Fysisk helbred", "Hverdagsfærdigheder", "Sociale netværk", "Arbejde",
      "Relationer", "Afhængighed", "Ansvar", "Identitet og selvværd", "Tillid og håb",
    ]
    findings.instruments[0].scales = names.enumerated().map { index, name in
      var area = source
      area.id = "area-\(index + 1)"
      area.title = LocalizedText(same: name)
      area.items = 1
      (area.minimum, area.maximum) = (1, 10)
      area.overall?.meanBefore = 3 + Double(index % 4) * 0.6
      area.overall?.meanAfter = 4.2 + Double(index % 5) * 0.9
      area.points = nil
      area.changeHistogram = nil
      area.groups = []
      if index == 6 {
        area.overall = nil
        area.suppressed = true
      }
      return area
    }
  }

  /// Eight subscales of 0 to 16.
  @Sendable static func manySubscales(_ findings: inout Findings) {
    let source = findings.instruments[1].scales[1]
    for number in 1...8 {
      var scale = source
      scale.id = "subscale-\(number)"
      scale.title = LocalizedText(da: "Delskala nummer \(number)", en: "Subscale number \(number)")
      scale.maximum = 16
      scale.overall?.meanBefore = 5 + Double(number) * 0.7
      scale.overall?.meanAfter = 6.2 + Double(number) * 0.8
      findings.instruments[0].scales.append(scale)
    }
  }

  @Sendable static func threeWaves(_ findings: inout Findings) {
    let waves = [("start", 62.0), ("6 måneder", 71.4), ("12 måneder", 70.2), ("18 måneder", 79.0)]
    findings.instruments[0].scales[0].waves = waves.map {
      Made.wave($0.0, n: 64, mean: $0.1)
    }
  }
}
