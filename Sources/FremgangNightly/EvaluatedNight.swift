public import FremgangKit

/// Why a night's figures may not be published, though they could be computed.
public enum PublicationHold: Error, Sendable, Hashable {
  /// The plan, an instrument or the program changes the figures of fewer people than the minimum,
  /// who have not changed themselves.
  case fewPeopleChanged(cells: Int)
  /// An instrument has other items than those that were answered.
  case itemsChanged
  /// A grouping comes back that was published earlier and then was not.
  case groupingReturned
  /// Levels would have to be shown or hidden so that a few people could be subtracted.
  case levelsWouldGiveAway
  /// The evaluation failed.
  case evaluation(EvaluationFault)
}
