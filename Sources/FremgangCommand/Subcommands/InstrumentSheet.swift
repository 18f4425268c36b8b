import FremgangKit

/// What is known of an instrument, as lines of text.
struct InstrumentSheet {
  let lines: [String]

  init(_ instrument: Instrument, language: Language) {
    var lines = [
      "\(instrument.title[language]) (\(instrument.id) \(instrument.version), "
        + "scored by the convention '\(instrument.convention)')",
      "Items: \(instrument.items.count)",
    ]
    for set in instrument.responseSets {
      lines.append("Codes '\(set.id)': \(set.bounds.lowerBound) to \(set.bounds.upperBound)")
      lines.append(InstrumentSheet.origin(set.provenance))
    }
    for scale in instrument.scales { lines += InstrumentSheet.lines(of: scale, language) }
    lines.append("Licence: \(instrument.licence.holder). \(instrument.licence.terms)")
    lines.append(InstrumentSheet.origin(instrument.licence.provenance))
    for caveat in instrument.caveats {
      lines.append("Caveat: \(caveat.text[language])")
      lines.append(InstrumentSheet.origin(caveat.provenance))
    }
    for citation in instrument.citations { lines.append("Cite: \(citation)") }
    self.lines = lines
  }

  private static func lines(of scale: Scale, _ language: Language) -> [String] {
    let number = scale.missingRule.number.map { " \($0)" } ?? ""
    var lines = [
      "Scale '\(scale.id)': \(scale.title[language]), \(scale.method.name) of "
        + "\(scale.items.count) items, \(scale.minimum.text) to \(scale.maximum.text), "
        + (scale.higherIsBetter ? "higher is better" : "lower is better"),
      origin(scale.rangeProvenance),
      "  missing answers: \(scale.missingRule.name)\(number)",
      origin(scale.missingRuleProvenance),
    ]
    for band in scale.bands {
      let end = band.ownsUpperBoundary ? "to and with" : "to below"
      lines.append(
        "  band '\(band.id)': \(band.title[language]), \(band.from.text) \(end) \(band.to.text)"
      )
      lines.append(origin(band.provenance))
    }
    for cutoff in scale.cutoffs {
      lines.append(
        "  cut-off '\(cutoff.id)': \(cutoff.title[language]), \(cutoff.beyond.rawValue) "
          + cutoff.value.text
      )
      lines.append(origin(cutoff.provenance))
    }
    return lines + facts(of: scale)
  }

  private static func facts(of scale: Scale) -> [String] {
    var lines: [String] = []
    for reliability in scale.reliabilities {
      lines.append(
        "  reliability (\(reliability.kind.rawValue)): \(reliability.value.text), "
          + reliability.population
      )
      lines.append(origin(reliability.provenance))
    }
    for norm in scale.norms {
      let sd = norm.standardDeviation.map { ", SD \($0.text)" } ?? ""
      lines.append("  norm: mean \(norm.mean.text)\(sd), \(norm.population)")
      lines.append(origin(norm.provenance))
    }
    for criterion in scale.changeCriteria {
      lines.append("  change (\(criterion.kind.rawValue)): \(criterion.points.text) points")
      lines.append(origin(criterion.provenance))
    }
    return lines
  }

  private static func origin(_ provenance: Provenance) -> String {
    "    [\(provenance.status.rawValue)] \(provenance.source)"
  }
}
