import FremgangKit

extension ExportPlan {
  /// The plan as text to edit and keep: JSON with comments, which ``init(reading:file:)`` reads back.
  ///
  /// Parts that say nothing are left out. Equal plans give equal text.
  ///
  /// - Parameter isInferred: whether to say that the plan was found by looking at the export.
  /// - Returns: the text of a `plan.json`, in UTF-8 when written.
  public func text(isInferred: Bool) -> String {
    let head =
      isInferred
      ? "// What was found by looking at the export. Check it, correct it, and keep it beside the\n"
        + "// export as plan.json. Comments and trailing commas are allowed.\n"
      : "// Which columns mean what, and what the report may show. Comments and trailing commas are\n"
        + "// allowed.\n"
    let parts = sections.map { section in
      let comment = section.comment.map { "  // \($0)\n" } ?? ""
      return "\(comment)  \"\(section.key)\": \(section.value.json(indent: 2))"
    }
    return head + "{\n" + parts.joined(separator: ",\n") + "\n}\n"
  }

  private struct Section {
    var key: String
    var value: PlanText
    var comment: String?

    init(_ key: String, _ value: PlanText, comment: String? = nil) {
      self.key = key
      self.value = value
      self.comment = comment
    }
  }

  private var sections: [Section] {
    var sections = [Section("format", .string(ExportPlan.format))]
    sections += studySections
    sections.append(Section("columns", columns.text, comment: "The column of each thing."))
    sections += waveSections
    sections += groupSections
    sections += codeSections
    if !leaveOut.isEmpty {
      sections.append(Section("leaveOut", .strings(leaveOut.map(\.rawValue))))
    }
    if let personal { sections.append(Section("personal", personal.text)) }
    if filters != EvaluationPlan.Filters() { sections.append(Section("filters", filterText)) }
    sections += ruleSections
    if let pseudonyms { sections.append(Section("pseudonymise", pseudonyms.text)) }
    if let days = check.minimumDays {
      sections.append(Section("check", .members([("minimumDays", .number(days))])))
    }
    if dialect != DialectChoice() { sections.append(Section("dialect", dialect.text)) }
    if limits != ReadingLimits() { sections.append(Section("limits", limits.text)) }
    for (place, passage) in passages.enumerated() {
      sections.append(
        Section(
          passage.key,
          PlanText(passage.value),
          comment: place == 0 ? "For the nightly job." : nil
        )
      )
    }
    return sections
  }

  /// What is done with values that cannot be right, and what may be shown.
  private var ruleSections: [Section] {
    var sections: [Section] = []
    sections.append(
      Section(
        "onBadValue",
        .string(onBadValue.rawValue),
        comment: "A value that cannot be right: \"stop\", or \"exclude\" that measurement."
      )
    )
    if reliableChange != .published {
      sections.append(
        Section(
          "reliableChange",
          .string(reliableChange.rawValue),
          comment: "Rests on these data where nobody has published a reliability."
        )
      )
    }
    sections.append(
      Section(
        "disclosure",
        disclosureText,
        comment: "Groups with fewer pairs than minimumCell are not shown."
      )
    )
    return sections
  }

  private var studySections: [Section] {
    guard study != EvaluationPlan.Study() else { return [] }
    var members: [(key: String, value: PlanText)] = []
    if let title = study.title { members.append(("title", title.text)) }
    if study.synthetic { members.append(("synthetic", .bool(true))) }
    if let note = study.note { members.append(("note", note.text)) }
    return [Section("study", .members(members))]
  }

  private var waveSections: [Section] {
    var sections: [Section] = []
    if !files.isEmpty {
      let list = files.map { file in
        PlanText.members([("match", .string(file.match)), ("wave", .string(file.wave))])
      }
      sections.append(Section("files", .list(list), comment: "The wave of each whole file."))
    }
    if !waves.isEmpty {
      let list = waves.map { wave in
        PlanText.members([("id", .string(wave.id)), ("values", .strings(wave.values))])
      }
      let comment = "The waves in their order in time, with the labels that stand for them."
      sections.append(Section("waves", .list(list), comment: comment))
    }
    switch pairing {
    case .waves(let before, let after):
      let pair = PlanText.members([
        ("rule", .string("waves")), ("before", .string(before)), ("after", .string(after)),
      ])
      sections.append(Section("pairing", pair, comment: "Or { \"rule\": \"firstToLast\" }."))
    case .firstToLast:
      sections.append(Section("pairing", .members([("rule", .string("firstToLast"))])))
    case nil: break
    }
    return sections
  }

  private var groupSections: [Section] {
    var sections: [Section] = []
    if !groups.isEmpty { sections.append(Section("groups", .list(groups.map(\.text)))) }
    if let clusterBy { sections.append(Section("clusterBy", .string(clusterBy))) }
    if !instruments.isEmpty { sections.append(Section("instruments", .strings(instruments))) }
    if !expectedProjects.isEmpty {
      let list = expectedProjects.map { project in
        var members: [(key: String, value: PlanText)] = [("name", .string(project.name))]
        if let enrolled = project.enrolled { members.append(("enrolled", .number(enrolled))) }
        if let reason = project.reason { members.append(("reason", reason.text)) }
        return PlanText.members(members)
      }
      sections.append(Section("expectedProjects", .list(list)))
    }
    return sections
  }

  private var codeSections: [Section] {
    var sections: [Section] = []
    if !answerLabels.isEmpty {
      let labels = answerLabels.sorted { $0.key < $1.key }.map { instrument, labels in
        let codes = labels.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
        return (key: instrument, value: PlanText.members(codes.map { ($0.key, .number($0.value)) }))
      }
      sections.append(Section("answerLabels", .members(labels)))
    }
    if !missingCodes.isEmpty {
      let codes = missingCodes.sorted { $0.key < $1.key }.map { text, meaning in
        (key: text, value: PlanText.string(meaning.planName))
      }
      sections.append(Section("missingCodes", .members(codes)))
    }
    if !codeShifts.isEmpty {
      let shifts = codeShifts.sorted { $0.key < $1.key }.map { instrument, shift in
        var members: [(key: String, value: PlanText)] = []
        if shift.add != 0 { members.append(("add", .number(shift.add))) }
        if shift.reverse { members.append(("reverse", .bool(true))) }
        return (key: instrument, value: PlanText.members(members))
      }
      sections.append(Section("codeShifts", .members(shifts)))
    }
    return sections
  }

  private var filterText: PlanText {
    var members: [(key: String, value: PlanText)] = []
    if let from = filters.from { members.append(("from", .string(from.isoText))) }
    if let to = filters.to { members.append(("to", .string(to.isoText))) }
    if !filters.levels.isEmpty {
      let levels = filters.levels.sorted { $0.key < $1.key }
      members.append(("levels", .members(levels.map { ($0.key, .strings($0.value)) })))
    }
    return .members(members)
  }

  private var disclosureText: PlanText {
    var members: [(key: String, value: PlanText)] = [
      ("minimumCell", .number(disclosure.minimumCell))
    ]
    if disclosure
      != Disclosure(
        minimumCell: disclosure.minimumCell,
        individualPoints: disclosure.individualPoints
      )
    {
      members.append(("minimumForCounts", .number(disclosure.minimumForCounts)))
    }
    members.append(("individualPoints", .bool(disclosure.individualPoints)))
    return .members(members)
  }
}
