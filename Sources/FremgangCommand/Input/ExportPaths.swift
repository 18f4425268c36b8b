import FremgangFiles
import FremgangPublishing

/// The files that the operands of a command name: files themselves, and folders of them.
struct ExportPaths {
  /// The paths in the order of the operands, and by name within a folder.
  private(set) var files: [String] = []
  /// What was found in folders, a line each.
  private(set) var notes: [String] = []

  init(_ operands: [String]) throws(InputFault) {
    for operand in operands {
      if operand != "-", FileSystem.isFolder(followingLinks: operand) {
        try addFolder(operand)
      } else if ExportPaths.isPlan(operand), operands.count > 1 {
        // The shell makes of `folder/*` the plan as well, which is used where it stands.
        notes.append("\(operand): taken for the plan, not for an export")
      } else {
        files.append(operand)
      }
    }
  }

  private static func isPlan(_ path: String) -> Bool {
    path.split(separator: "/").last == "plan.json"
  }

  /// Adds the files of a folder that an export can consist of; folders in it are not entered.
  private mutating func addFolder(_ folder: String) throws(InputFault) {
    if FileSystem.holdsOurManifest(folder) { throw .isReport(folder) }
    let names = try InputFile.names(in: folder, suffix: "")
    let start = folder.hasSuffix("/") ? folder : folder + "/"
    var (read, folders, others): ([String], [String], [String]) = ([], [], [])
    for name in names where !FileNames.isByTheWay(name) && name != "plan.json" {
      if FileSystem.isFolder(followingLinks: start + name) {
        folders.append(name)
      } else if FileNames.hasSuffix(name, of: FileNames.exportSuffixes) {
        read.append(name)
      } else {
        others.append(name)
      }
    }
    if read.isEmpty { throw .emptyFolder(folder) }
    files += read.map { start + $0 }
    note(folder, "reads", read)
    note(folder, "folders in it are not entered:", folders)
    note(folder, "not read, because neither CSV nor Excel nor packed:", others)
  }

  private mutating func note(_ folder: String, _ what: String, _ names: [String]) {
    if !names.isEmpty { notes.append("\(folder): \(what) \(names.joined(separator: ", "))") }
  }
}
