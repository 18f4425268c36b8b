import FremgangJSON
import FremgangKit

/// Takes the ids of an export's respondents away before anything outside of the reader sees them.
enum Pseudonyms {
  /// Replaces the ids by pseudonyms; reports pairs of people who would become one.
  ///
  /// - Parameters:
  ///   - responses: the responses, whose ids are replaced.
  ///   - pseudonymiser: what replaces them.
  ///   - log: takes what stands in the way.
  static func replaceIDs(
    of responses: inout Responses,
    by pseudonymiser: Pseudonymiser,
    _ log: DiagnosticLog
  ) {
    var owners: [String: (respondent: Int, id: String)] = [:]
    var clashes: [Int: Bool] = [:]
    for (respondent, id) in responses.respondents.enumerated() {
      let parts = id.split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init)
      let settled = Pseudonymiser.settled(parts)
      let pseudonym = pseudonymiser.pseudonym(ofSettled: settled)
      if let owner = owners[pseudonym] {
        clashes[respondent] = owner.id == settled
      } else {
        owners[pseudonym] = (respondent, settled)
      }
      responses.respondents[respondent] = pseudonym
    }
    report(clashes, responses, log)
  }

  private static func report(
    _ clashes: [Int: Bool],
    _ responses: Responses,
    _ log: DiagnosticLog
  ) {
    var open = clashes
    let origins =
      responses.measurements.map { ($0.respondent, $0.origin) }
      + responses.personalRatings.map { ($0.respondent, $0.origin) }
    for (respondent, origin) in origins {
      guard let isSameText = open.removeValue(forKey: respondent) else { continue }
      log.report(
        isSameText ? "pseudonyms-alike" : "pseudonym-collision",
        at: Place(file: responses.files[origin.file], line: origin.line),
        isSameText
          ? "The respondent's id differs from another's by nothing but blanks at its ends or the "
            + "way in which letters are composed; both would get one pseudonym."
          : "Two different ids get the same pseudonym by chance.",
        remedy: isSameText
          ? "Give the two one spelling if they are one person, and different ids if they are two."
          : "Make another key, and use it for every export that is to be paired with this one."
      )
    }
  }

  /// A plan that asks for pseudonyms, read by somebody who brought no key.
  static let noKey = Diagnostic(
    code: "pseudonym-key-missing",
    severity: .error,
    place: Place(path: "$.pseudonymise"),
    message: "The plan asks for pseudonyms, and no key was given.",
    remedy: "Read the key file and hand a Pseudonymiser to the reader."
  )
}
