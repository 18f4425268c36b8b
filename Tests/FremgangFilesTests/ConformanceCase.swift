import FremgangJSON
import FremgangKit
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// One table of the conformance folders, with what it must read as.
struct ConformanceCase: Sendable, CustomTestStringConvertible {
  /// The path below the folder.
  let path: String
  let bytes: [UInt8]
  let expected: JSONNode

  var testDescription: String { path }
  /// The name of the file.
  var name: String { String(path.split(separator: "/").last ?? "") }
  var status: String { expected["status"]?.text ?? "" }
  var dialect: JSONNode? { expected["dialect"] }

  /// The header that must be read, or nothing where the case states none.
  var header: [String]? {
    expected["header"]?.texts ?? expected["benchmark_rows"]?.rows.first
  }

  /// The rows that must be read, or nothing where the case states none.
  var rows: [[String]]? {
    expected["rows"].flatMap { $0.value == .null ? nil : $0.rows }
      ?? expected["benchmark_rows"].map { Array($0.rows.dropFirst()) }
  }

  /// How many rows of the file are its header; nothing where the case does not say.
  var headerLines: Int? { dialect?["header_lines"]?.number }
}

/// The folder with the tables: ours, or the one that the environment names.
let conformanceFolder: String = {
  if let folder = unsafe getenv("FREMGANG_CSV_CONFORMANCE") {
    return unsafe String(cString: folder)
  }
  return packageFolder + "/Tests/FremgangFilesTests/Conformance"
}()

/// Whether the tables are others than ours.
let conformanceFolderIsGiven = unsafe getenv("FREMGANG_CSV_CONFORMANCE") != nil

/// Every file beside its `*.expected.json`, in the folder and the folders in it.
let conformanceCases: [ConformanceCase] = {
  var cases: [ConformanceCase] = []
  for folder in [""] + fileNames(in: conformanceFolder).filter({ !$0.contains(".") }) {
    let path = folder.isEmpty ? conformanceFolder : "\(conformanceFolder)/\(folder)"
    for name in fileNames(in: path) where name.hasSuffix(".expected.json") {
      let data = String(name.dropLast(".expected.json".count))
      guard let bytes = contents(of: "\(path)/\(data)"),
        let json = contents(of: "\(path)/\(name)"), let expected = try? JSONNode.parse(json)
      else { continue }
      let shown = folder.isEmpty ? data : "\(folder)/\(data)"
      cases.append(ConformanceCase(path: shown, bytes: bytes, expected: expected))
    }
  }
  return cases
}()

/// The small inputs of `micro.json`.
let conformanceInputs: [JSONNode] = {
  guard let bytes = contents(of: conformanceFolder + "/micro.json"),
    let cases = try? JSONNode.parse(bytes)["cases"]
  else { return [] }
  return cases.elements
}()

private func fileNames(in folder: String) -> [String] {
  guard let directory = unsafe opendir(folder) else { return [] }
  defer { unsafe closedir(directory) }
  var names: [String] = []
  while let entry = unsafe readdir(directory) {
    let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { name in
        unsafe String(cString: name)
      }
    }
    names.append(name)
  }
  return names.sorted()
}

extension JSONNode {
  var text: String? { if case .string(let text) = value { text } else { nil } }
  var elements: [JSONNode] { if case .array(let nodes) = value { nodes } else { [] } }
  var members: [JSONMember] { if case .object(let members) = value { members } else { [] } }
  var texts: [String]? {
    if case .array(let nodes) = value { nodes.map { $0.text ?? "" } } else { nil }
  }
  var rows: [[String]] { elements.map { $0.texts ?? [] } }
  /// A whole number, written as one or as a text.
  var number: Int? {
    if case .number(let number) = value { number.int } else { text.flatMap { Int($0) } }
  }
}
