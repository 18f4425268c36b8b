/// The columns of a table by the name that remains when the wave is taken off.
struct ColumnIndex {
  /// For each wave's label in the names (empty for names as they stand), columns by name.
  private(set) var byAffix: [String: [String: [Int]]] = [:]

  /// For each column, whether it is free.
  private var isFree: [Bool]

  /// The label of names as they stand.
  static let whole = ""

  /// Indexes the columns that are free, under every affix that their names might carry.
  init(_ header: TableHeader, free: (Int) -> Bool, affixes: Affixes) {
    let suffixes = EdgeTable(affixes.suffixes) { $0.utf8.last }
    let infixes = EdgeTable(
      affixes.suffixes.filter { !WaveVocabulary.numericAffixes.contains($0) }
    ) { $0.utf8.last }
    let prefixes = EdgeTable(affixes.prefixes) { $0.utf8.first }
    isFree = header.folded.indices.map(free)
    for column in header.folded.indices where isFree[column] {
      let name = header.folded[column]
      guard !name.isEmpty, !header.isCheckbox(column) else { continue }
      byAffix[ColumnIndex.whole, default: [:]][name, default: []].append(column)
      for affix in suffixes.affixes(touching: name.utf8.last) {
        if let rest = FoldedName.remainder(of: name, withoutSuffix: affix) {
          byAffix[affix, default: [:]][rest, default: []].append(column)
        }
      }
      if let numbered = FoldedName.NumberedEnd(name) {
        for affix in infixes.affixes(touching: numbered.stem.utf8.last) {
          if let rest = numbered.remainder(withoutInfix: affix) {
            byAffix[affix, default: [:]][rest, default: []].append(column)
          }
        }
      }
      for affix in prefixes.affixes(touching: name.utf8.first) {
        if let rest = FoldedName.remainder(of: name, withoutPrefix: affix) {
          byAffix[affix, default: [:]][rest, default: []].append(column)
        }
      }
    }
  }

  /// The affixes under which there are columns, names as they stand first.
  var affixes: [String] { byAffix.keys.sorted() }

  /// The columns called `name` under `affix`.
  func columns(_ name: String, _ affix: String) -> [Int] {
    if affix == ColumnIndex.whole, let number = TableHeader.position(name) {
      return isFree.indices.contains(number - 1) && isFree[number - 1] ? [number - 1] : []
    }
    return byAffix[affix]?[name] ?? []
  }

  /// Whether `name` is one of several numbered columns: a `who5` beside a `who4` is no total.
  func isOneOfSeveral(_ name: String, _ affix: String) -> Bool {
    guard let (stem, number) = FoldedName.numbered(name) else { return false }
    return (byAffix[affix] ?? [:]).keys.contains { other in
      FoldedName.numbered(other).map { $0.stem == stem && $0.number != number } == true
    }
  }

  /// Affixes by the byte with which they would stand at the edge of a name: there are dozens for every
  /// name, and few fit.
  private struct EdgeTable {
    private let all: [String]
    private let edges: [UInt8]

    init(_ affixes: [String], edge: (String) -> UInt8?) {
      all = affixes.filter { !$0.isEmpty }
      edges = all.map { edge($0) ?? 0 }
    }

    /// The affixes that may share a character of which `byte` is one end; all where it is beyond ASCII,
    /// as one letter is then spelled in several ways.
    func affixes(touching byte: UInt8?) -> [String] {
      guard let byte else { return [] }
      return all.indices.filter { byte >= 0x80 || edges[$0] == byte || edges[$0] >= 0x80 }
        .map { all[$0] }
    }
  }

  /// The labels of waves that may stand in names, folded.
  struct Affixes {
    var suffixes: [String]
    var prefixes: [String]
    /// The wave's id by folded label, where the plan says.
    var waves: [String: String]

    init(_ plan: ExportPlan) {
      let columns = plan.columns
      waves = [:]
      for affix in columns.waveSuffixes + columns.wavePrefixes {
        waves[FoldedName.fold(affix.text)] = affix.wave
      }
      let isDeclared = !waves.isEmpty
      for wave in columns.ranges.compactMap(\.wave) { waves[FoldedName.fold(wave)] = wave }
      if isDeclared {
        suffixes = columns.waveSuffixes.map { FoldedName.fold($0.text) }
        prefixes = columns.wavePrefixes.map { FoldedName.fold($0.text) }
        return
      }
      for wave in plan.waves {
        for label in [wave.id] + wave.values { waves[FoldedName.fold(label)] = wave.id }
      }
      suffixes = waves.isEmpty ? Affixes.usual : Affixes.sorted(Affixes.usual + waves.keys)
      prefixes = suffixes
    }

    /// The labels that are known without a plan.
    private static let usual = sorted(WaveVocabulary.affixes + WaveVocabulary.numericAffixes)

    private static func sorted(_ labels: [String]) -> [String] {
      Array(Set(labels)).filter { !$0.isEmpty }.sorted()
    }

    /// Whether names as they stand are those of a wave, because the plan says so.
    var wholeIsAWave: Bool { waves[ColumnIndex.whole] != nil }

    /// The id of the wave that `affix` stands for.
    func wave(of affix: String) -> String {
      waves[affix] ?? WaveVocabulary.id(of: affix)
    }
  }
}
