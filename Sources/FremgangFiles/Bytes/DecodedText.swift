/// The text of a file as UTF-8, and how it was spelled before.
package struct DecodedText: Sendable {
  /// A place where the bytes spell no character.
  package struct Fault: Sendable, Hashable {
    /// The byte's offset in the file, from 0.
    package let offset: Int
    /// The offset in the decoded text at which it stands, or would stand.
    package let textOffset: Int
  }

  /// The text as UTF-8; the text proper begins at ``start``.
  package let bytes: [UInt8]
  /// Where the text begins: after a byte order mark.
  package let start: Int
  /// How the file spells it.
  package let encoding: TextEncoding
  /// Whether the file begins with a byte order mark.
  package let hasByteOrderMark: Bool
  /// The first bytes that spell no character, at most ``mostFaults``.
  package let faults: [Fault]
  /// Whether the bytes read as well in Mac OS Roman, where they spell Danish letters.
  package let mayBeMacRoman: Bool

  /// How many characters look as if they were encoded twice, such as `Ã¦` for `æ`.
  package let twiceCount: Int
  /// Where in ``bytes`` the first of them stands.
  package let firstTwice: Int?

  /// How many faults are kept.
  package static let mostFaults = 20

  /// Decodes a file, in `encoding` where it is given and by the look of the bytes otherwise.
  package init(_ file: [UInt8], encoding given: TextEncoding? = nil) {
    let mark = DecodedText.byteOrderMark(of: file)
    let survey = UTF8Survey(file[(mark?.length ?? 0)...])
    let encoding = given ?? mark?.encoding ?? DecodedText.guess(file, survey)
    let start = mark?.encoding == encoding ? mark?.length ?? 0 : 0
    self.encoding = encoding
    hasByteOrderMark = start > 0
    mayBeMacRoman =
      given == nil && encoding == .windows1252 && DecodedText.looksMacRoman(file)
    let mayBeTwice = given == nil && encoding == .utf8
    twiceCount = mayBeTwice ? survey.twiceCount : 0
    firstTwice = mayBeTwice ? survey.firstTwice : nil
    switch encoding {
    case .utf8:
      bytes = file
      faults = survey.invalid.map { Fault(offset: $0, textOffset: $0) }
    case .windows1252: (bytes, faults) = DecodedText.fromCodePage(file, CodePage.windows1252)
    case .macRoman: (bytes, faults) = DecodedText.fromCodePage(file, CodePage.macRoman)
    case .utf8Twice: (bytes, faults) = DecodedText.fromUTF8Twice(file, mark?.length ?? 0)
    case .utf16LittleEndian, .utf16BigEndian:
      (bytes, faults) = DecodedText.fromUTF16(file, start, encoding == .utf16BigEndian)
    }
    self.start = DecodedText.skipMarks(bytes, from: encoding == .utf8 ? start : 0)
  }

  /// The offset after further marks: files put together, or written twice, have more than one.
  private static func skipMarks(_ bytes: [UInt8], from start: Int) -> Int {
    var start = start
    while bytes[start...].starts(with: [0xEF, 0xBB, 0xBF]) { start += 3 }
    return start
  }

  private static func byteOrderMark(
    of file: [UInt8]
  ) -> (encoding: TextEncoding, length: Int)? {
    if file.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if file.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if file.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return nil
  }

  /// UTF-16 shows by a zero in every other byte; Windows-1252 by bytes that UTF-8 does not allow,
  /// without characters that UTF-8 alone would spell so.
  private static func guess(_ file: [UInt8], _ survey: UTF8Survey) -> TextEncoding {
    let head = file.prefix(4096)
    var zeros = (even: 0, odd: 0)
    for (offset, byte) in head.enumerated() where byte == 0 {
      if offset % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
    }
    let most = head.count / 2 - head.count / 8
    if head.count >= 4, zeros.even == 0, zeros.odd >= most { return .utf16LittleEndian }
    if head.count >= 4, zeros.odd == 0, zeros.even >= most { return .utf16BigEndian }
    return survey.invalidCount > survey.sequences * 4 ? .windows1252 : .utf8
  }

  /// Old Macintosh files end their lines with CR and spell æ, ø and å where Windows-1252 has
  /// fractions and signs that no questionnaire uses.
  private static func looksMacRoman(_ file: [UInt8]) -> Bool {
    var mac = 0
    for byte in file {
      switch byte {
      case 0x0A, 0xE6, 0xF8, 0xE5, 0xC6, 0xD8, 0xC5: return false
      case 0xBE, 0xBF, 0x8C, 0xAE, 0xAF, 0x81: mac += 1
      default: break
      }
    }
    return mac > 0 && file.contains(0x0D)
  }
}
