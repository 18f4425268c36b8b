/// Why a scale cannot be scored as it is declared.
public enum ScoringFault: Error, Sendable, Hashable {
  /// The scale has no items.
  case noItems
  /// The scale has more items than any scale has.
  case tooManyItems(limit: Int)
  /// The scale names an item that the instrument does not have.
  case unknownItem(String)
  /// An item names a response set that the instrument does not have.
  case unknownResponseSet(String)
  /// The missing rule's number does not fit the number of items.
  case impossibleMissingRule(items: Int)
  /// The missing rule gives something that the method cannot use.
  case ruleDoesNotFitMethod
  /// Items that are prorated or averaged over the answered ones must offer the same range.
  case unlikeItemRanges
  /// The table has no entry for a sum that the items can reach.
  case sumsMissingFromTable([Int])
  /// The table is longer than any table is.
  case tableTooLong(limit: Int)
  /// The method's numbers are too large or too fine to be computed exactly.
  case latticeTooFine
}

/// Why a total that somebody else has summed cannot stand.
public enum TotalFault: Error, Sendable, Hashable {
  /// The total lies outside the scale's range.
  case outOfRange
  /// No set of complete answers gives this total.
  case notAttainable
}
