/// The keyed digest HMAC-SHA-256 (RFC 2104, doi:10.17487/RFC2104; FIPS 198-1).
///
/// Nothing here compares a code with one that a stranger supplies, so no comparison has to take
/// constant time; neither the rounds nor the padding branch on the key's bytes.
public struct HMACSHA256: Sendable {
  private static let blockSize = 64

  private let inner: SHA256
  private let outer: SHA256

  /// Creates a digest with `key`, of any length; one beyond 64 bytes is digested first.
  public init(key: [UInt8]) {
    var block = key
    if block.count > HMACSHA256.blockSize {
      var digest = SHA256()
      digest.update(key)
      block = digest.digest()
    }
    block += Array(repeating: 0, count: HMACSHA256.blockSize - block.count)
    inner = HMACSHA256.digest(of: block, with: 0x36)
    outer = HMACSHA256.digest(of: block, with: 0x5C)
  }

  /// The 32 bytes of the code of `message`.
  public func code(of message: [UInt8]) -> [UInt8] {
    var inner = inner
    inner.update(message)
    var outer = outer
    outer.update(inner.digest())
    return outer.digest()
  }

  private static func digest(of block: [UInt8], with pad: UInt8) -> SHA256 {
    var digest = SHA256()
    digest.update(block.map { $0 ^ pad })
    return digest
  }
}
