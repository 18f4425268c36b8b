import FremgangJSON

/// How a plan replaces the ids of respondents.
public struct PlanPseudonyms: Sendable, Hashable {
  /// The file that holds the key, by its path from the plan's folder.
  public var keyFile: String

  /// Creates a plan for pseudonyms.
  public init(keyFile: String) {
    self.keyFile = keyFile
  }

  /// Reads the part of a plan that asks for pseudonyms.
  static func read(_ object: JSONObjectReader) -> PlanPseudonyms? {
    let keyFile = object.required("keyFile")?.nonEmptyString()
    object.finish()
    return keyFile.map(PlanPseudonyms.init(keyFile:))
  }

  var text: PlanText {
    .members([("keyFile", .string(keyFile))])
  }
}
