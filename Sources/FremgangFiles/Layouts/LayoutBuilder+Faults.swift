import FremgangJSON
import FremgangKit

extension LayoutBuilder {
  /// Columns that are called after CPR numbers are refused whatever they hold.
  mutating func refusePersonNumberColumns() {
    for column in header.folded.indices
    where !layout.isTaken[column] && ColumnVocabulary.personNumber.contains(header.folded[column]) {
      log.report(
        "cpr-column",
        at: place(column: column),
        "The column \"\(header.names[column])\" is named as holding CPR numbers.",
        remedy: "Take it out of the export; use a number that means nothing outside the project."
      )
    }
  }

  mutating func reportDuplicate(_ name: String, _ columns: [Int]) {
    log.report(
      "column-duplicate",
      at: place(column: columns[1]),
      "\(columns.count) columns go by the name \"\(name)\": fields \(list(columns)).",
      remedy: "List all but the right one in the plan by their fields: \"columns\": { \"ignore\": "
        + "[\(columns.dropFirst().prefix(5).map { "\"#\($0 + 1)\"" }.joined(separator: ", "))] }."
    )
  }

  mutating func reportAmbiguous(_ columns: [Int], _ what: String, _ key: String) {
    let names = columns.map { "\"\(header.names[$0])\"" }
    let parts = key.split(separator: ".")
    let line =
      parts.count == 1
      ? "\"\(key)\": \(names[0])"
      : "\"\(parts[0])\": { \"\(parts[1])\": \(names[0]) }"
    log.report(
      "column-ambiguous",
      at: place(column: columns[1]),
      "Several columns may hold \(what): \(names.joined(separator: ", ")).",
      remedy: "Say which in the plan: \"columns\": { \(line) }."
    )
  }

  private func list(_ columns: [Int]) -> String {
    columns.prefix(5).map { "\($0 + 1)" }.joined(separator: ", ")
  }

  /// Says which columns are not read, so that a forgotten one is noticed.
  mutating func noteUnused() {
    let unused = header.names.indices.filter { !layout.isTaken[$0] && !header.names[$0].isEmpty }
    guard !unused.isEmpty else { return }
    let shown = unused.prefix(12).map { header.names[$0] }.joined(separator: ", ")
    let rest = unused.count > 12 ? " and \(unused.count - 12) more" : ""
    notes.append("\(fileName): columns not used: \(shown)\(rest)")
    noteRuns()
  }

  /// Says that columns beside an instrument's are as many as another has items.
  private mutating func noteRuns() {
    guard plan.instruments.isEmpty, !layout.blocks.isEmpty else { return }
    let taken = layout.isTaken
    for run in NumberedRun.all(in: header, free: { !taken[$0] }) {
      guard let instrument = run.instruments(among: offered).first else { continue }
      notes.append(
        "\(fileName): \(run.count) of them are numbered; if they are \(instrument.id), say in the plan "
          + "\"columns\": { \(run.planLine(instrument, header)) }"
      )
    }
  }
}
