import CVectors
import FremgangKit

// What is found out beforehand of steps, blocks and scales.

extension PlainRowParser {
  /// What is needed of a block for every row.
  struct BlockNumbers {
    var firstLane: Int
    var firstScale: Int
    var endScale: Int
    /// Whether it has one scale, which takes all items as they are.
    var isSimple: Bool
    var allSets: UInt64
    /// The first of its scales.
    var scale: ScaleNumbers
  }

  /// What the row being read says of a block.
  struct BlockTally: BitwiseCopyable {
    var sum = 0
    var answered = 0
  }

  /// What is done with one column, or with several side by side.
  struct Step {
    enum Kind {
      /// An id, and one of at most eight bytes with a delimiter behind it.
      case respondent, shortRespondent
      /// Texts that are looked up as one; each of their columns is a step too.
      case run
      case token, day
      /// Answers, and those that wide vectors can read.
      case items, answers
      case untaken
    }
    var kind: Kind
    /// How many steps further on the next one stands.
    var steps = 1
    var index: Int
    /// The lane after the last of a run of items.
    var end: Int
    var block: Int
    /// The digits that are the codes of every item of the run, where all items have the same.
    var lowest: UInt8
    var highest: UInt8
    var isUniform: Bool
    /// Whether the items are the first of their block that a row has.
    var isFirst: Bool
    /// The first of its ``answerForms``.
    var firstForm = 0
    /// Whether a line ends after it.
    var isLast: Bool
    /// What ends a field that is not in quotes.
    var closing: UInt8
    /// How far the number of the text is moved in a record of one word.
    var shift: UInt64
    /// The number of the table of a run.
    var run = 0
  }

  /// What is needed of a scale for every row.
  struct ScaleNumbers {
    var index: Int
    var fewest: Int
    var expected: Int
    /// The place of a score is this and the sum, and so much for each answer.
    var origin: Int
    var sums: Int
    var isStraight: Bool
    var hasSpread: Bool
    var field: RecordShape.Field
    /// Where its lanes, and the values of their numbers, begin.
    var firstItem: Int
  }
}

extension PlainRowParser.Step {
  static func all(
    _ layout: PlainLayout,
    _ shape: RecordShape,
    lineEnd: UInt8,
    usesWideVectors: Bool
  ) -> [PlainRowParser.Step] {
    var steps = layout.steps.enumerated().map { number, step in
      let isLast = number == layout.steps.count - 1
      let isUniform = step.digits != nil
      let kind: PlainRowParser.Step.Kind =
        switch step.kind {
        case .respondent: shape.idWords == 1 && !isLast ? .shortRespondent : .respondent
        case .token: layout.blocks.contains { $0.date == step.index } ? .day : .token
        case .items: isUniform && usesWideVectors ? .answers : .items
        case .untaken: .untaken
        }
      return PlainRowParser.Step(
        kind: kind,
        index: step.index,
        end: step.index + step.columns,
        block: step.block,
        lowest: step.digits?.lowerBound ?? 0,
        highest: step.digits?.upperBound ?? 0,
        isUniform: isUniform,
        isFirst: !layout.steps[..<number].contains { $0.kind == .items && $0.block == step.block },
        isLast: isLast,
        closing: isLast ? lineEnd : layout.syntax.delimiter,
        shift: step.kind == .token ? shape.tokens[step.index].shift : 0
      )
    }
    if shape.payloadWords == 1 { markRuns(&steps) }
    return steps
  }

  /// What the answers of each step look like, noted where they begin.
  static func answerForms(
    _ steps: inout [PlainRowParser.Step],
    delimiter: UInt8
  ) -> [fremgang_answer_form] {
    var forms: [fremgang_answer_form] = []
    for number in steps.indices where steps[number].isUniform {
      let step = steps[number]
      steps[number].firstForm = forms.count
      let most = Int(fremgang_most_answers)
      for first in stride(from: step.index, to: step.end, by: most) {
        forms.append(
          fremgang_answer_form_of(
            UInt32(min(most, step.end - first)),
            step.lowest,
            step.highest,
            delimiter,
            first + most >= step.end ? step.closing : delimiter
          )
        )
      }
    }
    return forms
  }

  /// Marks where columns of texts stand side by side, or one alone, that say few different things.
  private static func markRuns(_ steps: inout [PlainRowParser.Step]) {
    var (number, runs) = (0, 0)
    while number < steps.count {
      let columns = steps[number...]
        .prefix { $0.kind == .token && !$0.isLast }
        .count
      if columns > 0 {
        steps[number].kind = .run
        steps[number].steps = columns
        steps[number].run = runs
        runs += 1
      }
      number += max(1, columns)
    }
  }
}

extension PlainRowParser.BlockNumbers {
  init(
    _ block: PlainLayout.Block,
    _ layout: PlainLayout,
    _ scales: [PlainRowParser.ScaleNumbers]
  ) {
    self.init(
      firstLane: block.firstLane,
      firstScale: block.scales.lowerBound,
      endScale: block.scales.upperBound,
      isSimple: block.scales.count == 1 && layout.scales[block.scales.lowerBound].isStraight,
      allSets: block.allSets,
      scale: scales[block.scales.lowerBound]
    )
  }
}

extension PlainRowParser.ScaleNumbers {
  static func all(
    _ layout: PlainLayout,
    _ shape: RecordShape
  ) -> [PlainRowParser.ScaleNumbers] {
    var firstItem = 0
    return zip(layout.scales.indices, shape.scales).map { index, field in
      let scale = layout.scales[index]
      defer { firstItem += scale.lanes.count }
      return PlainRowParser.ScaleNumbers(
        index: index,
        fewest: scale.lattice.fewest,
        expected: scale.lattice.expected,
        origin: scale.lattice.place(answered: scale.lattice.fewest, sum: 0)
          - scale.lattice.fewest * scale.lattice.sums,
        sums: scale.lattice.sums,
        isStraight: scale.isStraight,
        hasSpread: scale.hasSpread,
        field: field,
        firstItem: firstItem
      )
    }
  }
}
