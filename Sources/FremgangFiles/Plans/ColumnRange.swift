/// A run of adjacent columns that holds an instrument's items in the order of the questionnaire.
///
/// It is for exports whose headers are the wordings of the questions, or numbers that tell nothing.
public struct ColumnRange: Sendable, Hashable {
  /// The id of the instrument.
  public var instrument: String
  /// The id of the wave, where the run belongs to one; otherwise the row or the affixes tell it.
  public var wave: String?
  /// The column of the first item.
  public var first: String
  /// The column of the last item.
  public var last: String

  /// Creates a run of columns.
  public init(instrument: String, wave: String? = nil, first: String, last: String) {
    self.instrument = instrument
    self.wave = wave
    self.first = first
    self.last = last
  }
}

extension [ColumnRange] {
  /// The runs as they are written: by instrument, and by wave where they belong to waves.
  var text: PlanText {
    func ends(_ range: ColumnRange) -> PlanText { .strings([range.first, range.last]) }
    return .members(
      map(\.instrument).deduplicated.map { id in
        let own = filter { $0.instrument == id }
        if let whole = own.first(where: { $0.wave == nil }) { return (id, ends(whole)) }
        return (id, .members(own.map { ($0.wave ?? "", ends($0)) }))
      }
    )
  }
}
