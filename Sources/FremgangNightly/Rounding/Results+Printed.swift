import FremgangKit

extension Results {
  /// The same without figures that would make people wait and that few would miss at night.
  ///
  /// Groups on the parts of an instrument whose total says most are printed by no report; what is published
  /// can be subtracted all the same, and whoever left an item blank would have to wait for others who
  /// did. The first scores of those who have not come back would, together with the scores before of
  /// all pairs, tell of whoever comes back beside others who are new; at night most of them have merely
  /// not come back yet.
  func withoutWhatMakesWait() -> Results {
    var findings = findings
    for index in findings.instruments.indices {
      for scale in findings.instruments[index].scales.indices
      where findings.disclosure.minimumCell > 1 {
        findings.instruments[index].scales[scale].beforeOnly?.withhold()
      }
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
