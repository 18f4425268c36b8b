import FremgangKit

/// Two files that were typed from the same paper forms, compared cell by cell.
///
/// It names rows by their lines and columns by their names; nothing that stands in a cell is in it.
public struct EntryComparison: Sendable, Hashable, Codable {
  /// The schema that the JSON names.
  public static let format = "fremgang.comparison/1"
  /// How many cells that differ are listed.
  public static let mostCells = 10_000

  /// The schema.
  public let schema: String
  /// The names of the two files.
  public let files: [String]
  /// What rows were matched by, such as `respondent` and `wave`.
  public let matchedBy: [String]
  /// How many rows stand in both files.
  public let rows: Int
  /// How many cells were compared and how many of them differ.
  public let cells: Agreement
  /// The same for each column.
  public let columns: [ComparedColumn]
  /// The cells that differ, by their place in the first file.
  public let differing: [DifferingCell]
  /// The lines that stand in the first file only.
  public let onlyInFirst: [Int]
  /// The lines that stand in the second file only.
  public let onlyInSecond: [Int]
  /// The lines of the first file whose key stands there more than once; they were not compared.
  public let repeatedInFirst: [Int]
  /// The same of the second file.
  public let repeatedInSecond: [Int]
  /// The lines of the first file that cannot be read or name no respondent.
  public let unreadableInFirst: [Int]
  /// The same of the second file.
  public let unreadableInSecond: [Int]
  /// The columns that only one file has, or that go by one name several times.
  public let columnsNotCompared: [String]

  /// Whether the files hold the same rows with the same cells.
  public var isAlike: Bool {
    let lines = [
      onlyInFirst, onlyInSecond, repeatedInFirst, repeatedInSecond, unreadableInFirst,
      unreadableInSecond,
    ]
    return cells.differing == 0 && lines.allSatisfy(\.isEmpty)
  }

  /// How many cells were compared and how many differ.
  public struct Agreement: Sendable, Hashable, Codable {
    /// How many were compared.
    public let compared: Int
    /// How many of them differ.
    public let differing: Int
    /// The share that differs, in percent; nothing without cells.
    public let percent: Double?
    /// The lower end of Wilson's score interval at 95 %, in percent.
    public let lower: Double?
    /// The upper end of it, in percent.
    public let upper: Double?

    init(compared: Int, differing: Int) {
      self.compared = compared
      self.differing = differing
      percent = compared == 0 ? nil : 100 * Double(differing) / Double(compared)
      let interval = WilsonScoreInterval.interval(of: differing, among: compared)
      lower = interval.map { 100 * $0.lower }
      upper = interval.map { 100 * $0.upper }
    }
  }

  /// A column that both files have.
  public struct ComparedColumn: Sendable, Hashable, Codable {
    /// Its name in the first file.
    public let name: String
    /// How far the files agree on it.
    public let cells: Agreement
  }

  /// A cell that differs.
  public struct DifferingCell: Sendable, Hashable, Codable {
    /// The name of the column in the first file.
    public let name: String
    /// The line in the first file, from 1.
    public let firstLine: Int
    /// The field in the first file, from 1.
    public let firstColumn: Int
    /// The line in the second file, from 1.
    public let secondLine: Int
    /// The field in the second file, from 1.
    public let secondColumn: Int
  }
}
