import FremgangJSON

extension Summary: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("n", n)
    json.member("meanBefore", meanBefore)
    json.member("sdBefore", sdBefore)
    json.member("meanAfter", meanAfter)
    json.member("sdAfter", sdAfter)
    json.member("meanChange", meanChange)
    json.member("sdChange", sdChange)
    json.member("medianChange", medianChange)
    json.member("percentOfScale", percentOfScale)
    json.member("confidenceInterval", confidenceInterval)
    json.member("clusterInterval", clusterInterval)
    json.member("improved", improved)
    json.member("unchanged", unchanged)
    json.member("worsened", worsened)
    json.member("countsSuppressed", countsSuppressed)
    json.member("tTest", tTest)
    json.member("wilcoxon", wilcoxon)
    json.member("signTest", signTest)
    json.member("effectSizes", effectSizes)
    json.member("importantChange", importantChange)
    json.member("reliableChange", reliableChange)
    json.member("recommendedChange", recommendedChange)
    json.member("expectedDrift", expectedDrift)
    json.member("cutoffs", cutoffs)
    json.member("notTestable", notTestable)
  }
}

extension ClusterInterval: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("by", by)
    json.member("clusters", clusters)
    json.member("level", level)
    json.member("lower", lower)
    json.member("upper", upper)
  }
}

extension TTest: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("t", t)
    json.member("df", df)
    json.member("p", p)
  }
}

extension Wilcoxon: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("w", w)
    json.member("z", z)
    json.member("p", p)
    json.member("method", method)
    json.member("zeros", zeros)
    json.member("ties", ties)
  }
}

extension SignTest: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("p", p)
  }
}

extension EffectSizes: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("dz", dz)
    json.member("dav", dav)
    json.member("rankBiserial", rankBiserial)
  }
}

extension EffectSizes.Estimate: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("estimate", estimate)
    json.member("lower", lower)
    json.member("upper", upper)
  }
}

extension ThresholdCounts: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("threshold", threshold)
    json.member("source", source)
    json.member("status", status)
    json.member("improved", improved)
    json.member("unchanged", unchanged)
    json.member("worsened", worsened)
  }
}

extension ReliableChangeCounts: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("threshold", threshold)
    json.member("reliability", reliability)
    json.member("source", source)
    json.member("status", status)
    json.member("improved", improved)
    json.member("unchanged", unchanged)
    json.member("worsened", worsened)
    json.member("suppressed", suppressed)
  }
}

extension ExpectedDrift: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("points", points)
    json.member("towards", towards)
    json.member("reliability", reliability)
    json.member("source", source)
    json.member("status", status)
  }
}

extension CutoffCrossing: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("id", id)
    json.member("title", title)
    json.member("value", value)
    json.member("beyond", beyond)
    json.member("source", source)
    json.member("status", status)
    json.member("beyondBefore", beyondBefore)
    json.member("beyondAfter", beyondAfter)
    json.member("mcnemarP", mcnemarP)
  }
}

extension NotTestable: WrittenFindings {
  func write(to json: inout JSONDocument) {
    json.member("tTest", tTest)
    json.member("wilcoxon", wilcoxon)
  }
}
