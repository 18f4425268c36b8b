import FremgangFiles
import FremgangKit
import FremgangWords

/// Who has a measurement before and none after, project by project: private lists, which name people.
struct FollowUps {
  /// Somebody who is to be measured again, or is not, for a reason.
  struct Person: Hashable {
    var respondent: String
    /// The last day of the measurement before; nothing where no row is dated.
    var measured: Day?
    /// The day from which the measurement after is due.
    var due: Day?
    /// The short titles of the instruments that were answered.
    var instruments: [LocalizedText]
    var reason: FollowUpRule.Reason?
  }

  /// By project in the order of their names; `nil` stands for no project and comes last.
  let projects: [(name: String?, people: [Person])]
  /// How many people who are listed have a text in the reason column that the rule does not know, and
  /// how many different texts those are.
  let unknownReasons: (people: Int, texts: Int)

  /// Finds the people.
  ///
  /// - Parameters:
  ///   - responses: what the exports hold.
  ///   - copied: the texts of the reason column, by row.
  ///   - plan: waves, groups and filters; its project is the group that people are clustered in.
  ///   - rule: when somebody is due, and what the texts mean.
  init(
    _ responses: Responses,
    _ copied: CopiedTexts,
    plan: EvaluationPlan,
    rule: FollowUpRule
  ) {
    let moments = FollowUps.moments(responses, plan)
    let levels = FollowUps.projects(responses, plan)
    let reasons = FollowUps.reasons(responses, copied, rule)
    var people: [String: [Person]] = [:]
    var others: [Person] = []
    var unknown: [String] = []
    for respondent in responses.respondents.indices {
      let own = moments[respondent]
      guard let before = FollowUps.unfollowed(own, plan.pairing, responses.waves) else { continue }
      if let text = reasons.unknown[respondent] { unknown.append(text) }
      let measured = before.compactMap(\.day).max()
      let person = Person(
        respondent: responses.respondents[respondent],
        measured: measured,
        due: measured.map { $0.later(by: rule.dueAfterDays) },
        instruments: Set(before.map(\.instrument)).sorted()
          .map { responses.instruments[$0].shortTitle },
        reason: reasons.known[respondent]
      )
      if let level = levels?.level(of: respondent) {
        people[level, default: []].append(person)
      } else {
        others.append(person)
      }
    }
    var projects: [(name: String?, people: [Person])] = people.sorted { $0.key < $1.key }
      .map { ($0.key, $0.value.sorted(by: FollowUps.precedes)) }
    if !others.isEmpty { projects.append((nil, others.sorted(by: FollowUps.precedes))) }
    self.projects = projects
    unknownReasons = (unknown.count, Set(unknown).count)
  }

  /// A measurement that counts.
  private struct Moment {
    var instrument: Int
    var wave: Int?
    var day: Day?
  }

  /// By respondent, the measurements that the filters let count.
  private static func moments(_ responses: Responses, _ plan: EvaluationPlan) -> [[Moment]] {
    var moments = [[Moment]](repeating: [], count: responses.respondents.count)
    let wanted = responses.levelsOfRespondents(plan: plan).compactMap { levels in
      plan.filters.levels[levels.grouping].map { names in
        (levels, Set(names.map(FollowUpRule.folded)))
      }
    }
    for measurement in responses.measurements {
      if case .unusable = measurement.content { continue }
      if let from = plan.filters.from, measurement.day.map({ $0 < from }) ?? true { continue }
      if let to = plan.filters.to, measurement.day.map({ to < $0 }) ?? true { continue }
      let isWanted = wanted.allSatisfy { levels, names in
        levels.level(of: measurement.respondent)
          .map { names.contains(FollowUpRule.folded($0)) } ?? false
      }
      guard isWanted else { continue }
      moments[measurement.respondent].append(
        Moment(
          instrument: measurement.instrument,
          wave: measurement.wave,
          day: measurement.day
        )
      )
    }
    return moments
  }

  /// The measurements before of somebody who has none after; nothing for everybody else.
  private static func unfollowed(
    _ moments: [Moment],
    _ pairing: EvaluationPlan.Pairing,
    _ waves: [String]
  ) -> [Moment]? {
    switch pairing {
    case .waves(let before, let after):
      let first = waves.firstIndex(of: before)
      let last = waves.firstIndex(of: after)
      let found = moments.filter { $0.wave != nil && $0.wave == first }
      let isFollowed = moments.contains { $0.wave != nil && $0.wave == last }
      return found.isEmpty || isFollowed ? nil : found
    case .firstToLast:
      let times = Set(moments.map { [$0.wave.map { $0 + 1 } ?? 0, Int($0.day?.number ?? .min)] })
      return times.count == 1 ? moments : nil
    }
  }

  private static func projects(
    _ responses: Responses,
    _ plan: EvaluationPlan
  ) -> RespondentLevels? {
    let id = plan.clusterBy ?? "project"
    return responses.levelsOfRespondents(plan: plan).first { $0.grouping == id }
  }

  /// By respondent, the reason in their last row that states one, or the text that stands for none.
  private static func reasons(
    _ responses: Responses,
    _ copied: CopiedTexts,
    _ rule: FollowUpRule
  ) -> (known: [Int: FollowUpRule.Reason], unknown: [Int: String]) {
    let column = rule.reasonColumn.flatMap { copied.columns.firstIndex(of: $0.name) }
    guard let column else { return ([:], [:]) }
    var latest: [Int: (time: [Int], text: String)] = [:]
    func note(_ respondent: Int, _ wave: Int?, _ day: Day?, _ origin: Origin) {
      let text = FollowUpRule.folded(copied.texts(at: origin)[column])
      guard !text.isEmpty else { return }
      let time = [wave ?? -1, Int(day?.number ?? .min), origin.file, origin.line]
      if let last = latest[respondent], !last.time.lexicographicallyPrecedes(time) { return }
      latest[respondent] = (time, text)
    }
    for row in responses.measurements { note(row.respondent, row.wave, row.day, row.origin) }
    for row in responses.groupValues { note(row.respondent, row.wave, row.day, row.origin) }
    let known = latest.compactMapValues { rule.reason(for: $0.text) }
    return (known, latest.filter { known[$0.key] == nil }.mapValues(\.text))
  }

  /// Open ones first, those that have waited longest before others.
  private static func precedes(_ one: Person, _ other: Person) -> Bool {
    let (mine, theirs) = (one.reason?.isFinal ?? false, other.reason?.isFinal ?? false)
    if mine != theirs { return theirs }
    let (due, otherDue) = (one.due?.number ?? .max, other.due?.number ?? .max)
    return (due, one.respondent) < (otherDue, other.respondent)
  }
}

extension FollowUps {
  /// One file for each project, numbered in their order; the project's name stands inside.
  func files(_ language: Language) -> [(name: String, bytes: [UInt8])] {
    let words = Words(language)
    let width = max(2, String(projects.count).count)
    return projects.enumerated().map { number, project in
      let digits = String(number + 1)
      let name = String(repeating: "0", count: width - digits.count) + digits + ".csv"
      let rows = project.people.map { row($0, project.name, words) }
      return (name, TableWriter(like: nil).write([FollowUps.header(words)] + rows).bytes)
    }
  }

  private static func header(_ words: Words) -> [TableWriter.Cell] {
    [
      words.say(da: "projekt", en: "project"), words.say(da: "person", en: "person"),
      words.say(da: "målt", en: "measured"), words.say(da: "ny måling fra", en: "due from"),
      words.say(da: "skemaer", en: "questionnaires"), words.say(da: "status", en: "status"),
    ].map { .text($0) }
  }

  private func row(_ person: Person, _ project: String?, _ words: Words) -> [TableWriter.Cell] {
    let texts = [
      project ?? words.say(da: "ikke oplyst", en: "not stated"), person.respondent,
      person.measured.map(FollowUps.written) ?? "", person.due.map(FollowUps.written) ?? "",
      person.instruments.map(words.say).joined(separator: ", "),
      words.status(person.reason),
    ]
    return texts.map { .text(SeparatedText.defused($0)) }
  }

  private static func written(_ day: Day) -> String {
    UTCTime(Int(day.number) * 86_400).date
  }
}

extension Words {
  /// What a list says of somebody.
  fileprivate func status(_ reason: FollowUpRule.Reason?) -> String {
    switch reason {
    case nil: say(da: "åben", en: "open")
    case .stillActive: say(da: "åben: stadig i gang", en: "open: still active")
    case .movedOn: say(da: "lukket: er kommet videre", en: "closed: moved on")
    case .stopped: say(da: "lukket: er stoppet", en: "closed: stopped")
    case .declined: say(da: "lukket: ønsker det ikke", en: "closed: declined")
    case .exempt: say(da: "lukket: er undtaget", en: "closed: exempt")
    }
  }
}

extension Day {
  /// The day so many days later; the last there is where it would lie beyond.
  fileprivate func later(by days: Int) -> Day {
    Day(number: Int32(clamping: Int(number) + min(max(days, 0), Int(Int32.max))))
  }
}
