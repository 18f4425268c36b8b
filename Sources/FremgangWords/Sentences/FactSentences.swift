package import FremgangKit

/// What is known of an instrument, and how well.
extension Sentences {
  /// The declaration that was used, and who holds the rights.
  package func facts(_ instrument: InstrumentFindings) -> String {
    say(
      da: "\(words.say(instrument.title)): erklæring version \(instrument.version), konvention "
        + "»\(instrument.convention)«. Rettigheder: \(instrument.licenceHolder).",
      en: "\(words.say(instrument.title)): declaration version \(instrument.version), convention "
        + "“\(instrument.convention)”. Rights: \(instrument.licenceHolder)."
    )
  }

  /// A reservation with its source.
  package func sourced(_ text: InstrumentFindings.SourcedText) -> String {
    "\(words.say(text.text)) (\(text.source); \(status(text.status)))"
  }
}
