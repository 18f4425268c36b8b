package import FremgangKit

extension PlanColumns {
  /// The columns that are named, as they are written.
  var text: PlanText {
    var members: [(key: String, value: PlanText)] = []
    if respondent.count == 1, !respondentSpansProjects {
      members.append(("respondent", .string(respondent[0])))
    } else if !respondent.isEmpty {
      members.append(("respondent", .strings(respondent)))
    }
    if let wave { members.append(("wave", .string(wave))) }
    if let date { members.append(("date", date.text)) }
    if let answerMode { members.append(("answerMode", answerMode.text)) }
    let lists = [("groups", groups), ("items", items), ("totals", totals)]
    for (key, columns) in lists where !columns.isEmpty { members.append((key, columns.text)) }
    if !ranges.isEmpty { members.append(("ranges", ranges.text)) }
    if let item { members.append(("item", .string(item))) }
    if let answer { members.append(("answer", .string(answer))) }
    if let instance { members.append(("instance", .string(instance))) }
    if !copy.isEmpty { members.append(("copy", .strings(copy))) }
    if !ignore.isEmpty { members.append(("ignore", .strings(ignore))) }
    for (key, affixes) in [("waveSuffixes", waveSuffixes), ("wavePrefixes", wavePrefixes)]
    where !affixes.isEmpty {
      members.append((key, .members(affixes.map { ($0.wave, .string($0.text)) })))
    }
    return .members(members)
  }
}

extension PlanColumns.ByWave {
  var text: PlanText {
    switch self {
    case .one(let column): .string(column)
    case .each(let columns): columns.text
    }
  }
}

extension [NamedColumn] {
  var text: PlanText {
    .members(map { ($0.name, .string($0.column)) })
  }
}

extension PlanGroup {
  var text: PlanText {
    var members: [(key: String, value: PlanText)] = [("id", .string(id)), ("title", title.text)]
    if !levels.isEmpty { members.append(("levels", .strings(levels))) }
    if !labels.isEmpty {
      let labels = labels.sorted { $0.key < $1.key }
      members.append(("labels", .members(labels.map { ($0.key, .string($0.value)) })))
    }
    return .members(members)
  }
}

extension PlanPersonal {
  var text: PlanText {
    var members: [(key: String, value: PlanText)] = [
      ("instrument", .string(instrument)), ("axis", .string(axis)),
    ]
    switch ratings {
    case .columns(let before, let after):
      members += [("before", .string(before)), ("after", .string(after))]
    case .rows(let value, let wave):
      members += [("value", .string(value)), ("wave", .string(wave))]
    }
    if let baseline { members.append(("baseline", .string(baseline))) }
    if !baselineValues.isEmpty {
      let values = baselineValues.sorted { $0.key < $1.key }
      let texts = values.map { (key: $0.key, value: PlanText.string($0.value.rawValue)) }
      members.append(("baselineValues", .members(texts)))
    }
    return .members(members)
  }
}

extension DialectChoice {
  var text: PlanText {
    var members: [(key: String, value: PlanText)] = []
    if let delimiter {
      members.append(("delimiter", .string(String(decoding: [delimiter], as: UTF8.self))))
    }
    if let quote { members.append(("quote", .string(String(decoding: [quote], as: UTF8.self)))) }
    if let escape {
      members.append(("escape", .string(escape == .doubling ? "doubled" : "backslash")))
    }
    if let encoding { members.append(("encoding", .string(encoding.rawValue))) }
    if let decimal { members.append(("decimal", .string(decimal.rawValue))) }
    if let dateOrder { members.append(("dateOrder", .string(dateOrder.rawValue))) }
    if let sheet { members.append(("sheet", .string(sheet))) }
    return .members(members)
  }
}

extension LocalizedText {
  var text: PlanText {
    .members([("da", .string(da)), ("en", .string(en))])
  }
}

extension Answer {
  /// The name of an absence in plans.
  var planName: String {
    switch self {
    case .declined: "declined"
    case .notApplicable: "notApplicable"
    default: "blank"
    }
  }
}

extension Day {
  /// The day as year, month and day, such as `2014-01-31`.
  package var isoText: String {
    let (year, month, day) = date
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}
