import FremgangKit
import FremgangWords

/// The few lines that are printed when a folder has been written: the outcome at a glance.
struct Digest {
  let text: String

  /// Digests `results`; `written` is the path of what there is to open first.
  init(_ results: Results, language: Language, written: String) {
    let words = Words(language)
    var lines: [String] = []
    if results.findings.study.synthetic {
      lines.append(words.say(da: "Opdigtede data.", en: "Invented data."))
    }
    for instrument in results.findings.instruments {
      for scale in instrument.scales.prefix(1) {
        lines.append(Digest.line(instrument, scale, words))
      }
    }
    if !results.findings.personal.isEmpty {
      let count = results.findings.personal.count
      lines.append(words.say(da: "Personlige stjerner: \(count)", en: "Personal stars: \(count)"))
    }
    lines.append(words.say(da: "Skrevet: \(written)", en: "Wrote \(written)"))
    text = lines.joined(separator: "\n")
  }

  private static func line(
    _ instrument: InstrumentFindings,
    _ scale: ScaleFindings,
    _ words: Words
  ) -> String {
    let name = words.say(instrument.shortTitle)
    guard let summary = scale.overall else {
      return "\(name): " + words.say(da: "for få til at vises", en: "too few to be shown")
    }
    guard let before = summary.meanBefore, let after = summary.meanAfter,
      let change = summary.meanChange, let percent = summary.percentOfScale
    else { return "\(name): " + words.say(da: "ingen par", en: "no pairs") }
    var parts = [
      "\(name): n = \(summary.n)",
      "\(words.number(before, decimals: 1)) → \(words.number(after, decimals: 1))",
      words.say(da: "ændring ", en: "change ") + words.number(change, decimals: 1)
        + " (" + words.percent(percent, decimals: 1)
        + words.say(da: " af skalaen)", en: " of the scale)"),
    ]
    if let p = summary.tTest?.p { parts.append(words.p(p) + " (t)") }
    if let p = summary.wilcoxon?.p { parts.append(words.p(p) + " (Wilcoxon)") }
    return parts.joined(separator: ", ")
  }
}
