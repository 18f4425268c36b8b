import FremgangKit

/// How the plain rows of a table are read: what each column is, and what its digits mean.
///
/// A row is plain when every field is what its column leads one to expect, written in the commonest
/// way: an answer is a code of one or two digits or nothing. All else is left to ``RowReader``, which
/// decides what every row means; a table for which this cannot be known beforehand has no such layout.
struct PlainLayout: Sendable {
  /// What the parser does with one column, or with a run of them.
  struct Step: Sendable {
    enum Kind: Sendable { case respondent, token, items, untaken }
    var kind: Kind
    /// The number of the token column, or the first lane of a run of items.
    var index = 0
    /// How many columns it takes.
    var columns = 1
    /// The block of the items.
    var block = 0
    /// The digits that are the codes of every item of the run, where all items have the same.
    var digits: ClosedRange<UInt8>?
  }

  /// One instrument in one wave.
  struct Block: Sendable {
    /// The instrument, as an index into those on offer.
    var instrument: Int
    /// The label of the wave where the names of the columns tell it.
    var affix: String?
    /// Where its answers stand among the lanes, and how many there are.
    var firstLane: Int
    var items: Int
    /// The token column of the day.
    var date: Int?
    /// Its scales, as indices into ``PlainLayout/scales``.
    var scales: Range<Int>
    /// By lane, the number that stands for the item's lowest code, and the item's response set.
    var lowest: [UInt16]
    var sets: [Int]
    /// The response sets in use, a bit for each.
    var allSets: UInt64
  }

  /// One scale of one block.
  struct Scale: Sendable {
    var lattice: ScoreLattice
    /// Where the scale's answers stand, in the order of the scale.
    var lanes: [Int]
    /// By answer, what each number from 0 to 99 adds to the sum.
    var values: [[Int32]]
    /// Whether each answer adds its own number and the scale takes the whole block in order.
    var isStraight: Bool
    /// The largest value of an item.
    var largestValue: Int
    /// Whether there are several items, whose spread is counted.
    var hasSpread: Bool
  }

  /// What a number means in a lane that is neither a code nor a declared absence.
  static let odd: UInt16 = 0xFFFE
  /// What stands in a lane without an answer.
  static let blank: UInt16 = 0xFFFF
  /// A block with more items than this needs care: the sums of their answers would not fit.
  static let mostItems = 4096
  /// A scale with more items than this needs care.
  static let mostScaleItems = 256
  /// Numbers below this are looked up.
  static let numbers = 100

  let syntax: CSVSyntax
  /// Whether lines end with CR and LF.
  let endsWithReturn: Bool
  private(set) var steps: [Step] = []
  private(set) var blocks: [Block] = []
  private(set) var scales: [Scale] = []
  /// The columns of texts: wave, groups and days.
  private(set) var tokenColumns: [Int] = []
  private(set) var waveToken: Int?
  private(set) var groups: [(id: String, token: Int)] = []
  /// By lane and number, what the number means: itself, ``blank`` or ``odd``.
  private(set) var meanings: [UInt16] = []
  /// By lane, the numbers between which every number is a code.
  private(set) var lows: [UInt16] = []
  private(set) var highs: [UInt16] = []

  var lanes: Int { lows.count }

  /// Lays out the rows of `source`; nothing where they need care throughout.
  init?(_ source: ExportSource, _ offered: [Instrument], _ plan: ExportPlan) {
    syntax = source.dialect.syntax
    endsWithReturn = source.dialect.lineEnds == "CRLF"
    guard PlainLayout.isSuited(source, plan) else { return nil }
    let layout = source.layout
    waveToken = layout.wave.map { token(of: $0) }
    for group in layout.groups { groups.append((group.id, token(of: group.column))) }
    var laneOfColumn: [Int: (lane: Int, block: Int)] = [:]
    for block in layout.blocks {
      guard block.affix != nil || layout.wave != nil || layout.fixedWave != nil,
        add(block, offered[block.instrument], plan, &laneOfColumn)
      else { return nil }
    }
    guard !blocks.isEmpty, hasOneRoleForEachToken else { return nil }
    addSteps(source, laneOfColumn)
  }

  private static func isSuited(_ source: ExportSource, _ plan: ExportPlan) -> Bool {
    let (layout, dialect) = (source.layout, source.dialect)
    let isWide = dialect.encoding == .utf16LittleEndian || dialect.encoding == .utf16BigEndian
    return (dialect.encoding == .utf8 || (isWide && dialect.hasByteOrderMark))
      && dialect.quote == UInt8(ascii: "\"")
      && !dialect.escapesWithBackslash && !dialect.spaceFollowsDelimiter && dialect.sheet == nil
      && ["LF", "CRLF"].contains(dialect.lineEnds) && source.table.paddedWidth == nil
      && source.headerRows == 1 && layout.respondent.count == 1 && layout.byItem == nil
      && layout.personal == nil && layout.completion == nil && layout.previews.isEmpty
      && layout.instance == nil && !layout.instanceIsWave
      && layout.copied.allSatisfy { $0 == nil } && plan.pseudonyms == nil
      && plan.filters == EvaluationPlan.Filters() && plan.leaveOut.isEmpty
  }

  /// Whether no column of texts tells two things, such as a group and a day.
  private var hasOneRoleForEachToken: Bool {
    let days = Set(blocks.compactMap(\.date))
    let roles = groups.map(\.token) + Array(days) + (waveToken.map { [$0] } ?? [])
    return Set(roles).count == roles.count
  }

  private mutating func token(of column: Int) -> Int {
    if let known = tokenColumns.firstIndex(of: column) { return known }
    tokenColumns.append(column)
    return tokenColumns.count - 1
  }

  private mutating func addSteps(
    _ source: ExportSource,
    _ laneOfColumn: [Int: (lane: Int, block: Int)]
  ) {
    for column in source.header.names.indices {
      if let (lane, block) = laneOfColumn[column] {
        let digits = lows[lane] <= highs[lane] ? UInt8(lows[lane])...UInt8(highs[lane]) : nil
        if let last = steps.last, last.kind == .items, last.block == block,
          last.index + last.columns == lane, last.digits == digits
        {
          steps[steps.count - 1].columns += 1
        } else {
          steps.append(Step(kind: .items, index: lane, block: block, digits: digits))
        }
      } else if column == source.layout.respondent[0] {
        steps.append(Step(kind: .respondent))
      } else if let token = tokenColumns.firstIndex(of: column) {
        steps.append(Step(kind: .token, index: token))
      } else {
        steps.append(Step(kind: .untaken))
      }
    }
  }
}

extension PlainLayout {
  /// Lays out one block; `false` where its answers or its scores cannot be added up in passing.
  private mutating func add(
    _ block: FileLayout.Block,
    _ instrument: Instrument,
    _ plan: ExportPlan,
    _ laneOfColumn: inout [Int: (lane: Int, block: Int)]
  ) -> Bool {
    guard isSuited(block, instrument),
      block.items.allSatisfy({ laneOfColumn[$0] == nil })
    else { return false }
    let codes = ItemNumbers(instrument, plan)
    let first = lanes
    for (item, column) in block.items.enumerated() {
      laneOfColumn[column] = (lanes, blocks.count)
      addLane(codes.meanings(item), codes.bounds(item))
    }
    // Every block begins at a multiple of eight lanes; the lanes between hold no answers.
    let none = Array(repeating: PlainLayout.odd, count: PlainLayout.numbers)
    while lanes % 8 != 0 { addLane(none, (1, 0)) }
    let firstScale = scales.count
    for scale in instrument.scales {
      guard let added = Scale(scale, of: instrument, codes, firstLane: first) else { return false }
      scales.append(added)
    }
    blocks.append(
      Block(
        instrument: block.instrument,
        affix: block.affix,
        firstLane: first,
        items: block.items.count,
        date: block.date.map { token(of: $0) },
        scales: firstScale..<scales.count,
        lowest: block.items.indices.map(codes.lowest),
        sets: codes.setOfItem,
        allSets: codes.setOfItem.reduce(0) { $0 | 1 << UInt64($1) }
      )
    )
    return true
  }

  /// Whether a block holds an instrument's answers and nothing that would have to be compared with them.
  private func isSuited(_ block: FileLayout.Block, _ instrument: Instrument) -> Bool {
    instrument.kind == .scored && !instrument.scales.isEmpty
      && instrument.responseSets.count <= 64 && block.totals.isEmpty
      && block.items.count <= PlainLayout.mostItems
      && block.answerMode == nil && block.items.count == instrument.items.count
      && Set(block.items).count == block.items.count
      && block.items.allSatisfy { !tokenColumns.contains($0) }
  }

  private mutating func addLane(
    _ meanings: [UInt16],
    _ bounds: (lowerBound: UInt16, upperBound: UInt16)
  ) {
    self.meanings += meanings
    lows.append(bounds.lowerBound)
    highs.append(bounds.upperBound)
  }
}

extension PlainLayout.Scale {
  fileprivate init?(
    _ scale: Scale,
    of instrument: Instrument,
    _ codes: ItemNumbers,
    firstLane: Int
  ) {
    let bounds = scale.items.compactMap { id in
      instrument.items.first { $0.id == id }.flatMap { instrument.responseSet(of: $0)?.bounds }
    }
    guard let scorer = try? Scorer(scale, of: instrument),
      let lattice = ScoreLattice(scale, scorer, codes: bounds)
    else { return nil }
    self.lattice = lattice
    lanes = lattice.items.map { firstLane + $0 }
    // Items of one response set that count in one direction share their values.
    var shared: [Int: (item: Int, values: [Int32])] = [:]
    values = lattice.items.enumerated().map { place, item in
      let kind = codes.setOfItem[item] * 2 + (instrument.items[item].isReversed ? 1 : 0)
      if let known = shared[kind] { return known.values }
      let values = (0..<PlainLayout.numbers).map { number in
        codes.code(number, item).map { Int32(scorer.value(of: $0, item: place)) } ?? 0
      }
      shared[kind] = (item, values)
      return values
    }
    isStraight =
      lattice.items == Array(instrument.items.indices)
      && shared.values.allSatisfy { item, values in
        values.indices.allSatisfy { codes.code($0, item) == nil || values[$0] == $0 }
      }
    let all = shared.values.map(\.values).joined()
    largestValue = Int(all.max() ?? 0)
    hasSpread = lattice.items.count > 1
    guard (all.min() ?? 0) >= 0, largestValue <= SpreadLanes.largestValue,
      lattice.items.count <= PlainLayout.mostScaleItems
    else { return nil }
  }
}

/// What the numbers in the columns of one instrument mean, as ``CodeSet`` says.
private struct ItemNumbers {
  /// The numbers in the columns of items of one response set.
  private struct OfSet {
    /// By number, its code and what it means.
    var codes: [Int?] = []
    var meanings: [UInt16] = []
    /// The number that stands for the lowest code; one that never occurs where none does.
    var lowest = PlainLayout.odd
    /// The digits between which every digit is a code; an empty range turned round where there are none.
    var bounds: (lowerBound: UInt16, upperBound: UInt16) = (1, 0)

    init(_ set: CodeSet, lowestCode: Int) {
      codes.reserveCapacity(PlainLayout.numbers)
      meanings.reserveCapacity(PlainLayout.numbers)
      for number in 0..<PlainLayout.numbers {
        var code: Int?
        if case .answer(let answer) = set.meaning(ofCell: number) {
          code = answer.code
          meanings.append(code == nil ? PlainLayout.blank : UInt16(number))
        } else {
          meanings.append(PlainLayout.odd)
        }
        codes.append(code)
      }
      if let number = codes.firstIndex(of: lowestCode) { lowest = UInt16(number) }
      let digits = (0...9).filter { codes[$0] != nil }
      if let low = digits.first, let high = digits.last, high - low + 1 == digits.count {
        bounds = (UInt16(low), UInt16(high))
      }
    }
  }

  private let sets: [OfSet]
  let setOfItem: [Int]

  init(_ instrument: Instrument, _ plan: ExportPlan) {
    let cells = InstrumentCells(instrument, plan: plan)
    setOfItem = cells.setOfItem
    sets = zip(cells.sets, instrument.responseSets).map { set, responses in
      OfSet(set, lowestCode: responses.bounds.lowerBound)
    }
  }

  func meanings(_ item: Int) -> [UInt16] { sets[setOfItem[item]].meanings }

  func code(_ number: Int, _ item: Int) -> Int? { sets[setOfItem[item]].codes[number] }

  /// The number that stands for the lowest code of an item; one that never occurs where none does.
  func lowest(_ item: Int) -> UInt16 { sets[setOfItem[item]].lowest }

  /// The digits between which every digit is a code; an empty range turned round where there are none.
  func bounds(_ item: Int) -> (lowerBound: UInt16, upperBound: UInt16) {
    sets[setOfItem[item]].bounds
  }
}
