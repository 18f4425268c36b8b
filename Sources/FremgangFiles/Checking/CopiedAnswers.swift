import FremgangJSON
import FremgangKit

/// The same answers under different ids: one form typed twice, or one person with two ids.
enum CopiedAnswers {
  /// Questionnaires with fewer answers are often alike by chance.
  static let fewestAnswers = 10
  /// Answers with fewer different codes are extreme patterns, such as the highest code throughout.
  static let fewestCodes = 3
  /// How often two people are taken to give the same code to one item.
  ///
  /// Five codes used alike would give 0.2; people who agree on one item agree on others too.
  static let agreementOnAnItem = 0.4
  /// How many pairs may be expected to be alike by chance before nothing is said.
  static let mostByChance = 0.01

  private struct Key: Hashable {
    let instrument: Int
    let wave: Int?
    let answers: [Answer]
  }

  private struct Occasion: Hashable {
    let instrument: Int
    let wave: Int?
  }

  static func add(_ responses: Responses, to list: inout FindingList) {
    var counts: [Occasion: Int] = [:]
    var groups: [Key: [Int]] = [:]
    for (index, measurement) in responses.measurements.enumerated() {
      guard case .answers(let answers) = measurement.content else { continue }
      let occasion = Occasion(instrument: measurement.instrument, wave: measurement.wave)
      counts[occasion, default: 0] += 1
      let codes = answers.compactMap(\.code)
      guard codes.count >= fewestAnswers, Set(codes).count >= fewestCodes else { continue }
      let key = Key(instrument: occasion.instrument, wave: occasion.wave, answers: answers)
      groups[key, default: []].append(index)
    }
    var copies: [Origin: Origin] = [:]
    for (key, indices) in groups where indices.count > 1 {
      let occasion = Occasion(instrument: key.instrument, wave: key.wave)
      let answered = key.answers.count { $0.code != nil }
      guard isBeyondChance(answered, among: counts[occasion] ?? 0) else { continue }
      let members = indices.map { responses.measurements[$0] }
        .sorted { $0.origin < $1.origin }
      for member in members.dropFirst() where member.respondent != members[0].respondent {
        copies[member.origin] = members[0].origin
      }
    }
    for (copy, original) in copies {
      list.add("answers-copied", .warning, at: copy, others: [original])
    }
  }

  /// Whether so many equal answers are hardly expected of any pair among `people`.
  private static func isBeyondChance(_ answered: Int, among people: Int) -> Bool {
    var expected = Double(people) * Double(people - 1) / 2
    for _ in 0..<answered { expected *= agreementOnAnItem }
    return expected < mostByChance
  }
}
