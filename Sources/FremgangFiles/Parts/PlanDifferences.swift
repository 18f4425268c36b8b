import FremgangKit

extension ExportPlan {
  /// What tells this plan from another in what parts must have in common, by the keys of a plan.
  ///
  /// How files are written, and which columns hold the answers, may differ from part to part.
  func differences(from other: ExportPlan) -> [String] {
    let compared: [(key: String, isSame: Bool)] = [
      ("study", study == other.study),
      ("instruments", instruments == other.instruments),
      ("columns.respondent", columns.respondent == other.columns.respondent),
      ("waves", waves.map(\.id) == other.waves.map(\.id)),
      ("pairing", pairing == other.pairing),
      ("groups", groups == other.groups),
      ("clusterBy", clusterBy == other.clusterBy),
      ("expectedProjects", expectedProjects == other.expectedProjects),
      ("filters", filters == other.filters),
      ("leaveOut", leaveOut == other.leaveOut),
      ("codeShifts", codeShifts == other.codeShifts),
      ("answerLabels", answerLabels == other.answerLabels),
      ("missingCodes", missingCodes == other.missingCodes),
      ("onBadValue", onBadValue == other.onBadValue),
      ("reliableChange", reliableChange == other.reliableChange),
      ("disclosure", disclosure == other.disclosure),
      ("pseudonymise", (pseudonyms == nil) == (other.pseudonyms == nil)),
    ]
    return compared.filter { !$0.isSame }.map(\.key)
  }
}
