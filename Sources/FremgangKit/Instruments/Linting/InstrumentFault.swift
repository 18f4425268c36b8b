/// What can be wrong with an instrument beyond the shape of its file.
enum InstrumentFault: Hashable {
  case unknownFormat(String)
  case invalidID
  case numberNotPlain
  case missingLicence
  case factWithoutSource
  case factWithoutStatus

  case noOptions
  case optionsOutOfOrder
  case duplicateCode(Int)
  case missingCodeIsAnswer(Int)
  case duplicateID(String)
  case collidingColumnNames(String, String)
  case unknownResponseSet(String, meant: String?)
  case textNotLicensed
  case reversedCodeOutside(code: Int, reversed: Int)
  case reversalUnused(scale: String)

  case noScales
  case personalWithItems
  case personalResponseSets(Int)
  case repeatedItem(String)
  case unknownItem(String, meant: String?)
  case scoring(ScoringFault, rule: MissingRule)
  case tableOutOfOrder
  case tableSumUnreachable(Int)
  case unknownCountedSet(String, meant: String?)
  case countedCodeNotOffered(Int)
  case unreachableRange(declared: String, reachable: String)

  case emptyBand
  case bandsOverlap
  case gapBeforeBand
  case firstBandStartsLate(minimum: DecimalNumber)
  case lastBandEndsEarly(maximum: DecimalNumber)
  case outsideRange(minimum: DecimalNumber, maximum: DecimalNumber)
  case reliabilityOutOfBounds
  case standardDeviationNegative
  case changeOutOfBounds(minimum: DecimalNumber, maximum: DecimalNumber)
}
