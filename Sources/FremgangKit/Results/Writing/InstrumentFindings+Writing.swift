import FremgangJSON

extension InstrumentFindings: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("id", id)
    json.member("version", version)
    json.member("convention", convention)
    json.member("title", title)
    json.member("shortTitle", shortTitle)
    json.member("measures", measures)
    json.member("presentation", presentation)
    json.member("items", items)
    json.member("licenceHolder", licenceHolder)
    json.member("caveats", caveats)
    json.member("respondents", respondents)
    json.member("suppressed", suppressed)
    json.member("scales", scales)
    json.member("daysBetween", daysBetween)
  }
}

extension InstrumentFindings.SourcedText: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("text", text)
    json.member("source", source)
    json.member("status", status)
  }
}

extension InstrumentFindings.DaysBetween: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("n", n)
    json.member("minimum", minimum)
    json.member("quartiles", quartiles)
    json.member("maximum", maximum)
    json.member("sameDay", sameDay)
  }
}

extension ScaleFindings: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("id", id)
    json.member("title", title)
    json.member("minimum", minimum)
    json.member("maximum", maximum)
    json.member("higherIsBetter", higherIsBetter)
    json.member("items", items)
    json.member("scoring", scoring)
    json.member("overall", overall)
    json.member("suppressed", suppressed)
    json.member("groups", groups)
    json.member("stated", stated)
    json.member("groupDifferences", groupDifferences)
    json.member("changeHistogram", changeHistogram)
    json.rows("points", points)
    json.member("waves", waves)
    json.member("beforeOnly", beforeOnly)
    json.member("internalConsistency", internalConsistency)
  }
}

extension ScaleFindings.Scoring: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("method", method)
    json.member("missingRule", missingRule)
    json.member("missingRuleNumber", missingRuleNumber)
    json.member("missingRuleSource", missingRuleSource)
    json.member("missingRuleStatus", missingRuleStatus)
    json.member("rangeSource", rangeSource)
    json.member("rangeStatus", rangeStatus)
  }
}

extension GroupFindings: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("by", by)
    json.member("level", level)
    json.member("summary", summary)
    json.member("suppressed", suppressed)
  }
}

extension StatedFindings: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("by", by)
    json.member("summary", summary)
    json.member("suppressed", suppressed)
  }
}

extension GroupDifference: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("by", by)
    json.member("levels", levels)
    json.member("welchOnChange", welchOnChange)
    json.member("ancova", ancova)
    json.member("suppressed", suppressed)
    json.member("reason", reason)
  }
}

extension Difference: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("estimate", estimate)
    json.member("confidenceInterval", confidenceInterval)
    json.member("t", t)
    json.member("df", df)
    json.member("p", p)
    json.member("adjustedP", adjustedP)
  }
}

extension Interval: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("level", level)
    json.member("lower", lower)
    json.member("upper", upper)
  }
}

extension Histogram: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("start", start)
    json.member("width", width)
    json.member("counts", counts)
  }
}

extension WaveFindings: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("wave", wave)
    json.member("n", n)
    json.member("mean", mean)
    json.member("sd", sd)
    json.member("suppressed", suppressed)
  }
}

extension BeforeOnly: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("n", n)
    json.member("mean", mean)
    json.member("sd", sd)
    json.member("difference", difference)
    json.member("confidenceInterval", confidenceInterval)
    json.member("changeIfUnchanged", changeIfUnchanged)
    json.member("suppressed", suppressed)
  }
}

extension InternalConsistency: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("before", before)
    json.member("after", after)
  }
}

extension InternalConsistency.Alpha: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("n", n)
    json.member("withoutPair", withoutPair)
    json.member("estimate", estimate)
    json.member("confidenceInterval", confidenceInterval)
    json.member("standardErrorOfMeasurement", standardErrorOfMeasurement)
  }
}
