import FremgangKit
import FremgangWords

extension ReportComposer {
  /// Those with a first score and no later one.
  func neverCameBackSection() -> Section {
    let said = findings.instruments.flatMap { instrument -> [Block] in
      guard let scale = instrument.scales.first, let lost = scale.beforeOnly else { return [] }
      let name = words.say(instrument.shortTitle)
      return paragraph(sentences.neverCameBack(lost, of: scale, on: name))
    }
    let note = said.isEmpty ? [] : paragraph([sentences.absenceNote()])
    return Section(
      anchor: "never-came-back",
      title: words.say(da: "De, der ikke kom igen", en: "Those who did not come back"),
      blocks: said + note
    )
  }
}
