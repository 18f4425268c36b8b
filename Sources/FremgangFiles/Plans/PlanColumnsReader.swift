import FremgangJSON
import FremgangKit

/// Reads the part of a plan that says which column holds what.
enum PlanColumnsReader {
  static func read(_ object: JSONObjectReader) -> PlanColumns {
    var columns = PlanColumns()
    if let respondent = object.optional("respondent") {
      if case .array = respondent.node.value {
        columns.respondent = respondent.strings()
        columns.respondentSpansProjects = columns.respondent.count == 1
      } else {
        columns.respondent = respondent.nonEmptyString().map { [$0] } ?? []
      }
    }
    columns.wave = object.optional("wave")?.nonEmptyString()
    columns.date = object.optional("date").flatMap(byWave)
    columns.answerMode = object.optional("answerMode").flatMap(byWave)
    columns.groups = object.optional("groups")?.namedColumns() ?? []
    columns.ignore = object.optional("ignore")?.strings() ?? []
    columns.waveSuffixes = affixes(object.optional("waveSuffixes"))
    columns.wavePrefixes = affixes(object.optional("wavePrefixes"))
    columns.items = object.optional("items")?.namedColumns() ?? []
    columns.totals = object.optional("totals")?.namedColumns() ?? []
    columns.ranges = ranges(object.optional("ranges"))
    columns.item = object.optional("item")?.nonEmptyString()
    columns.answer = object.optional("answer")?.nonEmptyString()
    columns.instance = object.optional("instance")?.nonEmptyString()
    if (columns.item == nil) != (columns.answer == nil) {
      object.report(
        "item-without-answer",
        "\"item\" and \"answer\" belong together: one column names the item, one holds the answer.",
        at: columns.item == nil ? "answer" : "item"
      )
    }
    columns.copy = object.optional("copy")?.strings() ?? []
    object.finish()
    return columns
  }

  private static func ranges(_ value: JSONValueReader?) -> [ColumnRange] {
    var ranges: [ColumnRange] = []
    for entry in value?.object()?.entries() ?? [] {
      if case .object = entry.value.node.value {
        for wave in entry.value.object()?.entries() ?? [] {
          if let ends = ends(wave.value) {
            ranges.append(
              ColumnRange(instrument: entry.key, wave: wave.key, first: ends[0], last: ends[1])
            )
          }
        }
      } else if let ends = ends(entry.value) {
        ranges.append(ColumnRange(instrument: entry.key, first: ends[0], last: ends[1]))
      }
    }
    return ranges
  }

  /// The first and the last column of a run.
  private static func ends(_ value: JSONValueReader) -> [String]? {
    guard let values = value.array() else { return nil }
    let ends = values.compactMap { $0.nonEmptyString() }
    if values.count == 2 { return ends.count == 2 ? ends : nil }
    value.report(
      "not-a-range",
      "A range names two columns, the first and the last.",
      remedy: "Write [\"first column\", \"last column\"]."
    )
    return nil
  }

  private static func byWave(_ value: JSONValueReader) -> PlanColumns.ByWave? {
    if case .object = value.node.value { return .each(value.namedColumns()) }
    return value.nonEmptyString().map(PlanColumns.ByWave.one)
  }

  private static func affixes(_ value: JSONValueReader?) -> [WaveAffix] {
    (value?.object()?.entries() ?? []).compactMap { entry in
      entry.value.string().map { WaveAffix(wave: entry.key, text: $0) }
    }
  }
}
