/// A questionnaire, declared as data: its items, codes, scales and what is known of them.
public struct Instrument: Sendable, Hashable {
  /// Whose items they are.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Every respondent answers the same items, and scores are computed.
    case scored
    /// Every respondent has axes of their own, rated on one response set; nothing is averaged
    /// across people.
    case personal
  }

  /// How the scales belong together in tables and charts.
  public enum Presentation: String, Sendable, Hashable, CaseIterable {
    /// One score says most; subscales follow it.
    case total
    /// The blocks say more than their sum and are shown beside it.
    case blocks
    /// The items are areas around a star.
    case star
  }

  /// The name that files, plans and results use, such as `mhrm`.
  public let id: String
  /// The version of this declaration.
  public let version: String
  /// The scoring convention, because one questionnaire may be scored in several ways.
  public let convention: String
  /// Whose items they are.
  public let kind: Kind
  /// How the scales belong together.
  public let presentation: Presentation
  /// The full title.
  public let title: LocalizedText
  /// The title used in tables and charts.
  public let shortTitle: LocalizedText
  /// What the scores measure, as a noun phrase for sentences, such as "recovery".
  public let measures: LocalizedText
  /// The response sets that items refer to.
  public let responseSets: [ResponseSet]
  /// The items in the order of the questionnaire; empty for a personal instrument.
  public let items: [Item]
  /// The scales; the first one is the primary scale, by which measurements are accounted for.
  public let scales: [Scale]
  /// Who owns it and what may be shipped.
  public let licence: Licence
  /// What a reader should know before trusting the numbers, each with its source.
  public let caveats: [Caveat]
  /// The works to cite.
  public let citations: [String]

  /// Creates an instrument.
  ///
  /// ``Instrument/init(json:file:)`` checks what belongs together; nothing is checked here.
  public init(
    id: String,
    version: String,
    convention: String,
    kind: Kind,
    presentation: Presentation,
    title: LocalizedText,
    shortTitle: LocalizedText,
    measures: LocalizedText,
    responseSets: [ResponseSet],
    items: [Item],
    scales: [Scale],
    licence: Licence,
    caveats: [Caveat] = [],
    citations: [String] = []
  ) {
    self.id = id
    self.version = version
    self.convention = convention
    self.kind = kind
    self.presentation = presentation
    self.title = title
    self.shortTitle = shortTitle
    self.measures = measures
    self.responseSets = responseSets
    self.items = items
    self.scales = scales
    self.licence = licence
    self.caveats = caveats
    self.citations = citations
  }

  /// The scale by which measurements are accounted for, or nothing for a personal instrument.
  public var primaryScale: Scale? { scales.first }

  /// The response set of `item`.
  public func responseSet(of item: Item) -> ResponseSet? {
    responseSets.first { $0.id == item.responseSet }
  }
}

/// What may be done with an instrument.
public struct Licence: Sendable, Hashable {
  /// Who holds the rights.
  public let holder: String
  /// The terms in a sentence.
  public let terms: String
  /// Whether the wordings of items may be shipped with the declaration.
  public let textsMayBeShipped: Bool
  /// Where the terms were read.
  public let provenance: Provenance

  /// Creates a licence.
  public init(holder: String, terms: String, textsMayBeShipped: Bool, provenance: Provenance) {
    self.holder = holder
    self.terms = terms
    self.textsMayBeShipped = textsMayBeShipped
    self.provenance = provenance
  }
}

/// A reservation about an instrument that reports repeat.
public struct Caveat: Sendable, Hashable {
  /// The reservation in a sentence.
  public let text: LocalizedText
  /// Where it comes from.
  public let provenance: Provenance

  /// Creates a caveat.
  public init(text: LocalizedText, provenance: Provenance) {
    self.text = text
    self.provenance = provenance
  }
}
