import FremgangDigests

/// Gives each respondent a pseudonym that nobody can trace back without the key.
///
/// The pseudonym is the first 128 bits of HMAC-SHA-256 (RFC 2104, FIPS 198-1) under the key, as 32
/// lower-case hexadecimal digits. Digested are the UTF-8 bytes of the id without blanks at either end
/// and with its letters composed (normalisation form C); where several columns name a respondent,
/// their texts are joined by U+001F. Equal ids get equal pseudonyms, whatever the file or the run.
///
/// Among n people two share a pseudonym by chance with a probability of at most n² / 2¹²⁹: for ten
/// million people 1.5 × 10⁻²⁵. It is refused all the same.
public struct Pseudonymiser: Sendable {
  /// The fewest bytes of a key: as many as the digest has (RFC 2104, section 3).
  public static let fewestKeyBytes = 32

  private let digest: HMACSHA256

  /// Creates a pseudonymiser, or nothing when the key is shorter than ``fewestKeyBytes``.
  ///
  /// - Parameter key: random bytes, or their base64; never a word that somebody thought up.
  public init?(key: [UInt8]) {
    guard key.count >= Pseudonymiser.fewestKeyBytes else { return nil }
    digest = HMACSHA256(key: key)
  }

  /// The pseudonym of a respondent.
  ///
  /// - Parameter parts: the texts of the columns that name the respondent.
  /// - Returns: 32 hexadecimal digits.
  public func pseudonym(of parts: [String]) -> String {
    pseudonym(ofSettled: Pseudonymiser.settled(parts))
  }

  /// What tells this key from others without telling the key: the pseudonym of nobody.
  package var mark: String { pseudonym(of: ["fremgang", "key"]) }

  func pseudonym(ofSettled id: String) -> String {
    Array(digest.code(of: Array(id.utf8)).prefix(16)).hexadecimal
  }

  /// What is digested.
  static func settled(_ parts: [String]) -> String {
    parts.map { part in
      let bytes = Array(part.utf8)
      let range = CellText.trimmed(0..<bytes.count, in: bytes)
      return ComposedText(String(decoding: bytes[range], as: UTF8.self)).text
    }.joined(separator: "\u{1F}")
  }
}
