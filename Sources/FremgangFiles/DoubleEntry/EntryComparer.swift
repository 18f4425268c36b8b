import FremgangJSON
public import FremgangKit

/// Compares two files that were typed from the same paper forms.
public struct EntryComparer: Sendable {
  private let instruments: [Instrument]
  private let plan: ExportPlan?
  private let limits: ReadingLimits?
  private let pseudonymiser: Pseudonymiser?

  /// Creates a comparer.
  ///
  /// - Parameters:
  ///   - instruments: the instruments whose items are compared by their meaning.
  ///   - plan: what is known of both files.
  ///   - limits: how much is read before a file is taken for damaged; by default what the plan says.
  ///   - pseudonymiser: what replaces the ids of respondents; needed where the plan asks for it.
  public init(
    instruments: [Instrument],
    plan: ExportPlan? = nil,
    limits: ReadingLimits? = nil,
    pseudonymiser: Pseudonymiser? = nil
  ) {
    self.instruments = instruments
    self.plan = plan
    self.limits = limits
    self.pseudonymiser = pseudonymiser
  }

  /// Compares `first` with `second`.
  ///
  /// - Parameters:
  ///   - first: one file, with those that go with it.
  ///   - second: the other.
  /// - Returns: what differs.
  /// - Throws: why one of them is not one table that names respondents.
  public func compare(
    _ first: [ExportFile],
    with second: [ExportFile]
  ) throws(ExportRefusal) -> EntryComparison {
    let (one, other) = (try source(first), try source(second))
    if (one.layout.byItem == nil) != (other.layout.byItem == nil) {
      throw ExportRefusal([EntryFaults.layoutsDiffer(one, other)])
    }
    let keys = EntryKeys(one, other, plan ?? ExportPlan())
    let columns = SharedColumns(one, other, besides: keys.columns(of: one))
    let (rows, others) = (keys.rows(of: one), keys.rows(of: other))
    var tally = CellTally(columns, one, other, plan ?? ExportPlan(), instruments)
    var shared = 0
    for (key, row) in rows.unique {
      guard let match = others.unique[key] else { continue }
      shared += 1
      tally.compare(row, match)
    }
    let firstKeys = Set(rows.unique.keys).union(rows.repeatedKeys)
    let secondKeys = Set(others.unique.keys).union(others.repeatedKeys)
    return EntryComparison(
      schema: EntryComparison.format,
      files: [one.name, other.name],
      matchedBy: keys.titles,
      rows: shared,
      cells: tally.all,
      columns: tally.byColumn,
      differing: tally.listed,
      onlyInFirst: rows.lines { !secondKeys.contains($0) },
      onlyInSecond: others.lines { !firstKeys.contains($0) },
      repeatedInFirst: rows.repeated.sorted(),
      repeatedInSecond: others.repeated.sorted(),
      unreadableInFirst: rows.unreadable,
      unreadableInSecond: others.unreadable,
      columnsNotCompared: columns.notCompared
    )
  }

  /// A file with its columns understood; that its answers cannot be read does not matter here.
  private func source(_ files: [ExportFile]) throws(ExportRefusal) -> ExportSource {
    let witness = ReadingWitness()
    let reader = ExportReader(
      instruments: instruments,
      plan: plan,
      limits: limits,
      pseudonymiser: pseudonymiser
    )
    do throws(ExportRefusal) {
      _ = try reader.read(files, before: witness)
    } catch {
      let isKnown =
        !witness.sources.isEmpty
        && witness.sources.count + witness.companions.count == witness.tables.count
        && witness.sources.allSatisfy { !$0.layout.respondent.isEmpty }
      guard isKnown else { throw error }
    }
    guard let source = witness.sources.first else { throw ExportRefusal([ExportFaults.noFile]) }
    if witness.sources.count > 1 { throw ExportRefusal([EntryFaults.severalTables(witness)]) }
    return source
  }
}

/// The columns that two files have in common, by their folded names.
struct SharedColumns {
  /// The name in the first file, and the places in both.
  private(set) var pairs: [(name: String, first: Int, second: Int)] = []
  /// The names of the others.
  private(set) var notCompared: [String] = []

  /// Finds the columns besides those that rows are matched by.
  init(_ one: ExportSource, _ other: ExportSource, besides keys: Set<Int>) {
    let (mine, theirs) = (SharedColumns.places(one), SharedColumns.places(other))
    let (names, otherNames) = (one.shownNames, other.shownNames)
    for (column, name) in one.header.folded.enumerated()
    where !name.isEmpty && !keys.contains(column) {
      if mine[name]?.count == 1, let places = theirs[name], places.count == 1 {
        pairs.append((names[column], column, places[0]))
      } else {
        notCompared.append(names[column])
      }
    }
    for (column, name) in other.header.folded.enumerated()
    where !name.isEmpty && mine[name] == nil {
      notCompared.append(otherNames[column])
    }
  }

  private static func places(_ source: ExportSource) -> [String: [Int]] {
    Dictionary(grouping: source.header.folded.indices) { source.header.folded[$0] }
  }
}
