package import FremgangJSON
import FremgangStatistics

extension EvaluationTables {
  /// The counts as a part of a document; equal counts give equal bytes.
  ///
  /// Tables are flat lists of whole numbers: value and count after each other, or before, after and
  /// count. What the plan and the instruments say is not repeated.
  package var tree: JSONTree {
    .object([
      JSONTreeMember("measurements", .integer(measurements)),
      JSONTreeMember("personalRatings", .integer(personalRatings)),
      JSONTreeMember("respondentsIncluded", .integer(respondentsIncluded)),
      JSONTreeMember("respondentsPairedOnAny", .integer(respondentsPairedOnAny)),
      JSONTreeMember(
        "ledger",
        .object(
          LedgerReason.allCases.compactMap { reason in
            ledger[reason].map { JSONTreeMember(reason.rawValue, .integer($0)) }
          }
        )
      ),
      JSONTreeMember("waves", .strings(waves)),
      JSONTreeMember("answerModes", .strings(answerModes)),
      JSONTreeMember(
        "groupings",
        .array(groupings.map { $0.tree(changed: groupChanges[$0.id] ?? 0) })
      ),
      JSONTreeMember("instruments", .array(instruments.map(\.tree))),
      JSONTreeMember("signs", .array(signs.map(\.tree))),
      JSONTreeMember("personal", .array(personal.map(\.tree))),
    ])
  }
}

extension CountedGrouping {
  fileprivate func tree(changed: Int) -> JSONTree {
    .object([
      JSONTreeMember("id", .string(id)),
      JSONTreeMember("levels", .strings(levels)),
      JSONTreeMember("changed", .integer(changed)),
    ])
  }
}

extension InstrumentTables {
  fileprivate var tree: JSONTree {
    .object([
      JSONTreeMember("id", .string(instrument.id)),
      JSONTreeMember("respondents", .integer(respondents)),
      JSONTreeMember("attendance", attendance.tree { .integers($0.flat) }),
      JSONTreeMember("daysBetween", daysBetween.tree),
      JSONTreeMember(
        "answerModes",
        .integers(answerModes.flatMap { [Int64($0.before), Int64($0.after)] })
      ),
      JSONTreeMember("questionableScores", .integer(questionableScores)),
      JSONTreeMember("pairsWithSkippedMeasurement", .integer(pairsWithSkippedMeasurement)),
      JSONTreeMember("pairsBackInTime", .integer(pairsBackInTime)),
      JSONTreeMember("scales", .array(scales.map(\.tree))),
    ])
  }
}

extension Attendance {
  fileprivate var flat: [Int64] { [Int64(pairs), Int64(beforeOnly), Int64(afterOnly)] }
}

extension ScaleTables {
  fileprivate var tree: JSONTree {
    .object([
      JSONTreeMember("id", .string(scale.id)),
      JSONTreeMember("denominator", .integer(Int128(denominator))),
      JSONTreeMember("pairs", pairs.tree(\.tree)),
      JSONTreeMember("beforeOnly", beforeOnly.tree),
      JSONTreeMember(
        "items",
        .object([
          JSONTreeMember("before", items.before.tree), JSONTreeMember("after", items.after.tree),
        ])
      ),
      JSONTreeMember("trend", .array(trend.profiles.map(\.tree))),
    ])
  }
}

extension Divided {
  fileprivate func tree(_ tree: (Table) -> JSONTree) -> JSONTree {
    .object([
      JSONTreeMember("everyone", tree(overall)),
      JSONTreeMember("byGrouping", .array(byGrouping.map { .array($0.map(tree)) })),
    ])
  }
}

extension PairedTable {
  fileprivate var tree: JSONTree {
    .integers(cells.flatMap { [$0.before, $0.after, Int64($0.count)] })
  }
}

extension CountTable {
  fileprivate var tree: JSONTree {
    .integers(entries.flatMap { [$0.numerator, Int64($0.count)] })
  }
}

extension Trend.Profile {
  fileprivate var tree: JSONTree {
    .object([
      JSONTreeMember("waves", .integers(waves.map(Int64.init))),
      JSONTreeMember("scores", .array(scores.map(\.tree))),
    ])
  }
}

extension SignTable {
  fileprivate var tree: JSONTree {
    .object([
      JSONTreeMember("first", .string(first)),
      JSONTreeMember("second", .string(second)),
      JSONTreeMember("everyone", .integers(everyone.joined().map(Int64.init))),
      JSONTreeMember("stated", .array(stated.map { .integers($0.joined().map(Int64.init)) })),
    ])
  }
}

extension PersonalStar {
  fileprivate var tree: JSONTree {
    .object([
      JSONTreeMember("instrument", .string(instrument)),
      JSONTreeMember("key", .string(key)),
      JSONTreeMember("baseline", .string(findings.baseline.rawValue)),
      JSONTreeMember(
        "axes",
        .array(
          findings.axes.map { axis in
            .object([
              JSONTreeMember("label", .string(axis.label)),
              JSONTreeMember("before", .optional(axis.before, JSONTree.integer)),
              JSONTreeMember("after", .optional(axis.after, JSONTree.integer)),
            ])
          }
        )
      ),
    ])
  }
}

extension ItemTable {
  fileprivate var tree: JSONTree {
    .object([
      JSONTreeMember("count", .integer(spread.count)),
      JSONTreeMember("withoutPair", .integer(withoutPair)),
      JSONTreeMember("sums", .array(spread.sums.map(JSONTree.integer))),
      JSONTreeMember("squares", .array(spread.squares.map(JSONTree.integer))),
      JSONTreeMember("totalSquares", .integer(spread.totalSquares)),
    ])
  }
}
