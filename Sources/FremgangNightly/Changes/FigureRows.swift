import FremgangKit
import FremgangWords

/// The rows of a publication whose figures are compared: everybody on every scale, and every group on
/// the primary scale.
struct FigureRows {
  /// Which row.
  struct Key: Sendable, Hashable {
    var instrument: String
    var scale: String
    /// The grouping; `nil` for everybody.
    var by: String?
    /// The level as levels are compared; `nil` for everybody and for "not stated".
    var level: String?
  }

  /// A row's figures, in the order of ``ComparedFigure``.
  struct Row: Sendable, Hashable, Codable {
    var figures: [ShownFigure]
    var instrument: LocalizedText
    var scale: LocalizedText
    var isPrimary: Bool
    var level: String?
    var grouping: LocalizedText?
  }

  private(set) var keys: [Key] = []
  private(set) var rows: [Key: Row] = [:]

  init(_ results: Results) {
    let findings = results.findings
    let titles = Dictionary(findings.groupings.map { ($0.id, $0.title) }) { first, _ in first }
    for instrument in findings.instruments {
      for (place, scale) in instrument.scales.enumerated() {
        let decimals = ScalePrecision(scale).table
        func add(_ by: String?, _ level: String?, _ summary: Summary?, _ isHidden: Bool) {
          let key = Key(
            instrument: instrument.id,
            scale: scale.id,
            by: by,
            level: level?.folded
          )
          let figures = ComparedFigure.allCases.map { figure -> ShownFigure in
            // Reports test the overall totals alone.
            if figure == .p && (by != nil || place > 0) { return .none }
            return figure.value(of: summary, isHidden: isHidden, decimals: decimals)
          }
          keys.append(key)
          rows[key] = Row(
            figures: figures,
            instrument: instrument.shortTitle,
            scale: scale.title,
            isPrimary: place == 0,
            level: level,
            grouping: by.flatMap { titles[$0] }
          )
        }
        add(nil, nil, scale.overall, scale.suppressed)
        for group in scale.groups where place == 0 {
          add(group.by, group.level, group.summary, group.suppressed)
        }
      }
    }
  }

  /// A row's figures; those of a row that is not there are none.
  func figures(_ key: Key) -> [ShownFigure] {
    rows[key]?.figures ?? ComparedFigure.allCases.map { _ in .none }
  }
}
