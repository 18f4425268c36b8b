extension ScaleFindings {
  /// What was found for each level of one grouping, "not stated" under nothing.
  ///
  /// - Parameter by: the id of the grouping.
  /// - Returns: the first finding of each level.
  package func groupsByLevel(of by: String) -> [String?: GroupFindings] {
    Dictionary(groups.filter { $0.by == by }.map { ($0.level, $0) }) { first, _ in first }
  }
}
