import FremgangKit

extension Fixture {
  @Sendable static func shareAxes(_ findings: inout Findings) {
    let labels = [
      "Sove om natten", "Komme ud", "Kontakt til familien", "Økonomi", "Helbred", "Arbejde",
    ]
    for index in findings.personal.indices {
      findings.personal[index].axes = labels.enumerated().map { position, label in
        Made.axis(label, 1 + (position * 3 + index * 2) % 6, 4 + (position * 2 + index * 3) % 7)
      }
    }
  }

  @Sendable static func manyAxes(_ findings: inout Findings) {
    findings.personal[0].axes = (1...18).map {
      Made.axis("Et mål i egne ord, nummer \($0)", $0 % 5 + 1, 7)
    }
    findings.personal[1].axes = [Made.axis("Ét mål", 2, 9)]
    findings.personal[2].axes = [
      Made.axis("Første mål", 2, nil),
      Made.axis("Andet mål", nil, 4),
    ]
  }

  /// Means at the ends of the scale, one bin far from zero, figures beyond any use.
  @Sendable static func extreme(_ findings: inout Findings) {
    findings.instruments[0].scales[0].overall?.meanBefore = 0
    findings.instruments[0].scales[0].overall?.meanAfter = 120
    findings.instruments[0].scales[0].changeHistogram = Made.histogram(
      start: 40,
      width: 10,
      counts: [3, 100_000]
    )
    findings.instruments[0].scales[0].points = [
      [0, 120, 1000], [120, 0, 2], [60, 60], [1e300, 4, 1e300],
    ]
    findings.instruments[0].scales[0].groups[0].summary?.meanBefore = 120
    findings.instruments[0].scales[0].groups[0].summary?.meanAfter = 120
    findings.instruments[1].scales[0].minimum = -1e308
    findings.instruments[1].scales[0].maximum = 1e308
    findings.instruments[1].scales[1].maximum = findings.instruments[1].scales[1].minimum
    findings.instruments[1].scales[0].changeHistogram = Made.histogram(
      start: -1e308,
      width: 1e307,
      counts: [1, Int.max]
    )
    findings.personal[0].axes[0].after = Int.max
  }

  /// Names that try to be markup, ids or paths.
  @Sendable static func hostile(_ findings: inout Findings) {
    let attack = "</text><script>alert('\"&')</script>\u{0}\u{1B}\n../../etc"
    findings.instruments[0].id = "../" + attack
    findings.instruments[0].shortTitle = LocalizedText(same: attack)
    findings.groupings[0].id = attack
    findings.groupings[0].levels = [attack, "deltager"]
    for index in findings.instruments[0].scales[0].groups.indices {
      let group = findings.instruments[0].scales[0].groups[index]
      if group.by == "role" { findings.instruments[0].scales[0].groups[index].by = attack }
      if group.level?.hasPrefix("frivillig") == true {
        findings.instruments[0].scales[0].groups[index].level = attack
      }
    }
    findings.personal[0].instrument = attack
    findings.personal[0].axes[0].label = attack
  }
}
