import FremgangKit
import FremgangWords

/// Several persons in one frame with the same rings.
///
/// Where all have the same axes their stars lie over one another. Otherwise nobody's axes are laid
/// over another's: each person has a sector with axes of their own.
struct SharedFrame {
  let people: [PersonalFindings]
  let words: Words

  /// Dashes by which outlines that cross can be told apart.
  private static let dashes: [[Double]] = [[], [9, 4], [2, 4], [11, 4, 2, 4]]

  /// Whether one frame can hold `people`, and they were rated over the same range.
  static func holds(_ people: [PersonalFindings]) -> Bool {
    guard let first = people.first, people.count <= dashes.count else { return false }
    let sharesRange = people.allSatisfy {
      $0.minimum == first.minimum && $0.maximum == first.maximum
    }
    let axes = people.reduce(0) { $0 + $1.axes.count }
    return sharesRange && (axes <= 20 || (shareAxes(people) && first.axes.count <= 12))
  }

  static func subtitle(_ people: [PersonalFindings], words: Words) -> String {
    shareAxes(people)
      ? words.say(
        da: "De samme mål for alle, hver person med sin egen streg og sit eget mærke",
        en: "The same goals for all, each person with a line and a tag of their own"
      )
      : words.say(
        da: "Hver person har sine egne mål i sit eget udsnit; målene kan ikke sammenlignes",
        en: "Each person's own goals in a sector of their own; the goals cannot be compared"
      )
  }

  private static func shareAxes(_ people: [PersonalFindings]) -> Bool {
    guard let first = people.first, first.axes.count >= 3 else { return false }
    return people.allSatisfy { $0.axes.map(\.label) == first.axes.map(\.label) }
  }

  func drawing() -> StarDrawing {
    Self.shareAxes(people) ? overlaid() : sectored()
  }

  private func drawing(
    _ stars: [Star],
    _ labels: [StarLabels.Label],
    dividers: [Double],
    ringLabelAngle: Double
  ) -> StarDrawing {
    StarDrawing(
      stars: stars,
      labels: labels,
      dividers: dividers,
      lower: Double(people.first?.minimum ?? 0),
      upper: Double(people.first?.maximum ?? 1),
      ringLabelAngle: ringLabelAngle,
      startName: words.say(da: "start", en: "start"),
      nowName: words.say(da: "nu", en: "now"),
      words: words
    )
  }

  /// One sector a person, as wide as the person has axes, with a step's space at its edges.
  private func sectored() -> StarDrawing {
    let steps = people.reduce(0) { $0 + $1.axes.count + 1 }
    let step = Turn.full / Double(steps)
    var stars: [Star] = []
    var labels: [StarLabels.Label] = []
    var dividers: [Double] = []
    var passed = 0
    for person in people {
      let start = Double(passed) * step
      dividers.append(start)
      passed += person.axes.count + 1
      var star = Star(tag: "P\(person.person)", spokes: [], closes: false)
      for (index, axis) in person.axes.enumerated() {
        let angle = start + Double(index + 1) * step
        star.spokes.append(axis.spoke(at: angle))
        let figures = "P\(person.person): \(axis.figures(words))"
        labels.append(StarLabels.Label(angle: angle, name: axis.label, figures: figures))
      }
      stars.append(star)
    }
    return drawing(stars, labels, dividers: dividers, ringLabelAngle: 0)
  }

  /// Stars over one another, each turned a little so that equal ratings stay apart.
  private func overlaid() -> StarDrawing {
    let axes = people[0].axes
    let step = Turn.full / Double(axes.count)
    let turn = min(0.13, step * 0.8 / Double(people.count))
    let stars = people.enumerated().map { position, person in
      let offset = (Double(position) - Double(people.count - 1) / 2) * turn
      return Star(
        tag: "P\(person.person)",
        spokes: person.axes.enumerated().map { index, axis in
          axis.spoke(at: Double(index) * step + offset)
        },
        closes: true,
        startOutline: nil,
        nowOutline: Stroke(Palette.now, width: 1.5, dash: Self.dashes[position % 4]),
        tagsSpokes: true
      )
    }
    let labels = axes.indices.map { index in
      let figures = people.map { "P\($0.person):\u{A0}\($0.axes[index].figures(words))" }
      return StarLabels.Label(
        angle: Double(index) * step,
        name: axes[index].label,
        figures: figures.joined(separator: ", ")
      )
    }
    return drawing(stars, labels, dividers: [], ringLabelAngle: step / 2)
  }
}
