import FremgangJSON
import FremgangKit

/// Columns that are not read, and those whose names are nearly names that are known.
enum ColumnFindings {
  /// Words shorter than this have too many neighbours.
  private static let fewestLetters = 5
  /// As many free columns are compared as exports of a few questionnaires have.
  private static let mostCompared = 600

  static func add(
    _ sources: [ExportSource],
    _ instruments: [Instrument],
    _ plan: ExportPlan,
    to list: inout FindingList
  ) {
    for source in sources {
      if source.headerLooksLikeData {
        list.add(
          "header-looks-like-data",
          .warning,
          at: FindingPlace(file: source.name, line: source.header.line)
        )
      }
      let free = source.header.names.indices.filter {
        !source.layout.isTaken[$0] && !source.header.names[$0].isEmpty
      }
      let wanted = wantedNames(source)
      let names = source.shownNames
      for (number, column) in free.enumerated() {
        let isNear =
          number < mostCompared && isNear(source.header.folded[column], source, wanted)
        list.add(
          isNear ? "column-near-miss" : "column-not-used",
          isNear ? .warning : .note,
          at: FindingPlace(
            file: source.name,
            line: source.header.line,
            column: column + 1,
            columnName: names[column]
          )
        )
      }
    }
  }

  /// The names of the columns of items and totals.
  private static func wantedNames(_ source: ExportSource) -> Set<String> {
    guard source.layout.byItem == nil else { return [] }
    return Set(source.layout.answerColumns.prefix(mostCompared).map { source.header.folded[$0] })
  }

  private static func isNear(
    _ name: String,
    _ source: ExportSource,
    _ items: Set<String>
  ) -> Bool {
    if items.contains(where: { NameDistance.isNear($0, name) }) { return true }
    guard name.count >= fewestLetters else { return false }
    let most = name.count >= 8 ? 2 : 1
    return unmetVocabulary(source.layout).contains { word in
      word.count >= fewestLetters && NameDistance.edits(word, name, atMost: most) <= most
    }
  }

  /// The known names of what the file has no column for.
  private static func unmetVocabulary(_ layout: FileLayout) -> [String] {
    var words: [Set<String>] = []
    if layout.respondent.isEmpty { words += ColumnVocabulary.respondent }
    let namesTellWaves = layout.blocks.contains { $0.affix != nil }
    if layout.wave == nil, layout.fixedWave == nil, !namesTellWaves {
      words += ColumnVocabulary.wave.prefix(1)
    }
    if layout.dateColumns.isEmpty { words += ColumnVocabulary.date }
    if !layout.groups.contains(where: { $0.id == "role" }) { words += ColumnVocabulary.role }
    if !layout.groups.contains(where: { $0.id == "project" }) { words += ColumnVocabulary.project }
    return words.flatMap(\.self)
  }
}
