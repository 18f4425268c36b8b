import FremgangJSON

extension CompensationFindings: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("worsenedOn", worsenedOn)
    json.member("improvedOn", improvedOn)
    json.member("by", by)
    json.member("level", level)
    json.member("worsened", worsened)
    json.member("pairedOnBoth", pairedOnBoth)
    json.member("compensated", compensated)
    json.member("improvedAmongNotWorsened", improvedAmongNotWorsened)
    json.rows("signs", signs)
    json.member("suppressed", suppressed)
  }
}

extension CompensationFindings.Share: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("n", n)
    json.member("of", of)
  }
}

extension AttritionFindings: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("instrument", instrument)
    json.member("by", by)
    json.member("level", level)
    json.member("enrolled", enrolled)
    json.member("before", before)
    json.member("after", after)
    json.member("pairs", pairs)
    json.member("beforeOnly", beforeOnly)
    json.member("afterOnly", afterOnly)
    json.member("suppressed", suppressed)
  }
}

extension PersonalFindings: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("instrument", instrument)
    json.member("shortTitle", shortTitle)
    json.member("minimum", minimum)
    json.member("maximum", maximum)
    json.member("person", person)
    json.member("baseline", baseline)
    json.member("axes", axes)
  }
}

extension PersonalFindings.Axis: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("label", label)
    json.member("before", before)
    json.member("after", after)
  }
}
