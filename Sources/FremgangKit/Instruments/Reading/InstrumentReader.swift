import FremgangJSON

/// Turns a document into an instrument, with stand-ins where something cannot be read.
enum InstrumentReader {
  static func read(_ document: JSONValueReader) -> Instrument? {
    guard let object = document.object() else { return nil }
    _ = object.optional("$schema")?.string()
    readFormat(object)
    let kind = object.required("kind")?.choice(Instrument.Kind.self) ?? .scored
    let presentation = object.required("presentation")?.choice(Instrument.Presentation.self)
    let instrument = Instrument(
      id: object.id(),
      version: object.sentence("version"),
      convention: object.id("convention"),
      kind: kind,
      presentation: presentation ?? .total,
      title: object.text("title"),
      shortTitle: object.text("shortTitle"),
      measures: object.text("measures"),
      responseSets: object.list("responseSets").map(responseSet),
      items: object.list("items").map(item),
      scales: object.list("scales").map(ScaleReader.read),
      licence: licence(of: object),
      caveats: object.optionalList("caveats").map(caveat),
      citations: object.optionalList("citations").map { $0.nonEmptyString() ?? "" }
    )
    object.finish()
    return instrument
  }

  private static func readFormat(_ object: JSONObjectReader) {
    guard let format = object.required("format"), let name = format.string() else { return }
    if name != Instrument.formatName { format.report(.unknownFormat(name)) }
  }

  private static func licence(of object: JSONObjectReader) -> Licence {
    guard let value = object.optional("licence") else {
      object.report(.missingLicence)
      return standInLicence
    }
    guard let licence = value.object() else { return standInLicence }
    defer { licence.finish() }
    return Licence(
      holder: licence.sentence("holder"),
      terms: licence.sentence("terms"),
      textsMayBeShipped: licence.flag("textsMayBeShipped"),
      provenance: licence.provenance()
    )
  }

  private static var standInLicence: Licence {
    let provenance = Provenance(source: "", status: .unverified)
    return Licence(holder: "", terms: "", textsMayBeShipped: true, provenance: provenance)
  }

  private static func caveat(_ value: JSONValueReader) -> Caveat {
    guard let object = value.object() else {
      let provenance = Provenance(source: "", status: .unverified)
      return Caveat(text: LocalizedText(same: ""), provenance: provenance)
    }
    defer { object.finish() }
    return Caveat(text: object.text("text"), provenance: object.provenance())
  }

  private static func item(_ value: JSONValueReader) -> Item {
    guard let object = value.object() else { return Item(id: "", responseSet: "") }
    defer { object.finish() }
    return Item(
      id: object.id(),
      aliases: object.optionalList("aliases").map { $0.nonEmptyString() ?? "" },
      label: object.optionalText("label"),
      text: object.optionalText("text"),
      responseSet: object.id("responses"),
      isReversed: object.optional("reversed")?.bool() ?? false
    )
  }
}

extension InstrumentReader {
  private static let codes = Answer.lowestCode...Answer.highestCode

  private static func responseSet(_ value: JSONValueReader) -> ResponseSet {
    guard let object = value.object() else {
      let provenance = Provenance(source: "", status: .unverified)
      return ResponseSet(id: "", options: standIn, missingCodes: [], provenance: provenance)
    }
    defer { object.finish() }
    let options = options(object.required("options"))
    let offered = Set(options.map(\.code))
    let missing = object.optionalList("missingCodes").compactMap { missingCode($0, not: offered) }
    for (index, code) in missing.enumerated()
    where missing[..<index].contains(where: { $0.code == code.code }) {
      object.optionalList("missingCodes")[index].report(.duplicateCode(code.code))
    }
    return ResponseSet(
      id: object.id(),
      options: options,
      missingCodes: missing,
      provenance: object.provenance()
    )
  }

  private static let standIn = [ResponseSet.Option(code: 0, label: nil)]

  /// The options in ascending order of their codes, each code once, at least one.
  private static func options(_ value: JSONValueReader?) -> [ResponseSet.Option] {
    guard let value, let values = value.array() else { return standIn }
    if values.isEmpty { value.report(.noOptions) }
    var options: [ResponseSet.Option] = []
    for value in values {
      guard let object = value.object() else { continue }
      let code = object.required("code")?.int(in: codes)
      let label = object.optionalText("label")
      object.finish()
      guard let code else { continue }
      if let last = options.last, last.code >= code {
        value.report(last.code == code ? .duplicateCode(code) : .optionsOutOfOrder)
      } else {
        options.append(ResponseSet.Option(code: code, label: label))
      }
    }
    return options.isEmpty ? standIn : options
  }

  private static func missingCode(
    _ value: JSONValueReader,
    not offered: Set<Int>
  ) -> ResponseSet.MissingCode? {
    guard let object = value.object() else { return nil }
    let code = object.required("code")?.int(in: codes)
    let meanings: [(name: String, value: Answer)] = [
      ("blank", .blank), ("declined", .declined), ("notApplicable", .notApplicable),
    ]
    let meaning = object.required("meaning")?.choice(among: meanings)
    object.finish()
    guard let code, let meaning else { return nil }
    if offered.contains(code) { value.report(.missingCodeIsAnswer(code)) }
    return ResponseSet.MissingCode(code: code, meaning: meaning)
  }
}
