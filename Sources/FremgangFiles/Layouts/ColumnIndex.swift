/// The columns of a table by the name that remains when the wave is taken off.
struct ColumnIndex {
  /// For each wave's label in the names (empty for names as they stand), the columns.
  private var byAffix: [String: Columns] = [:]

  /// The label of names as they stand.
  static let whole = ""

  /// Indexes the columns that are free, under every affix that their names might carry.
  init(_ header: TableHeader, free: (Int) -> Bool, affixes: Affixes) {
    let labels = affixes.labels
    let suffixes = EdgeTable(labels.suffixes) { $0.utf8.last }
    let infixes = EdgeTable(
      labels.suffixes.filter { !WaveVocabulary.numericAffixes.contains($0) }
    ) { $0.utf8.last }
    let prefixes = EdgeTable(labels.prefixes) { $0.utf8.first }
    let isFree = header.folded.indices.map(free)
    var whole = Columns(isFree: isFree)
    for column in header.folded.indices where isFree[column] {
      let name = header.folded[column]
      guard !name.isEmpty, !header.isCheckbox(column) else { continue }
      whole.add(column, name)
      suffixes.visit(touching: name.utf8.last) { affix in
        if let rest = FoldedName.remainder(of: name, withoutSuffix: affix) {
          byAffix[affix, default: Columns()].add(column, rest)
        }
      }
      if let numbered = FoldedName.NumberedEnd(name) {
        infixes.visit(touching: numbered.stem.utf8.last) { affix in
          if let rest = numbered.remainder(withoutInfix: affix) {
            byAffix[affix, default: Columns()].add(column, rest)
          }
        }
      }
      prefixes.visit(touching: name.utf8.first) { affix in
        if let rest = FoldedName.remainder(of: name, withoutPrefix: affix) {
          byAffix[affix, default: Columns()].add(column, rest)
        }
      }
    }
    if !whole.byName.isEmpty { byAffix[ColumnIndex.whole] = whole }
  }

  /// The affixes under which there are columns, names as they stand first.
  var affixes: [String] { byAffix.keys.sorted() }

  /// The columns called `name` under `affix`.
  func columns(_ name: String, _ affix: String) -> [Int] { columns(under: affix)[name] }

  /// The columns under `affix`, to be asked for many names.
  func columns(under affix: String) -> Columns { byAffix[affix] ?? Columns() }

  /// The columns of one wave by name.
  struct Columns {
    private(set) var byName: [String: [Int]] = [:]
    /// For names as they stand, which columns are free: `#7` is the seventh of them.
    fileprivate var isFree: [Bool]?

    fileprivate mutating func add(_ column: Int, _ name: String) {
      byName[name, default: []].append(column)
    }

    /// The names as they stand without the label of the wave.
    var names: Dictionary<String, [Int]>.Keys { byName.keys }

    subscript(name: String) -> [Int] {
      if let isFree, name.utf8.first == UInt8(ascii: "#"), let number = TableHeader.position(name) {
        return isFree.indices.contains(number - 1) && isFree[number - 1] ? [number - 1] : []
      }
      return byName[name] ?? []
    }
  }

  /// Whether `name` is one of several numbered columns: a `who5` beside a `who4` is no total.
  func isOneOfSeveral(_ name: String, _ affix: String) -> Bool {
    guard let (stem, number) = FoldedName.numbered(name) else { return false }
    return columns(under: affix).names.contains { other in
      FoldedName.numbered(other).map { $0.stem == stem && $0.number != number } == true
    }
  }

  /// Affixes by the byte with which they would stand at the edge of a name: there are dozens for every
  /// name, and few fit.
  private struct EdgeTable {
    private let all: [String]
    private let edges: [UInt8]
    /// The bytes that some affix may touch.
    private var touched = ByteSet()

    init(_ affixes: [String], edge: (String) -> UInt8?) {
      all = affixes.filter { !$0.isEmpty }
      edges = all.map { edge($0) ?? 0 }
      for edge in edges { touched.insert(edge) }
      if edges.contains(where: { $0 >= 0x80 }) { touched = .all }
    }

    /// Visits the affixes that may share a character of which `byte` is one end; all where it is beyond
    /// ASCII, as one letter is then spelled in several ways.
    func visit(touching byte: UInt8?, _ visit: (String) -> Void) {
      guard let byte, byte >= 0x80 || touched.contains(byte) else { return }
      for index in edges.indices
      where byte >= 0x80 || edges[index] == byte || edges[index] >= 0x80 {
        visit(all[index])
      }
    }
  }

  /// The labels of waves that may stand in names, folded.
  struct Affixes {
    private var declared: (suffixes: [String], prefixes: [String])?
    /// The wave's id by folded label, where the plan says.
    private var waves: [String: String]

    init(_ plan: ExportPlan) {
      let columns = plan.columns
      waves = [:]
      for affix in columns.waveSuffixes + columns.wavePrefixes {
        waves[FoldedName.fold(affix.text)] = affix.wave
      }
      let isDeclared = !waves.isEmpty
      for wave in columns.ranges.compactMap(\.wave) { waves[FoldedName.fold(wave)] = wave }
      if isDeclared {
        declared = (
          columns.waveSuffixes.map { FoldedName.fold($0.text) },
          columns.wavePrefixes.map { FoldedName.fold($0.text) }
        )
        return
      }
      for wave in plan.waves {
        for label in [wave.id] + wave.values { waves[FoldedName.fold(label)] = wave.id }
      }
    }

    /// The labels that may end a name, and those that may begin one, each once.
    var labels: (suffixes: [String], prefixes: [String]) {
      if let declared { return declared }
      let usual = WaveVocabulary.affixes + WaveVocabulary.numericAffixes
      let labels = usual + waves.keys.filter { !$0.isEmpty && !usual.contains($0) }.sorted()
      return (labels, labels)
    }

    /// Whether names as they stand are those of a wave, because the plan says so.
    var wholeIsAWave: Bool { waves[ColumnIndex.whole] != nil }

    /// The id of the wave that `affix` stands for.
    func wave(of affix: String) -> String {
      waves[affix] ?? WaveVocabulary.id(of: affix)
    }
  }
}
