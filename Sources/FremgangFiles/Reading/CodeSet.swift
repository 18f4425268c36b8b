import FremgangKit

/// What the cells of one response set mean in a file: codes, labels, missing codes, blanks.
struct CodeSet {
  /// What a cell means.
  enum Meaning: Hashable {
    case answer(Answer)
    case outOfRange
    case fraction
    case ambiguousNumber
    case notACode
    /// What Excel made of something.
    case excelDamage
    /// A letter or two and a number, as LimeSurvey codes its answers.
    case letteredCode
    /// A number beside the label of another code.
    case labelOfAnother
  }

  /// Numbers that are met often are looked up by themselves.
  private static let small = 0...99
  /// Texts longer than this, or met after so many others, are read again each time.
  private static let mostRemembered = (length: 64, texts: 4096)

  private let options: ResponseSet
  private let shift: CodeShift
  /// Whether the plan says how the file's codes differ from the set's, be it not at all.
  private let isSettled: Bool
  private let missing: [String: Answer]
  private let missingNumbers: [Int: Answer]
  private let labels: [String: Int]
  private let marks: MissingMarks
  private var meanings: [Meaning] = []
  private var known = TextTable()
  private var knownMeanings: [Parsed] = []
  /// How often each number was met that is not declared missing.
  private(set) var numbers: [Int: Int] = [:]
  /// The letters before numbers, with the numbers as they are written, of answers such as `A1`.
  private(set) var lettered: [String: Set<String>] = [:]
  /// What numbers beside labels show of the file's way of numbering.
  private var labelledNumbers = LabelledNumbers()
  private var smallCounts = Array(repeating: 0, count: CodeSet.small.count)

  /// What a text means, and what is counted whenever it is met.
  private struct Parsed {
    var meaning: Meaning
    var number: Int?
    var mark: String?
  }

  init(_ options: ResponseSet, plan: ExportPlan, instrument: String, marks: MissingMarks) {
    self.options = options
    self.marks = marks
    shift = plan.codeShifts[instrument] ?? CodeShift()
    isSettled = plan.codeShifts[instrument] != nil
    var missing: [String: Answer] = [:]
    var numbers: [Int: Answer] = [:]
    for code in options.missingCodes { numbers[code.code] = code.meaning }
    for (text, meaning) in plan.missingCodes {
      missing[CellText.folded(text)] = meaning
      if let number = Int(text) { numbers[number] = meaning }
    }
    self.missing = missing
    missingNumbers = numbers
    labels = CodeSet.labels(options, plan.answerLabels[instrument] ?? [:])
    meanings = CodeSet.small.map { meaning(ofNumber: $0) }
  }

  /// The labels of a response set in every language, and the plan's; a label of two codes is none.
  private static func labels(_ options: ResponseSet, _ own: [String: Int]) -> [String: Int] {
    var labels: [String: Int] = [:]
    var ambiguous: Set<String> = []
    for option in options.options {
      for text in Set([option.label?.da, option.label?.en].compactMap { $0 }.map(CellText.folded)) {
        if labels[text] != nil { ambiguous.insert(text) }
        labels[text] = option.code
      }
    }
    for text in ambiguous { labels[text] = nil }
    for (text, code) in own where options.offers(code) { labels[CellText.folded(text)] = code }
    return labels
  }

  /// Reads a cell whose blanks have been cut off.
  mutating func read(_ range: Range<Int>, _ bytes: [UInt8]) -> Meaning {
    if range.isEmpty { return .answer(.blank) }
    let first = Int(bytes[range.lowerBound]) - 0x30
    if range.count == 1, 0...9 ~= first {
      smallCounts[first] += 1
      return meanings[first]
    }
    return readAnew(range, bytes)
  }

  /// What a cell means in which a number of at most two digits stands, without a zero before it.
  func meaning(ofCell number: Int) -> Meaning {
    if number > 9, !missing.isEmpty, let answer = missing[String(number)] { return .answer(answer) }
    return meanings[number]
  }

  private mutating func readAnew(_ range: Range<Int>, _ bytes: [UInt8]) -> Meaning {
    let most = CodeSet.mostRemembered
    let parsed: Parsed
    if range.count <= most.length, known.count < most.texts {
      let index = known.index(of: range, in: bytes)
      if index == knownMeanings.count { knownMeanings.append(parse(range, bytes)) }
      parsed = knownMeanings[index]
    } else {
      parsed = parse(range, bytes)
    }
    if let number = parsed.number { numbers[number, default: 0] += 1 }
    if let mark = parsed.mark { marks.note(mark) }
    return parsed.meaning
  }

  private mutating func parse(_ range: Range<Int>, _ bytes: [UInt8]) -> Parsed {
    let text = String(decoding: bytes[range], as: UTF8.self)
    let folded = CellText.folded(text)
    if let answer = missing[folded] { return Parsed(meaning: .answer(answer)) }
    switch NumberText.whole(range, bytes) {
    case .number(let number): return Parsed(meaning: meaning(ofNumber: number), number: number)
    case .fraction: return Parsed(meaning: .fraction)
    case .ambiguous: return Parsed(meaning: .ambiguousNumber)
    case .notANumber: break
    }
    if folded.isEmpty { return Parsed(meaning: .answer(.blank)) }
    if let code = labels[folded], let answer = CodeSet.answer(code, options) {
      return Parsed(meaning: .answer(answer))
    }
    if MissingMarks.contains(folded) { return Parsed(meaning: .answer(.blank), mark: text) }
    if ExcelDamage.occurs(in: range, bytes) { return Parsed(meaning: .excelDamage) }
    if let code = LetteredCodes.parts(of: range, bytes) {
      lettered[code.letters, default: []].insert(code.digits)
      return Parsed(meaning: .letteredCode)
    }
    return Parsed(meaning: numberedLabel(folded))
  }

  /// Whether a label is one that the set or the plan knows, or means that there is no answer.
  func knows(_ label: String) -> Bool {
    let text = CellText.folded(label)
    let words = text.drop { $0.isASCII && $0.isNumber }.drop { " -=:.)–".contains($0) }
    return labels[text] != nil || missing[text] != nil || labels[String(words)] != nil
  }

  /// The label of the set that `text` was probably meant to be: never taken, only named.
  func nearestLabel(_ text: String) -> String? {
    let wanted = FoldedName.fold(text)
    guard wanted.count >= 3, wanted.count <= 60, !wanted.allSatisfy(\.isNumber) else { return nil }
    let known = options.options.flatMap { [$0.label?.da, $0.label?.en].compactMap { $0 } }
    let near = known.map { (label: $0, edits: distance(FoldedName.fold($0), wanted)) }
      .filter { $0.edits <= ($0.label.count < 6 ? 1 : 2) }
    return near.min { $0.edits < $1.edits }?.label
  }

  private func distance(_ one: String, _ other: String) -> Int {
    NameDistance.edits(one, other, atMost: 2)
  }

  /// Reads `3 - agree`, where the number and the label must say the same.
  private mutating func numberedLabel(_ text: String) -> Meaning {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits) else { return .notACode }
    let label = text.dropFirst(digits.count).drop { " -=:.)–".contains($0) }
    guard let code = labels[String(label)], let answer = CodeSet.answer(code, options) else {
      return .notACode
    }
    labelledNumbers.note(number, labelled: code)
    return meaning(ofNumber: number) == .answer(answer) ? .answer(answer) : .labelOfAnother
  }

  /// The answer with `code`, when the set offers it and an answer can carry it.
  private static func answer(_ code: Int, _ options: ResponseSet) -> Answer? {
    guard options.offers(code), (Answer.lowestCode...Answer.highestCode).contains(code) else {
      return nil
    }
    return Answer(code: code)
  }

  private func meaning(ofNumber number: Int) -> Meaning {
    if let answer = missingNumbers[number] { return .answer(answer) }
    guard abs(number) < 100_000, abs(shift.add) < 100_000 else { return .outOfRange }
    var code = number + shift.add
    if shift.reverse { code = options.bounds.lowerBound + options.bounds.upperBound - code }
    return CodeSet.answer(code, options).map(Meaning.answer) ?? .outOfRange
  }
}

extension CodeSet {
  /// What the numbers that were met show of a difference between the file's codes and the set's.
  enum ShiftEvidence: Hashable {
    /// Nothing speaks for one.
    case none
    /// Every code lies this much too high.
    case shifted(by: Int)
    /// The labels beside the numbers say how these are to be read.
    case labelled(CodeShift)
    /// The lowest code never occurs among so many answers.
    case lowestMissing(answers: Int)
  }

  /// How many answers are needed before codes are said to be shifted.
  static let fewestAnswersForShift = 50
  /// How many answers without the lowest code are odd: two waves of 25 people on five items.
  static let fewestAnswersForDoubt = 250
  /// How many answers without the lowest code are refused until the plan says that they are right.
  static let fewestAnswersForRefusal = 3000

  /// What the numbers that were met show, unless the plan says how they are to be read.
  var shiftEvidence: ShiftEvidence {
    isSettled ? .none : numbersMet.shift(from: options)
  }

  /// What a plan may say of answers such as `A1`, for the instrument called `id`; nothing where there
  /// are none.
  func letteredPlanLines(_ id: String) -> [String] {
    LetteredCodes.planLines(lettered, options, id)
  }

  /// The numbers that were met.
  var numbersMet: NumbersMet {
    var all = numbers
    for (number, count) in smallCounts.enumerated() where count > 0 {
      all[number, default: 0] += count
    }
    let told = NumbersMet.told(options.bounds)
    var counts: [Int: Int] = [:]
    for (number, count) in all where missingNumbers[number] == nil {
      counts[min(max(number, told.lowerBound), told.upperBound), default: 0] += count
    }
    return NumbersMet(
      counts: counts,
      met: all.values.reduce(0, +),
      labelled: labelledNumbers,
      isLettered: !lettered.isEmpty
    )
  }
}
