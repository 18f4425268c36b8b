import FremgangKit

extension Results {
  /// The same without figures that no report prints: groups on the parts of an instrument whose total
  /// says most.
  ///
  /// What is published can be subtracted from night to night, whether anybody reads it or not. And whoever
  /// left an item blank would have to wait for others who did.
  func withoutUnprinted() -> Results {
    var findings = findings
    for index in findings.instruments.indices {
      let blocks =
        findings.instruments[index].presentation == Instrument.Presentation.blocks.rawValue
      for scale in findings.instruments[index].scales.indices.dropFirst() where !blocks {
        findings.instruments[index].scales[scale].groups = []
        findings.instruments[index].scales[scale].stated = []
        findings.instruments[index].scales[scale].groupDifferences = []
      }
    }
    return Results(disclosed: findings)
  }
}

extension InstrumentFindings {
  /// The scales that are printed by group.
  var scalesByGroup: ArraySlice<ScaleFindings> {
    presentation == Instrument.Presentation.blocks.rawValue ? scales[...] : scales.prefix(1)
  }
}

extension Responses {
  /// The names of the scales that are printed by group, by instrument and scale.
  var scalesByGroup: Set<[String]> {
    Set(
      instruments.flatMap { instrument in
        let scales =
          instrument.presentation == .blocks
          ? instrument.scales[...] : instrument.scales.prefix(1)
        return scales.map { [instrument.id, $0.id] }
      }
    )
  }
}
