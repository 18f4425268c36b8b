public import FremgangKit

extension Guards {
  /// The guards that tonight's figures trip; none where nothing was published before.
  ///
  /// - Parameters:
  ///   - last: the figures as they were published last.
  ///   - results: the figures that are to be published.
  /// - Returns: what tripped, in the order of the report.
  public func tripped(from last: Results?, to results: Results) -> [TrippedGuard] {
    guard let last else { return [] }
    var tripped: [TrippedGuard] = []
    let projects = Set(last.findings.groupings.filter(\.isCluster).map(\.id))
    for instrument in last.findings.instruments {
      let now = results.findings.instruments.first { $0.id == instrument.id }
      for (place, scale) in instrument.scales.enumerated() {
        let other = now?.scales.first { $0.id == scale.id }
        tripped += compare(
          Row(instrument.id, scale, nil, nil, scale.overall),
          other?.overall,
          isHidden: other?.suppressed ?? false,
          isProject: false
        )
        // Groups on the primary scale; on the others they are the same people.
        for group in scale.groups where place == 0 {
          let next = other?.groups.first {
            $0.by == group.by && $0.level?.folded == group.level?.folded
          }
          // A grouping that the plan no longer has is no group that vanished.
          let isKnown = results.findings.groupings.contains { $0.id == group.by }
          guard isKnown || now == nil else { continue }
          tripped += compare(
            Row(instrument.id, scale, group.by, group.level, group.summary),
            next?.summary,
            isHidden: next?.suppressed ?? false,
            isProject: projects.contains(group.by) && group.level != nil
          )
        }
      }
    }
    return tripped
  }

  /// One row as it was published last.
  private struct Row {
    let instrument: String
    let scale: ScaleFindings
    let by: String?
    let level: String?
    let summary: Summary?

    init(
      _ instrument: String,
      _ scale: ScaleFindings,
      _ by: String?,
      _ level: String?,
      _ summary: Summary?
    ) {
      self.instrument = instrument
      self.scale = scale
      self.by = by
      self.level = level
      self.summary = summary
    }

    func tripped(
      _ kind: TrippedGuard.Kind,
      _ before: Double,
      _ after: Double,
      _ limit: Double?
    ) -> TrippedGuard {
      TrippedGuard(
        kind: kind,
        instrument: instrument,
        scale: scale.id,
        level: level,
        by: by,
        before: before,
        after: after,
        limit: limit
      )
    }
  }

  private func compare(
    _ row: Row,
    _ next: Summary?,
    isHidden: Bool,
    isProject: Bool
  ) -> [TrippedGuard] {
    guard let summary = row.summary, summary.n > 0 else { return [] }
    // Of what is hidden nothing is known but that somebody is there.
    if isHidden && next == nil { return [] }
    let (old, new) = (Double(summary.n), Double(next?.n ?? 0))
    if isProject && !vanishedProjects && new == 0 {
      return [row.tripped(.vanishedProject, old, 0, nil)]
    }
    var tripped: [TrippedGuard] = []
    if let fallInPairs, 100 * (old - new) > fallInPairs * old {
      tripped.append(row.tripped(.fallInPairs, old, new, fallInPairs))
    }
    let range = row.scale.maximum - row.scale.minimum
    guard let jumpInMean, let next, range > 0 else { return tripped }
    for path in [\Summary.meanBefore, \.meanAfter, \.meanChange] {
      guard let before = summary[keyPath: path], let after = next[keyPath: path],
        100 * abs(after - before) > jumpInMean * range
      else { continue }
      tripped.append(row.tripped(.jumpInMean, before, after, jumpInMean))
    }
    return tripped
  }
}
