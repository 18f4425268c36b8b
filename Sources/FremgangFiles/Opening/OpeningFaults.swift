import FremgangArchives
import FremgangJSON

/// The sentences about archives that cannot be opened.
enum OpeningFaults {
  static func archive(_ fault: ArchiveFault, in name: String) -> Diagnostic {
    let (code, message, remedy) = words(of: fault)
    return Diagnostic(
      code: code,
      severity: .error,
      place: Place(file: name),
      message: message,
      remedy: remedy
    )
  }

  private static func words(
    of fault: ArchiveFault
  ) -> (code: String, message: String, remedy: String) {
    let again = "Export or download it again; a transfer that broke off leaves such a file."
    let unpack = "Unpack it, and give the files in it."
    switch fault {
    case .truncated:
      return ("archive-damaged", "The packed file ends too early.", again)
    case .damaged:
      return ("archive-damaged", "The parts of the packed file contradict each other.", again)
    case .checksum:
      return ("archive-damaged", "What was packed is damaged: its checksum does not agree.", again)
    case .trailingBytes:
      return ("archive-damaged", "Something follows the end of the packed data.", again)
    case .encrypted:
      let remedy = "Unpack it with the password, and give the files in it."
      return ("archive-encrypted", "The archive is protected with a password.", remedy)
    case .severalVolumes:
      return ("archive-unsupported", "The archive is one part of several.", unpack)
    case .method(let number):
      let message = "The archive is packed by a method that is not read here (zip's \(number))."
      return ("archive-unsupported", message, unpack)
    case .tooManyEntries(let limit):
      return ("archive-too-large", "The archive has more than \(limit) parts.", unpack)
    case .tooLarge(let limit):
      let message = "What is packed comes to more than \(limit) bytes."
      return ("archive-too-large", message, raise("unpackedBytes"))
    case .packedTooTightly(let limit):
      let message =
        "What is packed is over \(limit) times as large as its file, as in files made to exhaust "
        + "their reader."
      return ("archive-too-large", message, raise("unpackedRatio"))
    }
  }

  private static func raise(_ limit: String) -> String {
    "If it is right, raise the limit in the plan: \"limits\": { \"\(limit)\": … }."
  }

  static func nested(in name: String) -> Diagnostic {
    Diagnostic(
      code: "archive-nested",
      severity: .error,
      place: Place(file: name),
      message: "This is an archive inside another.",
      remedy: "Unpack the outer one, and give this one by itself."
    )
  }

  static func noTable(in name: String) -> Diagnostic {
    Diagnostic(
      code: "archive-empty",
      severity: .error,
      place: Place(file: name),
      message: "The archive holds no file that could be an export.",
      remedy: "Pack the CSV files or the workbook themselves, or give them unpacked."
    )
  }

  /// A note on what was left in an archive.
  static func skipped(_ names: [String], in archive: String) -> String {
    let shown = names.prefix(5).joined(separator: ", ")
    let more = names.count > 5 ? ", and \(names.count - 5) more" : ""
    return "\(archive): not read, because no tables: \(shown)\(more)"
  }
}
