import FremgangDigests
import Testing

struct HMACTests {
  private struct Vector {
    var key: [UInt8]
    var message: [UInt8]
    var code: String
  }

  private static func text(_ text: String) -> [UInt8] { Array(text.utf8) }

  /// RFC 4231, section 4: test cases 1 to 7 with HMAC-SHA-256; case 5 gives the first 128 bits.
  private static let vectors: [Vector] = [
    Vector(
      key: Array(repeating: 0x0B, count: 20),
      message: text("Hi There"),
      code: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
    ),
    Vector(
      key: text("Jefe"),
      message: text("what do ya want for nothing?"),
      code: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    ),
    Vector(
      key: Array(repeating: 0xAA, count: 20),
      message: Array(repeating: 0xDD, count: 50),
      code: "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
    ),
    Vector(
      key: Array(1...25),
      message: Array(repeating: 0xCD, count: 50),
      code: "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"
    ),
    Vector(
      key: Array(repeating: 0x0C, count: 20),
      message: text("Test With Truncation"),
      code: "a3b6167473100ee06e0c796c2955552b"
    ),
    Vector(
      key: Array(repeating: 0xAA, count: 131),
      message: text("Test Using Larger Than Block-Size Key - Hash Key First"),
      code: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    ),
    Vector(
      key: Array(repeating: 0xAA, count: 131),
      message: text(
        "This is a test using a larger than block-size key and a larger than block-size data. "
          + "The key needs to be hashed before being used by the HMAC algorithm."
      ),
      code: "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
    ),
  ]

  @Test func `codes agree with RFC 4231`() {
    for vector in HMACTests.vectors {
      let code = HMACSHA256(key: vector.key).code(of: vector.message).hexadecimal
      #expect(code.hasPrefix(vector.code))
      #expect(code.count == 64)
    }
  }

  @Test func `a key of exactly one block is not digested`() {
    // Python 3: hmac.new(bytes(range(64)), b"abc", "sha256").hexdigest(); 65 bytes likewise.
    let examples: [(length: UInt8, code: String)] = [
      (64, "6ab541b4869dca71c4ca11d8bb1b02533b789a557583161429292c7404bc21f6"),
      (65, "dfbffee4671bad00ed5d1e1999d55ed3b0cc774ac357f9ebf649c1612414fcec"),
    ]
    for example in examples {
      let code = HMACSHA256(key: Array(0..<example.length)).code(of: Array("abc".utf8))
      #expect(code.hexadecimal == example.code)
    }
  }
}
