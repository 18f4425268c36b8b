import CVectors
import FremgangKit

// What is found out beforehand of steps, blocks and scales.

extension PlainRowParser.Step {
  static func all(
    _ layout: PlainLayout,
    _ shape: RecordShape,
    lineEnd: UInt8
  ) -> [PlainRowParser.Step] {
    var steps = layout.steps.enumerated().map { number, step in
      let isLast = number == layout.steps.count - 1
      return PlainRowParser.Step(
        kind: step.kind,
        index: step.index,
        end: step.index + step.columns,
        block: step.block,
        lowest: step.digits?.lowerBound ?? 0,
        highest: step.digits?.upperBound ?? 0,
        isUniform: step.digits != nil,
        isFirst: !layout.steps[..<number].contains { $0.kind == .items && $0.block == step.block },
        isDay: step.kind == .token && layout.blocks.contains { $0.date == step.index },
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
    for number in steps.indices where steps[number].kind == .items && steps[number].isUniform {
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

  /// Marks where several columns of texts stand side by side that say few different things.
  private static func markRuns(_ steps: inout [PlainRowParser.Step]) {
    var (number, runs) = (0, 0)
    while number < steps.count {
      let columns = steps[number...]
        .prefix { step in
          step.kind == .token && !step.isDay && !step.isLast
        }
        .count
      if columns > 1 {
        steps[number].runColumns = columns
        steps[number].run = runs
        runs += 1
      }
      number += max(1, columns)
    }
  }
}

extension PlainRowParser.BlockNumbers {
  init(_ block: PlainLayout.Block, _ layout: PlainLayout) {
    self.init(
      firstLane: block.firstLane,
      firstScale: block.scales.lowerBound,
      endScale: block.scales.upperBound,
      isSimple: block.scales.count == 1 && layout.scales[block.scales.lowerBound].isStraight,
      allSets: block.allSets
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
        spreadCount: scale.hasSpread ? scale.lattice.expected : -1,
        field: field,
        firstItem: firstItem
      )
    }
  }
}
