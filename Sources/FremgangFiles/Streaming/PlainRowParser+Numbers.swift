import CVectors
import FremgangKit

// What is found out beforehand of steps, blocks and scales.

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
        sums: scale.lattice.sums,
        lowestSum: scale.lattice.lowestSum,
        isStraight: scale.isStraight,
        hasSpread: scale.hasSpread,
        field: field,
        firstItem: firstItem
      )
    }
  }
}
