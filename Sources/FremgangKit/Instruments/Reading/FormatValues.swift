import FremgangJSON

// Where a value cannot be read, its fault is reported and a stand-in takes its place, so that the
// rest of the file is read and checked as well. A file with faults never becomes an instrument.

extension JSONValueReader {
  /// A number in plain decimals, kept exactly.
  func decimal() -> DecimalNumber? {
    guard let text = numberText() else { return nil }
    guard let number = DecimalNumber(decimal: text), number.mantissa.magnitude <= 1 << 50 else {
      report(InstrumentFault.numberNotPlain)
      return nil
    }
    return number
  }

  /// A text in Danish and English.
  func localizedText() -> LocalizedText? {
    guard let object = object() else { return nil }
    let da = object.required("da")?.nonEmptyString()
    let en = object.required("en")?.nonEmptyString()
    object.finish()
    guard let da, let en else { return nil }
    return LocalizedText(da: da, en: en)
  }

  /// A name that may stand in a file name: lower-case letters, digits, `-` and `_`.
  func id() -> String? {
    guard let text = string() else { return nil }
    let isPlain = text.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x5F
    }
    let startsPlain = text.utf8.first.map { $0 != 0x2D && $0 != 0x5F } ?? false
    guard isPlain, startsPlain, text.utf8.count <= 64 else {
      report(InstrumentFault.invalidID)
      return nil
    }
    return text
  }

  /// Reports a fault of the instrument format at this value.
  func report(_ fault: InstrumentFault) {
    report(fault.code, severity: fault.severity, fault.message, remedy: fault.remedy)
  }
}

extension JSONObjectReader {
  func text(_ key: String) -> LocalizedText {
    required(key)?.localizedText() ?? LocalizedText(same: "")
  }

  func optionalText(_ key: String) -> LocalizedText? {
    optional(key)?.localizedText()
  }

  func id(_ key: String = "id") -> String {
    required(key)?.id() ?? ""
  }

  func sentence(_ key: String) -> String {
    required(key)?.nonEmptyString() ?? ""
  }

  func decimal(_ key: String) -> DecimalNumber {
    required(key)?.decimal() ?? DecimalNumber(0)
  }

  func flag(_ key: String) -> Bool {
    required(key)?.bool() ?? false
  }

  /// The values of a list that must be there.
  func list(_ key: String) -> [JSONValueReader] {
    required(key)?.array() ?? []
  }

  /// The values of a list that may be left out.
  func optionalList(_ key: String) -> [JSONValueReader] {
    optional(key)?.array() ?? []
  }

  /// The source and the status that every fact carries.
  func provenance() -> Provenance {
    let source = optional("source")
    let status = optional("status")
    if source == nil { report(.factWithoutSource) }
    if status == nil { report(.factWithoutStatus) }
    return Provenance(
      source: source?.nonEmptyString() ?? "",
      status: status?.choice(Status.self) ?? .unverified
    )
  }

  /// Reports a fault of the instrument format at this object.
  func report(_ fault: InstrumentFault) {
    report(fault.code, severity: fault.severity, fault.message, remedy: fault.remedy)
  }
}
