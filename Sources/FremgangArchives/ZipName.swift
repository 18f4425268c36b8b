/// The names in a zip archive.
enum ZipName {
  /// Danish and Western letters in code page 850, which Windows writes in a Danish setup.
  private static let codePage850: [UInt8: Unicode.Scalar] = [
    0x81: "ü", 0x82: "é", 0x84: "ä", 0x86: "å", 0x8E: "Ä", 0x8F: "Å", 0x90: "É", 0x91: "æ",
    0x92: "Æ", 0x94: "ö", 0x99: "Ö", 0x9A: "Ü", 0x9B: "ø", 0x9D: "Ø",
  ]

  /// A name as text: UTF-8 where it can be, with slashes between folders.
  static func text(_ bytes: ArraySlice<UInt8>) -> String {
    var name = String(decoding: bytes, as: UTF8.self)
    if name.unicodeScalars.contains("\u{FFFD}") {
      var scalars = String.UnicodeScalarView()
      for byte in bytes {
        scalars.append(byte < 0x80 ? Unicode.Scalar(byte) : codePage850[byte] ?? "_")
      }
      name = String(scalars)
    }
    let printable = name.unicodeScalars.map { scalar -> Unicode.Scalar in
      if scalar == "\\" { return "/" }
      return scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) ? "_" : scalar
    }
    return String(String.UnicodeScalarView(printable))
  }
}
