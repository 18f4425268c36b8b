import FremgangJSON
import FremgangKit

/// What in an export names or describes people who ought to be numbers.
enum IdentityFaults {
  static func check(_ responses: Responses, hasPseudonyms: Bool, _ log: DiagnosticLog) {
    if !hasPseudonyms { checkNames(responses, log) }
    for index in responses.groupings.indices { checkGroup(index, responses, log) }
  }

  /// Ids that are e-mail addresses say who the respondents are.
  private static func checkNames(_ responses: Responses, _ log: DiagnosticLog) {
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
  /// Labels that are longer than this on average describe, they do not divide.
  static let longestLabel = 24

  /// A group that nearly everyone has to themselves, in long words, is free text.
  private static func checkGroup(_ index: Int, _ responses: Responses, _ log: DiagnosticLog) {
    let values = responses.groupValues.filter { $0.grouping == index }
    let people = Set(values.map(\.respondent)).count
    let levels = Set(values.map(\.level))
    guard people >= fewestPeople, levels.count * 10 >= people * 8, let first = values.first else {
      return
    }
    let texts = responses.groupings[index].levels
    let length = levels.reduce(0) { $0 + texts[$1].unicodeScalars.count }
    guard length > longestLabel * levels.count else { return }
    let id = responses.groupings[index].id
    log.report(
      "group-is-free-text",
      at: Place(file: responses.files[first.origin.file], line: first.origin.line),
      "The group \"\(id)\" has \(levels.count) long texts for \(people) people: its column holds "
        + "free text, which would stand in tables and charts.",
      remedy:
        "Take it out of \"groups\" in the plan, or give it a column with few labels; its text "
        + "can be copied to a list of scores with \"columns\": { \"copy\": [\"…\"] }."
    )
  }
}
