import FremgangArchives

/// What a zip archive is used for: many programs keep a document in one.
enum ZipContents: Hashable {
  /// An Excel workbook.
  case workbook
  /// A document of another kind.
  case foreign(ForeignFormat)
  /// Files.
  case files

  init(
    _ archive: ZipArchive,
    _ allowance: inout UnpackingAllowance
  ) throws(ArchiveFault) {
    let names = archive.entries.map { $0.name.lowercased() }
    func holds(_ start: String) -> Bool { names.contains { $0.hasPrefix(start) } }
    if let entry = archive.entries.first(where: { $0.name == "mimetype" }),
      entry.unpackedSize < 256
    {
      let type = try archive.contents(of: entry, &allowance)
      let isSheet = ByteSearch.holds(Array("opendocument.spreadsheet".utf8), in: type)
      self = .foreign(isSheet ? .openDocumentSheet : .openDocument)
    } else if names.contains("[content_types].xml"), names.contains("_rels/.rels") {
      if holds("xl/workbook.bin") {
        self = .foreign(.binaryWorkbook)
      } else if holds("word/") {
        self = .foreign(.word)
      } else if holds("ppt/") {
        self = .foreign(.powerPoint)
      } else {
        self = .workbook
      }
    } else if holds("xl/") {
      self = .workbook
    } else if holds("index/document.iwa") || (holds("index.zip") && holds("metadata/")) {
      self = .foreign(.numbers)
    } else {
      self = .files
    }
  }
}
