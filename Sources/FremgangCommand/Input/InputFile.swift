import FremgangFiles
import FremgangPublishing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A file that was read whole.
struct InputFile {
  /// The path as the user gave it; `-` for standard input.
  let path: String
  let bytes: [UInt8]

  /// The file's name without its folders.
  var name: String { InputFile.name(of: path) }

  /// What a file is called in a manifest.
  static func name(of path: String) -> String {
    path == "-" ? "standard input" : String(path.split(separator: "/").last ?? "")
  }

  /// Reads a file, a pipe or standard input.
  ///
  /// - Parameters:
  ///   - path: the path, or `-` for standard input.
  ///   - limit: the most bytes that are read.
  /// - Throws: why it cannot be read, or that it is larger.
  init(_ path: String, atMost limit: Int = Int.max) throws(InputFault) {
    self.path = path
    let descriptor = unsafe path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ENOENT ? .noSuchFile(path) : .cannotRead(path, error: InputFile.lastError)
    }
    defer { if path != "-" { close(descriptor) } }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      throw .cannotRead(path, error: InputFile.lastError)
    }
    if status.st_mode & S_IFMT == S_IFDIR { throw .isFolder(path) }
    if status.st_size > limit { throw .tooLarge(path, limit: limit) }
    let size = Int(status.st_size)
    bytes = try InputFile.contents(of: descriptor, path, atMost: limit, expecting: size)
  }

  /// The names of the files in a folder that end in `suffix`, sorted.
  static func names(in folder: String, suffix: String) throws(InputFault) -> [String] {
    guard let names = FileSystem.entries(of: folder) else {
      throw errno == ENOENT ? .noSuchFile(folder) : .cannotRead(folder, error: lastError)
    }
    return names.filter { $0.hasSuffix(suffix) }
  }

  static func exists(_ path: String) -> Bool {
    unsafe access(path, F_OK) == 0
  }

  /// How many bytes are read at a time.
  private static let chunk = 1 << 18

  private static var lastError: String {
    unsafe String(cString: strerror(errno))
  }

  /// Reads what is left of an open file.
  ///
  /// - Parameters:
  ///   - descriptor: the file.
  ///   - path: its path, for a fault.
  ///   - limit: the most bytes that are read.
  ///   - expected: how many bytes it is said to have.
  /// - Returns: its bytes.
  /// - Throws: why it cannot be read, or that it is larger.
  static func contents(
    of descriptor: Int32,
    _ path: String,
    atMost limit: Int,
    expecting expected: Int = 0
  ) throws(InputFault) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(max(expected, 0) + 1)
    // A little more than there should be, so that the end shows.
    let most = expected > 0 ? min(expected, InputFile.chunk - 1) + 1 : InputFile.chunk
    var chunk = [UInt8](repeating: 0, count: most)
    while true {
      let count = unsafe read(descriptor, &chunk, chunk.count)
      if count == 0 { return bytes }
      if count > 0 {
        if count > limit - bytes.count { throw .tooLarge(path, limit: limit) }
        bytes += chunk[..<count]
      } else if errno != EINTR {
        throw .cannotRead(path, error: lastError)
      }
    }
  }
}

/// Why a file could not be read.
enum InputFault: Error, Hashable {
  case noSuchFile(String)
  case isFolder(String)
  case cannotRead(String, error: String)
  /// A folder without a file that could be an export.
  case emptyFolder(String)
  /// A folder that this program wrote.
  case isReport(String)
  case tooLarge(String, limit: Int)

  var exitCode: ExitCode {
    switch self {
    case .noSuchFile, .isFolder, .emptyFolder, .isReport: .noInput
    case .cannotRead: .inputOutput
    case .tooLarge: .badData
    }
  }
}

extension InputFault: CustomStringConvertible {
  var description: String {
    switch self {
    case .noSuchFile(let path): "There is no file '\(path)'."
    case .isFolder(let path): "'\(path)' is a folder; name the files in it."
    case .cannotRead(let path, let error): "'\(path)' cannot be read: \(error)."
    case .emptyFolder(let path):
      "The folder '\(path)' holds no file that could be an export: "
        + "\(FileNames.exportSuffixes.joined(separator: ", ")). Folders in it are not looked into; name "
        + "the files in them."
    case .isReport(let path):
      "The folder '\(path)' is a report that fremgang wrote; name the export that it came from."
    case .tooLarge(let path, let limit):
      "'\(path)' has more than \(limit) bytes; if that is right, raise the limit in the plan: "
        + "\"limits\": { \"bytesPerFile\": … }."
    }
  }
}
