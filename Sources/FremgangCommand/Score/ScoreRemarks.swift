import FremgangKit
import FremgangWords

/// What a list of scores says of one of them: how it was made, and what is odd about it.
struct ScoreRemarks {
  private let words: Words

  init(_ words: Words) {
    self.words = words
  }

  /// What was done about missing answers.
  func rule(of score: Score) -> String {
    let missing = score.expected - score.answered
    guard missing > 0 else { return words.say(da: "fuldt besvaret", en: "complete") }
    let share = words.say(
      da: "\(missing) af \(score.expected) mangler",
      en: "\(missing) of \(score.expected) missing"
    )
    let name =
      switch score.rule {
      case .completeOnly: words.say(da: "fuldt besvaret", en: "complete")
      case .prorate: words.say(da: "omregnet", en: "prorated")
      case .meanOfAnswered: words.say(da: "gennemsnit af de besvarede", en: "mean of answered")
      case .missingCountsZero: words.say(da: "ubesvarede tæller 0", en: "missing counted as 0")
      }
    return "\(name) (\(share))"
  }

  /// A total whose answers nobody has seen.
  var totalAsDelivered: String {
    words.say(da: "sum som leveret", en: "total as delivered")
  }

  /// Why there is no score, or why an evaluation leaves the score out or looks twice at it.
  func remark(on scored: ScoredMeasurement, _ scale: Scale) -> String {
    var remarks: [String] = []
    switch scored.outcome {
    case .score(let score), .total(let score):
      if scale.isQuestionable(score) {
        remarks.append(words.say(da: "tvivlsom score", en: "questionable score"))
      }
    case .noTotal: remarks.append(words.say(da: "ingen sum leveret", en: "no total delivered"))
    case .tooManyUnanswered:
      remarks.append(words.say(da: "for mange ubesvarede", en: "too many unanswered"))
    case .unusable(.badValue):
      remarks.append(words.say(da: "ugyldig værdi, udeladt", en: "bad value, excluded"))
    case .unusable(.unknownWave):
      remarks.append(words.say(da: "ukendt måling, udeladt", en: "unknown wave, excluded"))
    }
    switch scored.duplicate {
    case .identical?:
      remarks.append(words.say(da: "samme svar igen, tæller én gang", en: "same answers again"))
    case .conflicting?:
      remarks.append(
        words.say(
          da: "andre svar på samme tid, tæller ikke med",
          en: "other answers at the same time, not counted"
        )
      )
    case nil: break
    }
    return remarks.joined(separator: "; ")
  }
}
