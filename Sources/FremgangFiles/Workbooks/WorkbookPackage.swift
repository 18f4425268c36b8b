import FremgangArchives

/// The parts of a workbook: the documents in its zip archive, and how they refer to each other.
struct WorkbookPackage {
  /// One part named by another.
  struct Relationship: Hashable {
    var id: String
    /// The last word of its type, such as `worksheet`.
    var kind: String
    /// The path of the part.
    var path: String
  }

  private let archive: ZipArchive
  private let parts: [String: ZipEntry]

  init(_ archive: ZipArchive) {
    self.archive = archive
    let named = archive.entries.map { (WorkbookPackage.folded($0.name), $0) }
    parts = Dictionary(named) { first, _ in first }
  }

  /// Whether there is such a part, whatever the case of its name (ECMA-376-2, 9.1.1.1.2).
  func has(_ path: String) -> Bool {
    parts[WorkbookPackage.folded(path)] != nil
  }

  /// Reads a part as a document.
  func read(
    _ path: String,
    _ content: any XMLContent,
    _ allowance: inout UnpackingAllowance
  ) throws(WorkbookFault) {
    guard let entry = parts[WorkbookPackage.folded(path)] else { throw .missing(path) }
    let stream = XMLStream(content)
    do {
      try archive.unpack(entry, &allowance) { stream.read($0) }
    } catch {
      throw .archive(error)
    }
    if stream.fault == nil, !content.isDone { _ = stream.read([], isLast: true) }
    if let fault = stream.fault { throw .document(fault, path) }
  }

  /// The parts that a part names, or that the package names when `path` is empty.
  func relationships(
    of path: String,
    _ allowance: inout UnpackingAllowance
  ) throws(WorkbookFault) -> [Relationship] {
    let cut = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let folder = String(path[..<cut])
    let content = RelationshipContent(folder)
    try read("\(folder)_rels/\(path[cut...]).rels", content, &allowance)
    return content.relationships
  }

  private static func folded(_ path: String) -> String {
    path.lowercased()
  }
}

/// The document of a part's relationships.
private final class RelationshipContent: XMLContent {
  private let folder: String
  private(set) var relationships: [WorkbookPackage.Relationship] = []
  let isDone = false

  init(_ folder: String) {
    self.folder = folder
  }

  func begin(_ name: String, _ attributes: XMLAttributes) -> Bool {
    guard name == "Relationship", let id = attributes["Id"], let target = attributes["Target"],
      attributes["TargetMode"] != "External"
    else { return false }
    let kind = attributes["Type"]?.split(separator: "/").last.map(String.init) ?? ""
    relationships.append(.init(id: id, kind: kind, path: path(of: target)))
    return false
  }

  func end(_ name: String, _ text: [UInt8]) {}

  /// A target as a path from the top of the package.
  private func path(of target: String) -> String {
    var parts: [Substring] = target.hasPrefix("/") ? [] : folder.split(separator: "/")
    for part in target.split(whereSeparator: { $0 == "/" || $0 == "\\" }) where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}
