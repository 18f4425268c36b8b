public import FremgangKit
import FremgangWords

/// What has moved from one publication to the next, and why.
///
/// Every figure in it stands in one of the two publications; counts of people below the minimum are
/// not told.
public struct Changes: Sendable, Hashable, Codable {
  /// A row of the report in which some figure is another one.
  public struct Row: Sendable, Hashable, Codable {
    /// One figure that changed.
    public struct Figure: Sendable, Hashable, Codable {
      /// Which figure.
      public let figure: ComparedFigure
      /// As it was published last.
      public let before: ShownFigure
      /// As it is published now.
      public let after: ShownFigure
    }

    /// The instrument's id.
    public let instrument: String
    /// The scale's id.
    public let scale: String
    /// The grouping's id; `nil` for everybody.
    public let by: String?
    /// The level; `nil` for everybody and for "not stated".
    public let level: String?
    /// The figures that changed.
    public let figures: [Figure]
    /// What caused them to, in the order of ``ChangeCause``.
    public let causes: [ChangeCause]
    /// What stands in the row's place in both publications.
    let row: FigureRows.Row
  }

  /// What is another one since the last publication, whether or not it moved a figure.
  public let causes: [ChangeCause]
  /// How many people came, changed and left.
  public let counts: AdmissionCounts
  /// The rows that changed, in the order of the report, then those that are no more.
  public let rows: [Row]
  /// The day of the publication that is compared with.
  let since: Day?
  /// Counts of people below this are not told.
  let minimum: Int
  /// The title of the study.
  let title: LocalizedText?

  /// Compares two publications.
  ///
  /// - Parameters:
  ///   - last: the figures as they were published last.
  ///   - night: the figures that are to be published.
  ///   - since: the day on which the last figures were published.
  public init(from last: Results, to night: EvaluatedNight, since: Day?) {
    self.init(
      from: last,
      steps: night.steps.map { ($0.causes, $0.results) },
      to: night.results,
      counts: night.counts,
      since: since
    )
  }

  /// Compares two publications, with the evaluations between them.
  init(
    from last: Results,
    steps: [(causes: [ChangeCause], results: Results)],
    to results: Results,
    counts: AdmissionCounts,
    since: Day?
  ) {
    self.counts = counts
    self.since = since
    minimum = results.findings.disclosure.minimumCell
    title = results.findings.study.title
    causes = ChangeCause.allCases.filter { cause in
      steps.contains { $0.causes.contains(cause) }
    }
    let (old, new) = (FigureRows(last), FigureRows(results))
    let between = steps.map { ($0.causes, FigureRows($0.results)) }
    let gone = old.keys.filter { new.rows[$0] == nil }
    rows = (new.keys + gone).compactMap { key in
      guard let row = new.rows[key] ?? old.rows[key] else { return nil }
      return Row(key, row, from: old.figures(key), to: new.figures(key), by: between)
    }
  }

  /// Whether no figure is another one.
  public var isEmpty: Bool { rows.isEmpty }
}

extension Changes.Row {
  /// A row where some figure changed; nothing where none did.
  fileprivate init?(
    _ key: FigureRows.Key,
    _ row: FigureRows.Row,
    from old: [ShownFigure],
    to new: [ShownFigure],
    by steps: [(causes: [ChangeCause], rows: FigureRows)]
  ) {
    let isEmpty = [old, new].contains { $0.first == .count(0) }
    let places = ComparedFigure.allCases.indices.filter { place in
      // Of nobody there is nothing but their number to tell.
      if isEmpty && place > 0 { return false }
      return old[place].text(Words(.en)) != new[place].text(Words(.en))
    }
    if places.isEmpty { return nil }
    figures = places.map {
      Figure(figure: ComparedFigure.allCases[$0], before: old[$0], after: new[$0])
    }
    var found = Set<ChangeCause>()
    var known = old
    for step in steps {
      let next = step.rows.figures(key)
      if places.contains(where: { known[$0] != next[$0] }) { found.formUnion(step.causes) }
      known = next
    }
    causes = ChangeCause.allCases.filter(found.contains)
    instrument = key.instrument
    scale = key.scale
    by = key.by
    level = row.level
    self.row = row
  }
}
