/// How the bytes of a text file spell its characters.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
  /// UTF-8.
  case utf8 = "utf-8"
  /// UTF-16, low byte first.
  case utf16LittleEndian = "utf-16le"
  /// UTF-16, high byte first.
  case utf16BigEndian = "utf-16be"
  /// Windows-1252, of which ISO-8859-1 is the printable part.
  case windows1252 = "windows-1252"
  /// Mac OS Roman, as old Macintosh programs wrote it.
  case macRoman = "mac-roman"
  /// UTF-8 that was taken for Windows-1252 or ISO-8859-1 and written as UTF-8 once more.
  case utf8Twice = "utf-8-twice"

  /// Finds an encoding by one of the names it goes by, whatever the case.
  public init?(name: String) {
    switch name.lowercased() {
    case "utf-8", "utf8": self = .utf8
    case "utf-16le", "utf16le", "utf-16", "utf16", "unicode": self = .utf16LittleEndian
    case "utf-16be", "utf16be": self = .utf16BigEndian
    case "windows-1252", "cp1252", "ansi", "iso-8859-1", "latin-1", "latin1": self = .windows1252
    case "mac-roman", "macroman", "mac", "macintosh": self = .macRoman
    case "utf-8-twice", "utf8-twice": self = .utf8Twice
    default: return nil
    }
  }

  /// The name in sentences.
  public var title: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian: "UTF-16 LE"
    case .utf16BigEndian: "UTF-16 BE"
    case .windows1252: "Windows-1252"
    case .macRoman: "Mac OS Roman"
    case .utf8Twice: "UTF-8 written twice"
    }
  }
}
