import FremgangJSON
import FremgangKit

/// The files of SurveyXact's export that go with a dataset: its structure and its value labels.
///
/// SurveyXact exports a table of codes (dataset), a table of questions (structure: `questionName`,
/// `variableName`, `questionType`, `subType`, `questionText`, `choiceValue`, `choiceText`) and a table
/// of labels without a header (variable, value, label), in three dialects. The form is that of the
/// example files of the R package readSX (github.com/NIFU-NO/readSX, inst/extdata). The files are
/// known by what is in them, whatever they are called.
struct SurveyXactExport {
  /// The files that hold answers, by their place among all that were given.
  private(set) var datasets: [(number: Int, table: ExportTable)] = []
  /// The files that go with them.
  private(set) var companions: [Companion] = []
  private var labels: [(file: String, labels: ValueLabels)] = []
  private var questions: [(file: String, texts: [String: String])] = []

  /// A table that goes with a dataset and holds no answers.
  struct Companion {
    /// Its place among all that were given.
    var number: Int
    var name: String
    /// The index of the file that it was found in.
    var file: Int
    var dialect: CSVDialect

    init(_ number: Int, _ table: ExportTable, _ dialect: CSVDialect) {
      self.number = number
      name = table.name
      file = table.file
      self.dialect = dialect
    }
  }

  /// A table of labels or questions is no larger than this.
  private static let mostBytes = 8 << 20

  /// Sorts the tables of an export by what they are.
  init(_ found: [ExportTable], limits: ReadingLimits) {
    guard found.count > 1 else {
      datasets = found.enumerated().map { ($0, $1) }
      return
    }
    let tables = found.map { table in
      table.bytes.count > SurveyXactExport.mostBytes
        ? nil : try? TableText(table.bytes, name: table.name, limits: limits)
    }
    let headers = tables.map { $0.map(SurveyXactExport.firstRow) ?? [] }
    let (all, alone) = SurveyXactExport.names(in: headers)
    for (number, file) in found.enumerated() {
      if let table = tables[number], let texts = SurveyXactExport.questions(table) {
        questions.append((file.name, texts))
        companions.append(Companion(number, file, table.dialect))
      } else if let table = tables[number],
        let found = ValueLabels(table, variables: all.subtracting(alone[number]))
      {
        labels.append((file.name, found))
        companions.append(Companion(number, file, table.dialect))
      } else {
        datasets.append((number, file))
      }
    }
    if datasets.isEmpty { self = SurveyXactExport(asTheyAre: found) }
  }

  private init(asTheyAre tables: [ExportTable]) {
    datasets = tables.enumerated().map { ($0, $1) }
  }

  /// The labels that go with a dataset: those in its folder, or those in folders without a dataset.
  ///
  /// - Parameter dataset: the name of the dataset's file.
  /// - Returns: nothing where there are none.
  /// - Throws: that several files of labels say different things of one code.
  func labels(of dataset: String) throws(ExportRefusal) -> ValueLabels? {
    let own = belonging(labels, to: dataset) { $0.file }
    guard var merged = own.first?.labels else { return nil }
    for other in own.dropFirst() where !merged.merge(other.labels) {
      throw ExportRefusal([
        Diagnostic(
          code: "labels-contradict",
          severity: .error,
          place: Place(file: other.file),
          message:
            "This file of labels calls a code otherwise than \(own[0].file) does, and which of "
            + "them belongs to \(dataset) cannot be told.",
          remedy: "Put each dataset into a folder of its own, with its labels."
        )
      ])
    }
    return merged
  }

  /// The wordings of a dataset's questions by folded name of variable.
  func questions(of dataset: String) -> [String: String] {
    belonging(questions, to: dataset) { $0.file }.first?.texts ?? [:]
  }

  private func belonging<Thing>(
    _ things: [Thing],
    to dataset: String,
    _ name: (Thing) -> String
  ) -> [Thing] {
    func folder(_ path: String) -> Substring {
      path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
    }
    guard !things.isEmpty else { return [] }
    let beside = things.filter { folder(name($0)) == folder(dataset) }
    let taken = Set(datasets.map { folder($0.table.name) })
    return beside.isEmpty ? things.filter { !taken.contains(folder(name($0))) } : beside
  }

  /// The names in all headers, and by header those that stand in no other.
  private static func names(in headers: [[String]]) -> (all: Set<String>, alone: [[String]]) {
    var counts: [String: Int] = [:]
    for header in headers {
      for name in Set(header) { counts[name, default: 0] += 1 }
    }
    return (Set(counts.keys), headers.map { $0.filter { counts[$0] == 1 } })
  }

  private static func firstRow(_ table: TableText) -> [String] {
    table.headerAndRows().header.cells.map { cell in
      FoldedName.fold(CellText.trimmedText(of: cell, in: table.bytes))
    }
  }

  private static let structureColumns: Set<String> = [
    "questionname", "variablename", "questiontype", "questiontext", "choicevalue", "choicetext",
  ]

  /// The wordings in a table of questions, or nothing when it is none.
  private static func questions(_ table: TableText) -> [String: String]? {
    let header = firstRow(table)
    guard structureColumns.isSubset(of: Set(header)),
      let variable = header.firstIndex(of: "variablename"),
      let text = header.firstIndex(of: "questiontext")
    else { return nil }
    var tokens = HeaderRows.skip(1, of: table)
    var row = CSVRow()
    var texts: [String: String] = [:]
    while tokens.next(into: &row) {
      guard row.faults.isEmpty, row.cells.count > max(variable, text) else { continue }
      let name = CellText.trimmedText(of: row.cells[variable], in: table.bytes)
      texts[FoldedName.fold(name)] = CellText.trimmedText(of: row.cells[text], in: table.bytes)
    }
    return texts
  }
}
