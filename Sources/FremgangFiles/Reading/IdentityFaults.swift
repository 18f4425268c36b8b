import FremgangJSON
import FremgangKit

/// What in an export names or describes people who ought to be numbers.
enum IdentityFaults {
  /// Refuses groups and ways of answering that hold free text.
  static func check(_ labels: [LabelEvidence], _ log: DiagnosticLog) {
    for evidence in labels where areFreeText(evidence.labels, of: evidence.people) {
      let what = evidence.grouping.map { "The group \"\($0)\"" } ?? "The way of answering"
      let place = Place(file: evidence.file, line: evidence.line)
      report(what, evidence.labels.count, at: place, log)
    }
  }

  /// The labels of every group and of the ways of answering that occur.
  static func labels(_ responses: Responses) -> [LabelEvidence] {
    (responses.groupings.indices.map { group($0, responses) } + [answerModes(responses)])
      .compactMap(\.self)
  }

  /// Ids that are e-mail addresses say who the respondents are.
  static func checkNames(_ responses: Responses, _ log: DiagnosticLog) {
    let named = responses.respondents.map(isAddress)
    let count = named.count { $0 }
    guard count > 0 else { return }
    let origins =
      responses.measurements.lazy.filter { named[$0.respondent] }.map(\.origin).first
      ?? responses.personalRatings.lazy.filter { named[$0.respondent] }.map(\.origin).first
    log.report(
      "respondent-is-named",
      .warning,
      at: Place(file: origins.map { responses.files[$0.file] }, line: origins?.line),
      "\(count) of \(named.count) respondents are named by an e-mail address.",
      remedy: "Let the plan replace them: \"pseudonymise\": { \"keyFile\": \"projekt.key\" }."
    )
  }

  /// Whether `id` holds an e-mail address: text, an at sign, and a domain with a point in it.
  private static func isAddress(_ id: String) -> Bool {
    guard id.utf8.contains(UInt8(ascii: "@")) else { return false }
    let bytes = Array(id.utf8)
    guard let at = bytes.firstIndex(of: UInt8(ascii: "@")), at > 0, bytes[at - 1] > 0x20 else {
      return false
    }
    let domain = bytes[(at + 1)...].prefix { $0 > 0x20 && $0 != UInt8(ascii: "@") }
    guard let point = domain.lastIndex(of: UInt8(ascii: ".")) else { return false }
    return point > domain.startIndex && domain.distance(from: point, to: domain.endIndex) > 2
  }

  /// The fewest people of whom it can be said that nearly each has a label of their own.
  static let fewestPeople = 10
  /// A label longer than this is no label.
  static let longestOfAll = 120

  private static func group(_ index: Int, _ responses: Responses) -> LabelEvidence? {
    var isUsed = Array(repeating: false, count: responses.groupings[index].levels.count)
    var isStated = Array(repeating: false, count: responses.respondents.count)
    var first: Origin?
    for value in responses.groupValues where value.grouping == index {
      isUsed[value.level] = true
      isStated[value.respondent] = true
      first = first ?? value.origin
    }
    guard let first else { return nil }
    return LabelEvidence(
      grouping: responses.groupings[index].id,
      labels: isUsed.indices.filter { isUsed[$0] }.map { responses.groupings[index].levels[$0] },
      people: isStated.count { $0 },
      file: responses.files[first.file],
      line: first.line
    )
  }

  private static func answerModes(_ responses: Responses) -> LabelEvidence? {
    guard !responses.answerModes.isEmpty else { return nil }
    var isStated = Array(repeating: false, count: responses.respondents.count)
    var first: Origin?
    for measurement in responses.measurements where measurement.answerMode != nil {
      isStated[measurement.respondent] = true
      first = first ?? measurement.origin
    }
    guard let first else { return nil }
    return LabelEvidence(
      grouping: nil,
      labels: responses.answerModes,
      people: isStated.count { $0 },
      file: responses.files[first.file],
      line: first.line
    )
  }

  /// Whether nearly everyone has a label of their own, such as a name, or some label is no label.
  static func areFreeText(_ labels: [String], of people: Int) -> Bool {
    if labels.contains(where: { $0.unicodeScalars.count > longestOfAll }) { return true }
    return people >= fewestPeople && labels.count * 10 >= people * 8
  }

  private static func report(_ what: String, _ labels: Int, at place: Place, _ log: DiagnosticLog) {
    log.report(
      "group-is-free-text",
      at: place,
      "\(what) has \(labels) labels, nearly one for each person or longer than labels are: its "
        + "column holds names or free text, which would stand in tables and charts.",
      remedy: "List the column under \"ignore\" in the plan, or name a column with few labels; a "
        + "list of scores may have its text with \"columns\": { \"copy\": [\"…\"] }."
    )
  }
}
