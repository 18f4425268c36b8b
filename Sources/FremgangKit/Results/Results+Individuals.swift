extension Results {
  /// Whether single people's figures stand in the results and are not invented, so that what is
  /// written of them is for its owner alone.
  package var holdsIndividuals: Bool {
    guard !findings.study.synthetic else { return false }
    let hasPoints = findings.instruments.contains { instrument in
      instrument.scales.contains { $0.points != nil }
    }
    return hasPoints || !findings.personal.isEmpty
  }
}
