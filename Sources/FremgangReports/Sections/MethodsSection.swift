import FremgangKit
import FremgangWords

extension ReportComposer {
  /// How the figures were made, and what they cannot say.
  func methodsSection() -> Section {
    let reservations = Section(
      anchor: "reservations",
      title: words.say(da: "Forbehold", en: "Reservations"),
      blocks: [.list(sentences.caveats())]
    )
    let method = Section(
      anchor: "method",
      title: words.say(da: "Sådan er der regnet", en: "How the figures were made"),
      blocks: [.list(sentences.methods())]
    )
    let disclosure = Section(
      anchor: "disclosure",
      title: words.say(da: "Små grupper", en: "Small groups"),
      blocks: [.paragraph([sentences.disclosure(findings.disclosure)])]
    )
    return Section(
      anchor: "methods",
      title: words.say(da: "Metode og forbehold", en: "Methods and reservations"),
      blocks: [],
      // Stars are shown as they were given: nothing is computed, and there are no groups.
      subsections: findings.instruments.isEmpty ? [] : [reservations, method, disclosure]
    )
  }
}
