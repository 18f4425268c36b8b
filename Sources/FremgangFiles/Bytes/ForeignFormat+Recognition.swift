extension ForeignFormat {
  /// Signatures at the beginning of files that are not text, as the formats' own documents and the
  /// `file` program's database give them: those that are spelled in ASCII.
  private static let spelled: [(ForeignFormat, StaticString)] = [
    (.excelWorkbook, "PK\u{3}\u{4}"), (.excelWorkbook, "PK\u{5}\u{6}"),
    (.spss, "$FL2"),
    (.compressedSPSS, "$FL3"),
    (.spssPortable, "ASCII SPSS PORT FILE"),
    (.sasTransport, "HEADER RECORD*******LIB"),
    (.stata, "<stata_dta>"),
    (.r, "RDX2\n"), (.r, "RDX3\n"), (.r, "RDA2\n"), (.r, "RDA3\n"),
    (.r, "X\n\0\0\0"), (.r, "A\n2\n"), (.r, "A\n3\n"),
    (.parquet, "PAR1"), (.parquet, "PARE"),
    (.arrow, "ARROW1\0\0"), (.arrow, "FEA1\0\0"),
    (.sqlite, "SQLite format 3\0"),
    (.access, "\0\u{1}\0\0Standard "),
    (.pdf, "%PDF-"),
    (.image, "GIF87a"), (.image, "GIF89a"), (.image, "II*\0"), (.image, "MM\0*"),
    (.otherArchive, "Rar!\u{1A}\u{7}"), (.otherArchive, "MSCF\0\0\0\0"),
  ]

  /// Signatures that are not spelled in ASCII.
  private static let numbered: [(ForeignFormat, [UInt8])] = [
    (.sas, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xC2, 0xEA, 0x81, 0x60]),
    (.gzip, [0x1F, 0x8B]),
    (.image, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A]), (.image, [0xFF, 0xD8, 0xFF]),
    (.otherArchive, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
    (.otherArchive, [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]),
    (.otherArchive, [0x28, 0xB5, 0x2F, 0xFD]),
  ]

  private static func signed(_ file: [UInt8]) -> ForeignFormat? {
    let format = spelled.first { format in
      format.1.withUTF8Buffer { unsafe file.starts(with: $0) }
    }
    return format?.0 ?? numbered.first { file.starts(with: $0.1) }?.0
  }

  /// Recognises a file that is no table; `nil` for everything else.
  package init?(_ file: [UInt8]) {
    let found =
      ForeignFormat.signed(file) ?? ForeignFormat.compound(file) ?? ForeignFormat.placed(file)
      ?? ForeignFormat.text(file)
    guard let found else { return nil }
    self = found
  }

  /// The documents that Microsoft kept in compound files ([MS-CFB]), by the names of their streams.
  private static func compound(_ file: [UInt8]) -> ForeignFormat? {
    guard file.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) else { return nil }
    func holds(_ name: String) -> Bool {
      var wide: [UInt8] = []
      for unit in Array(name.utf16) + [0] { wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
      return ByteSearch.holds(wide, in: file)
    }
    if holds("EncryptedPackage") { return .protectedWorkbook }
    return holds("Workbook") || holds("Book") ? .oldExcelWorkbook : .oldOfficeDocument
  }

  /// Formats whose signature does not stand at the beginning.
  private static func placed(_ file: [UInt8]) -> ForeignFormat? {
    func has(_ text: String, at offset: Int) -> Bool {
      file.count >= offset + text.utf8.count && file[offset...].starts(with: text.utf8)
    }
    if file.count > 4, (0x69...0x73).contains(file[0]), file[1] == 1 || file[1] == 2,
      file[2] == 1, file[3] == 0
    {
      return .stata
    }
    if has("RIFF", at: 0), has("WEBP", at: 8) { return .image }
    if has("ftyp", at: 4), file[0] == 0 { return .image }
    if has("ustar", at: 257) { return .otherArchive }
    if has("BZh", at: 0), file.count > 10, file[4...].starts(with: [0x31, 0x41, 0x59, 0x26]) {
      return .otherArchive
    }
    return nil
  }

  /// Texts that are no tables: mark-up, JSON and rich text.
  private static func text(_ file: [UInt8]) -> ForeignFormat? {
    // A table seldom begins as these do.
    switch start(of: file).bytes.first(where: { $0 > 0x20 }) {
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "<"), UInt8(ascii: "m"),
      UInt8(ascii: "M"):
      break
    default: return nil
    }
    let head = plainHead(file)
    func starts(_ text: String) -> Bool { head.starts(with: text.utf8) }
    if starts("{\\rtf") { return .richText }
    if starts("mime-version:") { return .html }
    if starts("<?xml") || starts("<") { return markup(head) }
    let rest = head.dropFirst().drop { $0 <= 0x20 }
    switch (head.first, rest.first) {
    case (UInt8(ascii: "{"), UInt8(ascii: "\"")?), (UInt8(ascii: "{"), UInt8(ascii: "}")?),
      (UInt8(ascii: "["), UInt8(ascii: "{")?), (UInt8(ascii: "["), UInt8(ascii: "[")?),
      (UInt8(ascii: "["), UInt8(ascii: "\"")?):
      return .json
    default: return nil
    }
  }

  private static func markup(_ head: [UInt8]) -> ForeignFormat? {
    func holds(_ text: String) -> Bool { ByteSearch.holds(Array(text.utf8), in: head) }
    if holds("schemas-microsoft-com:office:spreadsheet") { return .excelXML }
    if holds("<html") || holds("<!doctype html") || holds("<table") || holds("<body") {
      return .html
    }
    let isDocument = head.starts(with: "<?xml".utf8) || head.starts(with: "<!".utf8)
    return isDocument ? .xml : nil
  }

  /// The first characters of a text in small letters, whatever its encoding, without what may stand
  /// before them.
  private static func plainHead(_ file: [UInt8]) -> [UInt8] {
    let (start, isWide) = start(of: file)
    return start.filter { !isWide || $0 != 0 }.drop { $0 <= 0x20 }.map { byte in
      (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }
  }

  /// The first bytes of a text after its byte order mark, and whether it is spelled in UTF-16.
  private static func start(of file: [UInt8]) -> (bytes: ArraySlice<UInt8>, isWide: Bool) {
    let isWide = file.starts(with: [0xFF, 0xFE]) || file.starts(with: [0xFE, 0xFF])
    let isMarked = file.starts(with: [0xEF, 0xBB, 0xBF])
    return (file.prefix(8192).dropFirst(isWide ? 2 : isMarked ? 3 : 0), isWide)
  }
}
