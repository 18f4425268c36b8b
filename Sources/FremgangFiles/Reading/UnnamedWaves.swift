import FremgangJSON

/// Columns that hold nothing but words for waves, where none is known to name the wave.
///
/// People would be paired by their days alone, and somebody who filled in the form after twice would
/// seem to have been there before.
enum UnnamedWaves {
  /// A column with more labels than this holds what people wrote.
  private static let mostLabels = 12

  /// Reports such columns with the two lines of the plan that settle what they are.
  static func check(
    _ sources: [ExportSource],
    _ export: SurveyXactExport,
    _ plan: ExportPlan,
    _ log: DiagnosticLog
  ) throws(ExportRefusal) {
    guard plan.columns.wave == nil else { return }
    for source in sources where isUntold(source.layout) {
      let labels = try export.labels(of: source.name)?.labels ?? [:]
      for column in (columns(of: source) + columns(of: source, labels)).sorted() {
        let name = source.header.planName(column)
        log.report(
          "column-ambiguous",
          at: source.header.place(source.name, column),
          "\"\(source.header.names[column])\" holds nothing but words for waves, and no column is "
            + "called by a name for waves; by days alone the wrong answers might be paired.",
          remedy: "Say in the plan \"columns\": { \"wave\": \"\(name)\" }, or \"columns\": { "
            + "\"ignore\": [\"\(name)\"] } if it says something else."
        )
      }
    }
  }

  private static func isUntold(_ layout: FileLayout) -> Bool {
    layout.wave == nil && layout.fixedWave == nil && !layout.instanceIsWave
      && layout.personal == nil && layout.blocks.allSatisfy { $0.affix == nil }
  }

  /// Columns of codes of which every label is a word for a wave.
  private static func columns(of source: ExportSource, _ labels: [String: [Int: String]]) -> [Int] {
    source.header.folded.indices.filter { column in
      guard !source.layout.isTaken[column], let codes = labels[source.header.folded[column]] else {
        return false
      }
      let texts = codes.values.filter { !$0.isEmpty }
      return texts.count <= mostLabels && texts.allSatisfy(isWave) && places(of: texts) > 1
    }
  }

  /// Columns that hold words for waves themselves.
  private static func columns(of source: ExportSource) -> [Int] {
    var labels: [Int: TextTable] = [:]
    for column in source.header.names.indices
    where !source.layout.isTaken[column] && !source.header.names[column].isEmpty {
      labels[column] = TextTable()
    }
    let bytes = source.table.bytes
    let form = source.form
    var tokens = source.rows
    var row = CSVRow()
    while !labels.isEmpty, tokens.next(into: &row) {
      guard form.fits(row) else { continue }
      for column in labels.keys where column < row.cells.count {
        let range = CellText.trimmed(row.cells[column].range, in: bytes)
        guard !range.isEmpty, var texts = labels.removeValue(forKey: column) else { continue }
        let index = texts.index(of: range, in: bytes)
        if index < mostLabels, index + 1 < texts.count || isWave(texts[index]) {
          labels[column] = texts
        }
      }
    }
    return labels.filter { places(of: $0.value.texts) > 1 }.keys.sorted()
  }

  /// Whether a label is a word for a wave, or a letter with its number; a number alone is anything.
  private static func isWave(_ label: String) -> Bool {
    let folded = FoldedName.fold(label)
    let digits = folded.dropFirst()
    let isNumbered = !digits.isEmpty && digits.count <= 2 && digits.allSatisfy(\.isNumber)
    return WaveVocabulary.places(ofWordsIn: label).count == 1
      || (isNumbered && (folded.first == "t" || folded.first == "w"))
  }

  private static func places(of labels: [String]) -> Int {
    Set(labels.compactMap(WaveVocabulary.rank(of:))).count
  }
}
