import FremgangDigests
import Testing

struct SHA256Tests {
  /// Digests from FIPS 180-4's examples and from the sha256sum of coreutils.
  @Test func `digests agree with published examples`() {
    let examples: [(text: String, digest: String)] = [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ]
    for example in examples {
      #expect(SHA256.hexadecimal(of: Array(example.text.utf8)) == example.digest)
    }
  }

  @Test func `a million letters in uneven parts give the published digest`() {
    var digest = SHA256()
    var left = 1_000_000
    var size = 1
    while left > 0 {
      let count = min(size, left)
      digest.update(Array(repeating: UInt8(ascii: "a"), count: count))
      left -= count
      size = size * 3 % 1009 + 1
    }
    #expect(
      digest.finished() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    )
  }

  /// NIST CAVS, SHA256ShortMsg.rsp: messages of 8, 16 and 24 bits.
  @Test func `digests agree with NIST's short messages`() {
    let examples: [(message: [UInt8], digest: String)] = [
      ([0xD3], "28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1"),
      ([0x11, 0xAF], "5ca7133fa735326081558ac312c620eeca9970d1e70a4b95533d956f072d1f98"),
      ([0xB4, 0x19, 0x0E], "dff2e73091f6c05e528896c4c831b9448653dc2ff043528f6769437bc7b975c2"),
    ]
    for example in examples {
      #expect(SHA256.hexadecimal(of: example.message) == example.digest)
    }
  }
}
