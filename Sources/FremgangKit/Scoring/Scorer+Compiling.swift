extension Scorer {
  /// The most items that a scale may have.
  public static let mostItems = 1000
  /// The most rows that a lookup table may have.
  public static let mostTableRows = 10_000
  /// The largest common denominator.
  public static let largestDenominator: Int64 = 1 << 40

  /// Compiles `scale`, one of the scales of `instrument`.
  ///
  /// - Throws: why the scale cannot be scored; an instrument that was read from a file without
  ///   faults always can.
  public init(_ scale: Scale, of instrument: Instrument) throws(ScoringFault) {
    let declared = try Scorer.items(of: scale, in: instrument)
    expected = scale.items.count
    rule = scale.missingRule
    try Scorer.check(rule, items: expected, method: scale.method, declared: declared)
    fewest = rule.fewestAnswers(of: expected)
    let counted = declared.compactMap { $0.counted(by: scale.method) }
    items = declared.enumerated().map { place, item in
      item.compiled(countedAt: counted.isEmpty ? nil : place)
    }
    self.counted = counted
    (conversion, unrounded) = try Scorer.conversion(of: scale, declared: declared, fewest: fewest)
    rounding = scale.rounding
    denominator = try Scorer.denominator(after: scale.rounding, unrounded: unrounded)
    try Scorer.check(conversion, items: expected, from: unrounded, to: denominator)
    let ends = Scorer.reach(
      of: declared,
      method: scale.method,
      conversion: conversion,
      fewest: fewest
    )
    lowest = scale.rounding.applied(to: ends.lowest, over: unrounded, giving: denominator)
    highest = scale.rounding.applied(to: ends.highest, over: unrounded, giving: denominator)
    instrumentItems = instrument.items.count
    minimum = scale.minimum
    maximum = scale.maximum
  }

  /// An item of the scale with its response set.
  struct DeclaredItem {
    let index: Int
    let isReversed: Bool
    let responses: ResponseSet

    /// The codes that count, where the method counts answers.
    func counted(by method: ScoringMethod) -> [Int]? {
      guard case .count(let codes) = method else { return nil }
      return codes[responses.id] ?? []
    }

    func compiled(countedAt place: Int?) -> CompiledItem {
      let bounds = responses.bounds
      return CompiledItem(
        index: index,
        sign: isReversed ? -1 : 1,
        offset: isReversed ? Int64(bounds.lowerBound + bounds.upperBound) : 0,
        counted: place
      )
    }

    /// What a code adds to the sum.
    func value(of code: Int, by method: ScoringMethod) -> Int64 {
      if let counted = counted(by: method) { return counted.contains(code) ? 1 : 0 }
      let item = compiled(countedAt: nil)
      return item.offset + item.sign * Int64(code)
    }
  }

  private static func items(
    of scale: Scale,
    in instrument: Instrument
  ) throws(ScoringFault) -> [DeclaredItem] {
    guard !scale.items.isEmpty else { throw .noItems }
    guard scale.items.count <= mostItems else { throw .tooManyItems(limit: mostItems) }
    // Most scales name their items in the order of the instrument.
    let isInOrder = scale.items.elementsEqual(instrument.items.prefix(scale.items.count)) {
      $0 == $1.id
    }
    var indices: [String: Int] = [:]
    for (index, item) in isInOrder ? [] : Array(instrument.items.enumerated()) {
      indices[item.id] = index
    }
    var declared: [DeclaredItem] = []
    for (place, id) in scale.items.enumerated() {
      guard let index = isInOrder ? place : indices[id] else { throw .unknownItem(id) }
      let item = instrument.items[index]
      guard let responses = instrument.responseSet(of: item) else {
        throw .unknownResponseSet(item.responseSet)
      }
      declared.append(DeclaredItem(index: index, isReversed: item.isReversed, responses: responses))
    }
    return declared
  }

  private static func check(
    _ rule: MissingRule,
    items: Int,
    method: ScoringMethod,
    declared: [DeclaredItem]
  ) throws(ScoringFault) {
    switch rule {
    case .completeOnly: return
    case .prorate(let most), .missingCountsZero(let most):
      guard (1..<max(items, 1)).contains(most) else { throw .impossibleMissingRule(items: items) }
    case .meanOfAnswered(let least):
      guard (1...items).contains(least) else { throw .impossibleMissingRule(items: items) }
      guard method == .mean else { throw .ruleDoesNotFitMethod }
    }
    if case .missingCountsZero = rule { return }
    switch method {
    case .lookup: throw .ruleDoesNotFitMethod
    case .count: return
    case .sum, .mean, .linear:
      let bounds = declared[0].responses.bounds
      guard declared.allSatisfy({ $0.responses.bounds == bounds }) else {
        throw .unlikeItemRanges
      }
    }
  }

  private static func denominator(
    after rounding: Rounding,
    unrounded: Int64
  ) throws(ScoringFault) -> Int64 {
    switch rounding {
    case .none: return unrounded
    case .halvesAwayFromZero(let digits), .halvesToEven(let digits):
      guard (0...9).contains(digits) else { throw .latticeTooFine }
      return powerOfTen(digits)
    }
  }

  static func powerOfTen(_ exponent: Int) -> Int64 {
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}
