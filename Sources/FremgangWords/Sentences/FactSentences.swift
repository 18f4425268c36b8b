package import FremgangKit

/// What is known of an instrument, and how well.
extension Sentences {
  /// The declaration that was used, and who holds the rights.
  package func facts(_ instrument: InstrumentFindings) -> String {
    say(
      da: "\(words.say(instrument.title)): defineret i version \(instrument.version) og scoret "
        + "efter konventionen »\(instrument.convention)«. Rettigheder: "
        + "\(instrument.licenceHolder).",
      en: "\(words.say(instrument.title)): defined in version \(instrument.version) and scored by "
        + "the convention “\(instrument.convention)”. Rights: \(instrument.licenceHolder)."
    )
  }

  /// A reservation with its source.
  package func sourced(_ text: InstrumentFindings.SourcedText) -> String {
    "\(words.say(text.text)) (\(text.source); \(status(text.status)))"
  }
}
