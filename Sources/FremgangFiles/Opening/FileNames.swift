/// What the names of files tell about them.
package enum FileNames {
  /// The ends of the names of files that an export can consist of: tables, and archives of them.
  package static let exportSuffixes =
    [".csv", ".txt", ".tsv", ".tab", ".xlsx", ".xlsm", ".gz", ".zip"]

  /// Whether a name ends in one of `suffixes`, whatever the case.
  package static func hasSuffix(_ name: String, of suffixes: [String]) -> Bool {
    let name = name.lowercased()
    return suffixes.contains { name.hasSuffix($0) }
  }

  /// Whether a file is left behind by a system or a program beside those that people make: hidden
  /// ones, the shadow files of macOS, the locks of Office and LibreOffice, thumbnails.
  package static func isByTheWay(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    guard let name = parts.last else { return true }
    return parts.contains("__MACOSX") || parts.contains { $0.hasPrefix(".") }
      || name.hasPrefix("~$") || name == "Thumbs.db" || name == "desktop.ini"
  }
}
