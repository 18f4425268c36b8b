import FremgangJSON

extension InstrumentFault {
  /// How much the fault weighs.
  var severity: Diagnostic.Severity {
    if case .reversalUnused = self { .warning } else { .error }
  }

  /// The fault's stable name.
  var code: String {
    switch self {
    case .unknownFormat: "unknown-format"
    case .invalidID: "invalid-id"
    case .numberNotPlain: "number-not-plain"
    case .missingLicence: "missing-licence"
    case .factWithoutSource: "fact-without-source"
    case .factWithoutStatus: "fact-without-status"
    case .noOptions: "no-options"
    case .optionsOutOfOrder: "options-out-of-order"
    case .duplicateCode: "duplicate-code"
    case .missingCodeIsAnswer: "missing-code-is-answer"
    case .duplicateID: "duplicate-id"
    case .collidingColumnNames: "colliding-column-names"
    case .unknownResponseSet: "unknown-response-set"
    case .textNotLicensed: "text-not-licensed"
    case .reversedCodeOutside: "reversed-code-outside"
    case .reversalUnused: "reversal-unused"
    case .noScales: "no-scales"
    case .personalWithItems: "personal-with-items"
    case .personalResponseSets: "personal-response-sets"
    case .repeatedItem: "repeated-item"
    case .unknownItem: "unknown-item"
    case .scoring(let fault, _): fault.code
    case .tableOutOfOrder: "table-out-of-order"
    case .tableSumUnreachable: "table-sum-unreachable"
    case .unknownCountedSet: "unknown-response-set"
    case .countedCodeNotOffered: "counted-code-not-offered"
    case .unreachableRange: "unreachable-range"
    case .emptyBand: "empty-band"
    case .bandsOverlap: "bands-overlap"
    case .gapBeforeBand, .firstBandStartsLate, .lastBandEndsEarly: "bands-gap"
    case .outsideRange: "outside-range"
    case .reliabilityOutOfBounds: "reliability-out-of-bounds"
    case .standardDeviationNegative: "standard-deviation-negative"
    case .changeOutOfBounds: "change-out-of-bounds"
    }
  }

  /// What was found, in a sentence.
  var message: String { sentences.message }

  /// What to do, in a sentence.
  var remedy: String? { sentences.remedy }

  private var sentences: (message: String, remedy: String?) {
    switch self {
    case .unknownFormat(let name):
      ("The format \(quoted(name)) is not known.", "Write “\(Instrument.formatName)”.")
    case .invalidID:
      (
        "This is no name that a file or a column can carry.",
        "Use lower-case letters, digits, “-” and “_”, beginning with a letter or a digit; at most 64."
      )
    case .numberNotPlain:
      (
        "This number cannot be kept exactly.",
        "Write it in plain decimals: no exponent, at most nine decimals, below 10^15."
      )
    case .missingLicence:
      (
        "The instrument has no licence.",
        "Add “licence” with holder, terms, textsMayBeShipped, source and status."
      )
    case .factWithoutSource:
      ("This fact has no source.", "Add “source”: a citation, a DOI or a document.")
    case .factWithoutStatus:
      (
        "This fact has no status.",
        "Add “status”: “verified”, “secondary”, “unverified” or “convention”."
      )
    default: contentSentences
    }
  }

  private var contentSentences: (message: String, remedy: String?) {
    switch self {
    case .noOptions: ("The response set offers nothing.", "List its codes.")
    case .optionsOutOfOrder:
      ("This code is lower than the one before it.", "List the options in ascending order.")
    case .duplicateCode(let code): ("The code \(code) stands twice.", "Keep one of them.")
    case .missingCodeIsAnswer(let code):
      ("The missing code \(code) is also an answer.", "Remove it from one of the two lists.")
    case .duplicateID(let id): ("The id \(quoted(id)) stands twice.", "Give each its own id.")
    case .collidingColumnNames(let one, let other):
      (
        "The column names \(quoted(one)) and \(quoted(other)) cannot be told apart.",
        "Case, separators and leading zeros do not count; rename one or remove it."
      )
    case .unknownResponseSet(let id, let meant), .unknownCountedSet(let id, let meant):
      ("There is no response set \(quoted(id)).", question(meant) ?? "Add it to “responseSets”.")
    case .textNotLicensed:
      (
        "The wording stands here, and the licence does not allow that it is shipped.",
        "Remove “text”; a neutral “label” may stay."
      )
    case .reversedCodeOutside(let code, let reversed):
      (
        "Reversed, the code \(code) becomes \(reversed), which the item does not offer.",
        "Add the code to the response set, or do not reverse the item."
      )
    case .reversalUnused(let scale):
      (
        "The item is reversed, but the scale \(quoted(scale)) counts codes as they stand.",
        "List the codes that count for this item in its own response set."
      )
    case .noScales: ("The instrument has no scale.", "Add at least one to “scales”.")
    case .personalWithItems:
      ("A personal instrument has no items and no scales of its own.", "Leave both lists empty.")
    case .personalResponseSets(let count):
      ("A personal instrument has one response set, not \(count).", "Keep the one for its axes.")
    case .repeatedItem(let id): ("The item \(quoted(id)) counts twice.", "Name it once.")
    case .unknownItem(let id, let meant):
      ("There is no item \(quoted(id)).", question(meant) ?? "Add it to “items”.")
    default: scaleSentences
    }
  }

  private var scaleSentences: (message: String, remedy: String?) {
    switch self {
    case .scoring(let fault, let rule): fault.sentences(under: rule)
    case .tableOutOfOrder:
      ("This sum is not above the one before it.", "List each sum once, in ascending order.")
    case .tableSumUnreachable(let sum):
      ("The items never give the sum \(sum).", "Remove the row, or check the items.")
    case .countedCodeNotOffered(let code):
      ("The response set does not offer the code \(code).", "Remove it, or correct it.")
    case .unreachableRange(let declared, let reachable):
      (
        "The range is declared as \(declared), but the items give \(reachable).",
        "Correct the range, the items or the method."
      )
    case .emptyBand:
      ("The band ends before it begins.", "Let “to” be above “from”, or equal and owned.")
    case .bandsOverlap:
      ("The band begins before the one before it has ended.", "Let bands follow each other.")
    case .gapBeforeBand:
      (
        "Scores between this band and the one before it belong to neither.",
        "Let “from” be the “to” of the band before it."
      )
    case .firstBandStartsLate(let minimum):
      ("The first band does not begin at \(minimum).", "Begin at the scale's minimum.")
    case .lastBandEndsEarly(let maximum):
      (
        "The last band does not end with \(maximum).",
        "End at the scale's maximum, with “ownsUpperBoundary”: true."
      )
    case .outsideRange(let minimum, let maximum):
      ("The value lies outside the range \(minimum) to \(maximum).", "Correct it.")
    case .reliabilityOutOfBounds:
      ("A reliability lies above 0 and is at most 1.", "Write it as a proportion, such as 0.92.")
    case .standardDeviationNegative: ("A standard deviation is above 0.", "Correct it.")
    case .changeOutOfBounds(let minimum, let maximum):
      (
        "A change that matters lies above 0 and fits between \(minimum) and \(maximum).",
        "Write it in points of the scale."
      )
    default: ("The instrument has a fault.", nil)
    }
  }

  private func question(_ meant: String?) -> String? {
    meant.map { "Did you mean “\($0)”?" }
  }
}

extension ScoringFault {
  /// The fault's stable name.
  var code: String {
    switch self {
    case .noItems: "no-items"
    case .tooManyItems: "too-many-items"
    case .unknownItem: "unknown-item"
    case .unknownResponseSet: "unknown-response-set"
    case .impossibleMissingRule: "impossible-missing-rule"
    case .ruleDoesNotFitMethod: "rule-does-not-fit-method"
    case .unlikeItemRanges: "unlike-item-ranges"
    case .sumsMissingFromTable: "sums-missing-from-table"
    case .tableTooLong: "table-too-long"
    case .latticeTooFine: "lattice-too-fine"
    }
  }

  /// The fault of a scale under `rule` in two sentences: what was found, and what to do.
  func sentences(under rule: MissingRule) -> (message: String, remedy: String?) {
    switch self {
    case .noItems: ("The scale has no items.", "List the ids of its items.")
    case .tooManyItems(let limit):
      ("The scale has more than \(limit) items.", "Divide it into several scales.")
    case .unknownItem(let id): ("There is no item \(quoted(id)).", "Add it to “items”.")
    case .unknownResponseSet(let id):
      ("There is no response set \(quoted(id)).", "Add it to “responseSets”.")
    case .impossibleMissingRule(let items):
      (
        "The rule \(rule.name) cannot have the number \(rule.number ?? 0) with \(items) items.",
        "The most that may be missing lies from 1 to \(max(items - 1, 1)), "
          + "the least that must be answered from 1 to \(items)."
      )
    case .ruleDoesNotFitMethod:
      (
        "The rule \(rule.name) gives something that the method cannot use.",
        "Use “completeOnly”; meanOfAnswered belongs to the method mean, and a table needs whole sums."
      )
    case .unlikeItemRanges:
      (
        "The rule \(rule.name) needs items that offer the same range of codes.",
        "Use “completeOnly”, or give the items one range."
      )
    case .sumsMissingFromTable(let sums):
      (
        "The table lacks \(sums.count) of the sums that the items can give, first \(sums.first ?? 0).",
        "Add a row for each of them."
      )
    case .tableTooLong(let limit):
      ("The items can give more than \(limit) different sums.", "Use another method.")
    case .latticeTooFine:
      (
        "The possible scores lie too close together to be computed exactly.",
        "Let fewer answers be missing, or use fewer decimals."
      )
    }
  }
}
