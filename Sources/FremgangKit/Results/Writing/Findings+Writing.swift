import FremgangJSON

extension Findings: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("schema", schema)
    json.member("study", study)
    json.member("disclosure", disclosure)
    json.member("groupings", groupings)
    json.member("pairing", pairing)
    json.member("methods", methods.map(\.rawValue))
    json.member("instruments", instruments)
    json.member("personal", personal)
    json.member("compensation", compensation)
    json.member("attrition", attrition)
    json.member("answerModes", answerModes)
    json.member("respondents", respondents)
    json.member("ledger", ledger)
    json.member("warnings", warnings)
  }
}

extension GroupingFindings: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("id", id)
    json.member("title", title)
    json.member("levels", levels)
    json.member("isCluster", isCluster)
    json.member("expected", expected)
  }
}

extension GroupingFindings.ExpectedLevel: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("level", level)
    json.member("enrolled", enrolled)
    json.member("reason", reason)
  }
}

extension PairingFindings: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("rule", rule)
    json.member("before", before)
    json.member("after", after)
    json.member("waves", waves)
  }
}

extension RespondentFindings: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("included", included)
    json.member("pairedOnAny", pairedOnAny)
  }
}

extension LedgerFindings: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("measurements", measurements)
    json.member("bins", bins)
  }
}

extension LedgerFindings.Bin: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("reason", reason)
    json.member("measurements", measurements)
  }
}

extension WarningFindings: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("code", code)
    json.member("instrument", instrument)
    json.member("count", count)
    json.member("suppressed", suppressed)
  }
}

extension AnswerModeFindings: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("instrument", instrument)
    json.member("mode", mode)
    json.member("before", before)
    json.member("after", after)
    json.member("suppressed", suppressed)
  }
}

extension EvaluationPlan.Study: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("title", title)
    json.member("synthetic", synthetic)
    json.member("note", note)
  }
}

extension Disclosure: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("minimumCell", minimumCell)
    json.member("minimumForCounts", minimumForCounts)
    json.member("individualPoints", individualPoints)
  }
}

extension LocalizedText: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("da", da)
    json.member("en", en)
  }
}
