import FremgangKit
import FremgangWords

extension ReportComposer {
  /// How the figures were made, and what they cannot say.
  func methodsSection() -> Section {
    Section(
      anchor: "methods",
      title: words.say(da: "Metode og forbehold", en: "Methods and reservations"),
      blocks: [],
      subsections: [
        Section(
          anchor: "reservations",
          title: words.say(da: "Forbehold", en: "Reservations"),
          blocks: [.list(sentences.caveats())]
        ),
        Section(
          anchor: "method",
          title: words.say(da: "Sådan er der regnet", en: "How the figures were made"),
          blocks: [.list(sentences.methods())]
        ),
        Section(
          anchor: "disclosure",
          title: words.say(da: "Små grupper", en: "Small groups"),
          blocks: [.paragraph([sentences.disclosure(findings.disclosure)])]
        ),
      ]
    )
  }
}
