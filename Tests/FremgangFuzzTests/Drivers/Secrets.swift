import FremgangFiles

/// Text that stands for a person's id or answer, and that nothing may repeat.
struct Secrets {
  /// No column, label or file is called so.
  static let mark = "p3rs0n9zq4"
  private static let bytes = Array(mark.utf8)

  /// Columns whose fields belong to persons; what stands in others may be shown.
  private static let personalColumns = ["id", "cpr", "navn", "kommentar", "mhrm", "who", "lsns"]

  /// Nothing is known to be secret.
  static let none = Secrets(isSecret: false)

  private let isSecret: Bool

  private init(isSecret: Bool) {
    self.isSecret = isSecret
  }

  /// Looks whether the mark stands in fields of persons only.
  init(_ files: [ExportFile], _ plan: ExportPlan?) {
    isSecret = Secrets.isOrdinary(plan) && files.allSatisfy { Secrets.isSecret(in: $0, plan) }
  }

  /// Breaks off when one of the texts holds the mark.
  func check(_ texts: [String]) throws(BrokenPromise) {
    guard isSecret else { return }
    for text in texts where text.contains(Secrets.mark) {
      throw BrokenPromise("a person's id or answer is repeated: \(text)")
    }
  }

  /// A plan may call any column a wave or a group, which are no secrets.
  private static func isOrdinary(_ plan: ExportPlan?) -> Bool {
    guard let columns = plan?.columns else { return true }
    return columns.wave == nil && columns.groups.isEmpty && columns.answerMode == nil
      && plan?.personal == nil
  }

  private static func isSecret(in file: ExportFile, _ plan: ExportPlan?) -> Bool {
    guard let table = try? TableText(file.bytes, name: "", choice: plan?.dialect ?? .init()) else {
      return !occurs(in: file.bytes[...])
    }
    var tokens = table.records
    var row = CSVRow()
    while tokens.next(into: &row), row.isEmptyLine {}
    if row.cells.contains(where: { occurs(in: table.bytes[$0.range]) }) { return false }
    let isPersonal = row.cells.map { cell in
      let name = CellText.folded(CellText.trimmedText(of: cell, in: table.bytes))
      return personalColumns.contains(where: name.hasPrefix)
    }
    while tokens.next(into: &row) {
      for (column, cell) in row.cells.enumerated() where occurs(in: table.bytes[cell.range]) {
        guard column < isPersonal.count, isPersonal[column] else { return false }
      }
    }
    return true
  }

  private static func occurs(in text: ArraySlice<UInt8>) -> Bool {
    guard text.count >= bytes.count else { return false }
    return (text.startIndex...text.endIndex - bytes.count).contains { start in
      text[start..<start + bytes.count].elementsEqual(bytes)
    }
  }
}
